import { hkdfSync } from 'node:crypto';

/** A 32-byte key of its own for each purpose, from the one secret of a country (HKDF-SHA256). */
export function deriveKey(secret: Buffer, country: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `library supergraph|${country}|${purpose}`, 32));
}
