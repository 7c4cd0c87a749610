import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { CurrentAndFormer } from '../../../shared/runtime/countryKeys.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals what nobody may read in the tables; bound to its row, so that it opens in no other. */
export interface Sealing {
  seal(row: string, text: string): Buffer;
  /** Throws where it was altered, or moved from another row. */
  open(row: string, sealed: Buffer): string;
  /** The same under the key of now; undefined where that sealed it. Throws as `open` does. */
  reseal(row: string, sealed: Buffer): Buffer | undefined;
}

/** AES-256-GCM. Keys of 32 bytes: the first seals, all open. */
export function openSealing(...keys: CurrentAndFormer): Sealing {
  const seal = (row: string, text: string) => {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', keys[0], iv).setAAD(Buffer.from(row));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  };
  const open = (row: string, sealed: Buffer) => {
    const opened = keys.map((key) => opens(key, row, sealed));
    const text = opened.find((one) => one !== undefined);
    if (text === undefined)
      throw new Error('what is sealed was altered, moved, or sealed under a key that is not known');
    return { text, isCurrent: opened[0] !== undefined };
  };
  return {
    seal,
    open: (row, sealed) => open(row, sealed).text,
    reseal(row, sealed) {
      const { text, isCurrent } = open(row, sealed);
      return isCurrent ? undefined : seal(row, text);
    },
  };
}

function opens(key: Buffer, row: string, sealed: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(row)).setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const body = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
