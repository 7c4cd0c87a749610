import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const LIFETIME_MS = 24 * 3_600_000;

/** Where a cursor holds: one list, one caller, one filter. */
export interface CursorScope {
  readonly list: string;
  readonly caller: string;
  readonly filter?: string;
}

/** Cursors of personal lists: they open for whom they were made, in the list they were made for, for 24 hours or `lifetimeMs`. */
export interface Cursors {
  seal(scope: CursorScope, position: string): string;
  /** The position; undefined where the cursor is forged, foreign or too old. */
  open(scope: CursorScope, cursor: string): string | undefined;
}

/** `key`: 32 bytes. Encrypted, because a position in the audit trail tells how busy others are. */
export function openCursors(key: Buffer, now: () => Date, lifetimeMs: number = LIFETIME_MS): Cursors {
  return {
    seal(scope, position) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bytesOf(scope));
      const text = JSON.stringify([now().getTime() + lifetimeMs, position]);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(scope, cursor) {
      const sealed = Buffer.from(cursor, 'base64url');
      // Buffer reads many spellings as the same bytes; only the one that was given out counts.
      if (sealed.length <= IV_BYTES + TAG_BYTES || sealed.toString('base64url') !== cursor) return undefined;
      const text = decrypt(key, bytesOf(scope), sealed);
      const [until, position] = text === undefined ? [0, undefined] : (JSON.parse(text) as [number, string]);
      return until > now().getTime() ? position : undefined;
    },
  };
}

function bytesOf({ list, caller, filter = '' }: CursorScope): Buffer {
  return Buffer.from(JSON.stringify([list, caller, filter]));
}

function decrypt(key: Buffer, scope: Buffer, sealed: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(scope).setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const body = sealed.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
