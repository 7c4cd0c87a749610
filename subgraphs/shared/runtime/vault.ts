import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from './database.ts';
import { SettingError } from './settings.ts';
import type { VaultKeyRing } from './vaultKeyRing.ts';
import { blindIndex, type SealedRow, seal, unseal } from './vaultSeal.ts';

/**
 * Where a country keeps its personal numbers, and the only place. Other tables hold the reference (a UUID).
 * A number is found by a keyed hash of its normalised text and can be read back only with the vault's key.
 */
export interface Vault {
  find(tx: Transaction, number: string): Promise<string | undefined>;
  /** The references of those of the numbers that are kept; of the others nothing is stored. */
  findMany(tx: Transaction, numbers: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Returns the reference of the number, a new one where the number is new. Holds its row until the transaction ends. */
  store(tx: Transaction, number: string): Promise<string>;
  reveal(tx: Transaction, reference: string): Promise<string>;
  /** The numbers by their references; a reference that is gone is left out. */
  revealMany(tx: Transaction, references: readonly string[]): Promise<ReadonlyMap<string, string>>;
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
    findMany: (tx, numbers) => findMany(tx, numbers, indexes),
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
    revealMany: (tx, references) => revealMany(tx, references, ring),
    async hold(tx, reference) {
      const [row]: { held: boolean }[] = await tx.query('SELECT vault_hold($1) AS held', [reference]);
      return row?.held === true;
    },
    async forget(tx, reference) {
      await tx.query('SELECT vault_forget($1)', [reference]);
    },
  };
}

async function findMany(
  tx: Transaction,
  numbers: readonly string[],
  indexes: (number: string) => Buffer[],
): Promise<ReadonlyMap<string, string>> {
  const asked = numbers.flatMap((number) => indexes(number).map((index) => ({ number, index })));
  const rows: { place: string; found: string }[] = await tx.query(
    `SELECT place, found FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (index, place),
       vault_find(ARRAY[asked.index]) AS found WHERE found IS NOT NULL`,
    [asked.map(({ index }) => index)],
  );
  return new Map(rows.map(({ place, found }) => [asked[Number(place) - 1]?.number ?? '', found]));
}

async function revealMany(
  tx: Transaction,
  references: readonly string[],
  ring: VaultKeyRing,
): Promise<ReadonlyMap<string, string>> {
  const rows: SealedRow[] = await tx.query(
    `SELECT asked.reference, sealed.ciphertext, sealed.key_version
     FROM unnest($1::uuid[]) AS asked (reference), vault_reveal(asked.reference) AS sealed`,
    [references],
  );
  return new Map(rows.map((row) => [row.reference, unseal(ring, row)]));
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
