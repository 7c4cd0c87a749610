import type { JWTPayload } from 'jose';

/** Who calls: the configured name of the issuer that vouches for him, and his subject there. Never an e-mail address as a key. */
export interface Caller {
  readonly issuer: string;
  readonly subject: string;
  /** Verified claims of the token. May hold a personal number (`pid` of ID-porten): never logged, never stored. */
  readonly claims: JWTPayload;
}

/** How the audit trail and the tables of roles name a caller. */
export function callerName(caller: Caller | undefined): string {
  return caller ? `${caller.issuer}|${caller.subject}` : 'anonymous';
}
