import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from './database.ts';
import { deriveKey } from './deriveKey.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Where a country keeps its personal numbers, and the only place. Other tables hold the reference (a UUID).
 * A number is found by a keyed hash of its normalised text and can be read back only with the vault's key.
 */
export interface Vault {
  find(tx: Transaction, number: string): Promise<string | undefined>;
  /** Returns the reference of the number, a new one where the number is new. */
  store(tx: Transaction, number: string): Promise<string>;
  reveal(tx: Transaction, reference: string): Promise<string>;
}

/** `secret`: 32 bytes or more, one per country; the encryption key and the key of the index are derived from it. */
export function openVault(country: string, secret: Buffer, version = 1): Vault {
  const encryptionKey = deriveKey(secret, country, `personal number encryption v${version}`);
  const indexKey = deriveKey(secret, country, 'personal number index');
  const blindIndex = (number: string) => createHmac('sha256', indexKey).update(number).digest();

  const find: Vault['find'] = async (tx, number) => {
    const rows: { reference: string }[] = await tx.query(
      'SELECT reference FROM personal_number WHERE blind_index = $1',
      [blindIndex(number)],
    );
    return rows[0]?.reference;
  };

  return {
    find,
    async store(tx, number) {
      const reference = randomUUID();
      const ciphertext = seal(encryptionKey, aad(country, reference), number);
      const rows: { reference: string }[] = await tx.query(
        `INSERT INTO personal_number (reference, blind_index, ciphertext, key_version) VALUES ($1, $2, $3, $4)
         ON CONFLICT (blind_index) DO UPDATE SET key_version = personal_number.key_version RETURNING reference`,
        [reference, blindIndex(number), ciphertext, version],
      );
      return rows[0]?.reference ?? reference;
    },
    async reveal(tx, reference) {
      const rows: { ciphertext: Buffer }[] = await tx.query(
        'SELECT ciphertext FROM personal_number WHERE reference = $1',
        [reference],
      );
      const row = rows[0];
      if (!row) throw new Error('the vault has no such reference');
      return open(encryptionKey, aad(country, reference), row.ciphertext);
    },
  };
}

// Binds the ciphertext to its row: moved to another person's row it no longer opens.
function aad(country: string, reference: string): Buffer {
  return Buffer.from(`${country}|personal_number|${reference}`);
}

function seal(key: Buffer, associated: Buffer, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associated);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function open(key: Buffer, associated: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associated).setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
