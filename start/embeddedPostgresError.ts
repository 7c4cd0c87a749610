import { SettingError } from '../subgraphs/shared/runtime/settings.ts';

export type EmbeddedPostgresErrorCode =
  | 'UNSUPPORTED_PLATFORM'
  | 'PATH_UNREACHABLE'
  | 'DATA_FOLDER_PATH_TOO_LONG'
  | 'DATA_FOLDER_NOT_WRITABLE'
  | 'DATA_FOLDER_HOLDS_OTHER_FILES'
  | 'DATA_FOLDER_IN_USE'
  | 'DATA_FOLDER_OTHER_VERSION'
  | 'POSTGRES_DID_NOT_START';

/** Why the embedded database cannot run. The message is one line that names the folder and the remedy. */
export class EmbeddedPostgresError extends SettingError {
  override readonly name = 'EmbeddedPostgresError';
  readonly code: EmbeddedPostgresErrorCode;

  constructor(code: EmbeddedPostgresErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The `code` of an error of Node.js ('ENOENT') or PostgreSQL ('57P03'). */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
