import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { usableKey, type VaultKey, type VaultKeyRing } from './vaultKeyRing.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** HMAC-SHA-256 of the normalised number: equal for equal numbers under one key, and nothing else to those without it. */
export function blindIndex({ index }: VaultKey, number: string): Buffer {
  return createHmac('sha256', index).update(number).digest();
}

/** Under the active version, bound to the country and the row. */
export function seal({ country, active }: VaultKeyRing, reference: string, number: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', active.encryption, iv).setAAD(place(country, reference));
  const body = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

export interface SealedRow {
  readonly reference: string;
  readonly ciphertext: Buffer;
  readonly key_version: number;
}

/** Throws where the row was altered, moved to another person's place, or sealed under a version that is not usable. */
export function unseal(ring: VaultKeyRing, { reference, ciphertext, key_version }: SealedRow): string {
  const { encryption } = usableKey(ring, key_version);
  const iv = ciphertext.subarray(0, IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', encryption, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(place(ring.country, reference)).setAuthTag(ciphertext.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const body = ciphertext.subarray(IV_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

// Binds the ciphertext to its row: moved to another person's row it no longer opens.
function place(country: string, reference: string): Buffer {
  return Buffer.from(`${country}|personal_number|${reference}`);
}
