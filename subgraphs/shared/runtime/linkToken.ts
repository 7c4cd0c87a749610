import { createHash, createHmac } from 'node:crypto';

/**
 * The secret of a one-time link: 256 bits in base64url, derived from the key, what the link is for, whom it is for and
 * its generation. Nothing but its hash is stored, and a mail that must be written again after a crash carries the same link.
 */
export function linkToken(key: Buffer, purpose: string, id: string, generation: number): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([purpose, id, generation]))
    .digest('base64url');
}

/** What is stored of a link: 256 random-looking bits need no salt. */
export function hashOfLinkToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
