import { hash } from 'node:crypto';

/** A document by its text. */
export interface KnownDocument {
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
}

export function hashOf(text: string): string {
  return hash('sha256', text, 'hex');
}
