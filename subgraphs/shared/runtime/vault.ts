import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from './database.ts';
import { SettingError } from './settings.ts';
import type { VaultKeyRing } from './vaultKeyRing.ts';
import { blindIndex, seal, unseal } from './vaultSeal.ts';

/**
 * Where a country keeps its personal numbers, and the only place. Other tables hold the reference (a UUID).
 * A number is found by a keyed hash of its normalised text and can be read back only with the vault's key.
 */
export interface Vault {
  find(tx: Transaction, number: string): Promise<string | undefined>;
  /** Returns the reference of the number, a new one where the number is new. Holds its row until the transaction ends. */
  store(tx: Transaction, number: string): Promise<string>;
  reveal(tx: Transaction, reference: string): Promise<string>;
  /**
   * Locks the number before the rows that refer to it are deleted; false where somebody is storing it at this moment.
   * Without it, deleting and registering the same person could wait for each other.
   */
  hold(tx: Transaction, reference: string): Promise<boolean>;
  /** Deletes the number for good. A row that still refers to it refuses, by its foreign key. */
  forget(tx: Transaction, reference: string): Promise<void>;
}

const COMPLAINTS: Readonly<Record<string, string>> = {
  OTHER_KEY: 'is another secret than the one the database was written with',
  RETIRED: 'was retired for good: give a new key a new version',
  MISSING: 'is in use: list it, as decrypt-only or, after vault:rotate, as retired',
  IN_USE: 'still seals numbers: keep it as decrypt-only and run npm run vault:rotate',
  NOT_INDEXED: 'does not find every number yet: run npm run vault:rotate before another version is retired',
};

/** Opens the country's vault after the database has agreed to the key ring. Throws SettingError where it does not. */
export async function openVault(database: Database, ring: VaultKeyRing): Promise<Vault> {
  await agreeOnKeys(database, ring);
  const versions = ring.usable.map(({ version }) => version);
  const indexes = (number: string) => ring.usable.map((key) => blindIndex(key, number));
  return {
    async find(tx, number) {
      const [row]: { found: string | null }[] = await tx.query('SELECT vault_find($1) AS found', [indexes(number)]);
      return row?.found ?? undefined;
    },
    async store(tx, number) {
      const fresh = randomUUID();
      const sealed = seal(ring, fresh, number);
      const [row]: { stored: string }[] = await tx.query('SELECT vault_store($1, $2, $3, $4, $5) AS stored', [
        fresh,
        versions,
        indexes(number),
        sealed,
        ring.active.version,
      ]);
      return row?.stored ?? fresh;
    },
    async reveal(tx, reference) {
      const rows: { ciphertext: Buffer; key_version: number }[] = await tx.query('SELECT * FROM vault_reveal($1)', [
        reference,
      ]);
      if (!rows[0]) throw new Error('the vault has no such reference');
      return unseal(ring, { reference, ...rows[0] });
    },
    async hold(tx, reference) {
      const [row]: { held: boolean }[] = await tx.query('SELECT vault_hold($1) AS held', [reference]);
      return row?.held === true;
    },
    async forget(tx, reference) {
      await tx.query('SELECT vault_forget($1)', [reference]);
    },
  };
}

async function agreeOnKeys(database: Database, { country, active, usable, retired }: VaultKeyRing): Promise<void> {
  const [complaint]: { complaint: string; key_version: number }[] = await database.transaction((tx) =>
    tx.query('SELECT * FROM vault_open($1, $2, $3, $4)', [
      usable.map(({ version }) => version),
      usable.map(({ check }) => check),
      active.version,
      retired,
    ]),
  );
  if (!complaint) return;
  const text = COMPLAINTS[complaint.complaint] ?? complaint.complaint;
  throw new SettingError(`the vault of ${country}: key version ${complaint.key_version} ${text}`);
}
