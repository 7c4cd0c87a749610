import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openVault, type Vault } from '../../subgraphs/shared/runtime/vault.ts';
import { vaultKeyRing } from '../../subgraphs/shared/runtime/vaultKeyRing.ts';
import { blindIndex } from '../../subgraphs/shared/runtime/vaultSeal.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

const secret = randomBytes(32);
const ringOf = (country: string, key: Buffer) =>
  vaultKeyRing({ [`${country.toUpperCase()}_SECRET`]: key.toString('base64') }, country);
let vault: Vault;
let runtime: RuntimeDatabase;

beforeAll(async () => {
  runtime = await runtimeDatabase();
  vault = await openVault(runtime.database, ringOf('finland', secret));
});
afterAll(() => runtime.close());

const inTransaction = <Result>(work: Parameters<typeof runtime.database.transaction<Result>>[0]) =>
  runtime.database.transaction(work);

describe('the vault', () => {
  test('[A66] gives the same number the same reference and another sign another one', async () => {
    const references = await inTransaction(async (tx) => [
      await vault.store(tx, '280215A924B'),
      await vault.store(tx, '280215A924B'),
      await vault.store(tx, '280215B924B'),
    ]);
    expect(references[0]).toBe(references[1]);
    expect(references[0]).not.toBe(references[2]);
    expect(await inTransaction((tx) => vault.find(tx, '280215A924B'))).toBe(references[0]);
    expect(await inTransaction((tx) => vault.find(tx, '150609A920H'))).toBeUndefined();
    expect(await inTransaction((tx) => vault.reveal(tx, references[0] ?? ''))).toBe('280215A924B');
  });

  test('[A45] stores nothing that can be read or recomputed without its key', async () => {
    await inTransaction((tx) => vault.store(tx, '150606A922T'));
    const rows: { ciphertext: Buffer }[] = await runtime.owned.source.query('SELECT * FROM personal_number');
    for (const { ciphertext } of rows) expect(ciphertext.toString('latin1')).not.toContain('150606A922T');
    for (const ring of [ringOf('finland', randomBytes(32)), ringOf('norway', secret)]) {
      const guess = blindIndex(ring.active, '150606A922T');
      expect(await runtime.database.source.query('SELECT vault_find($1) AS found', [[guess]])).toEqual([
        { found: null },
      ]);
    }
  });

  test('does not open a ciphertext that was moved to another person, altered or cut', async () => {
    const [mine, theirs] = await inTransaction(async (tx) => [
      await vault.store(tx, '040191-925P'),
      await vault.store(tx, '040191X925P'),
    ]);
    const change = (sql: string) =>
      runtime.owned.source.query(`UPDATE personal_number SET ciphertext = ${sql} WHERE reference = $1`, [mine]);
    const broken = () => expect(inTransaction((tx) => vault.reveal(tx, mine ?? ''))).rejects.toThrow();
    await change('set_byte(ciphertext, 30, get_byte(ciphertext, 30) # 1)');
    await broken();
    await change('substring(ciphertext from 1 for 20)');
    await broken();
    await runtime.owned.source.query(
      'UPDATE personal_number SET ciphertext = (SELECT ciphertext FROM personal_number WHERE reference = $2) WHERE reference = $1',
      [mine, theirs],
    );
    await broken();
  });

  test('[A38] sends PostgreSQL no number, only what is enciphered or hashed with a key', async () => {
    const sent: string[] = [];
    const { source } = runtime.database;
    const { logger } = source;
    const quiet = Object.fromEntries(['logQueryError', 'logQuerySlow', 'log'].map((name) => [name, () => undefined]));
    const logQuery = (sql: string, parameters: unknown[] = []) => {
      const texts = parameters.flat().map((one) => (Buffer.isBuffer(one) ? one.toString('latin1') : String(one)));
      sent.push(sql, ...texts);
    };
    Object.assign(source, { logger: { ...quiet, logQuery } });
    await inTransaction(async (tx) => {
      const reference = await vault.store(tx, '150609A920H');
      await vault.store(tx, '150609A920H');
      await vault.find(tx, '150609A920H');
      await vault.reveal(tx, reference);
    });
    Object.assign(source, { logger });
    expect(sent.join()).toContain('vault_store');
    expect(sent.join()).toContain('vault_find');
    expect(sent.join()).not.toMatch(/150609|920H/);
    for (const form of ['latin1', 'hex', 'base64'] as const) expect(sent.join()).not.toContain(secret.toString(form));
  });

  test('[A45] a copy of the whole database holds neither a number nor a key', async () => {
    await inTransaction((tx) => vault.store(tx, '150606A922T'));
    const keys = [secret, ...Object.values(ringOf('finland', secret).active).filter(Buffer.isBuffer).slice(0, 2)];
    const tables = await runtime.owned.source.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    for (const { tablename } of tables) {
      const rows: { row: string }[] = await runtime.owned.source.query(`SELECT t::text AS row FROM "${tablename}" t`);
      const text = rows.map(({ row }) => row).join();
      expect(text).not.toMatch(/150606|922T/);
      for (const key of keys) expect(text).not.toContain(key.toString('hex'));
    }
  });

  test('[A65] two at the same instant get one reference', async () => {
    const both = await Promise.all([1, 2].map(() => inTransaction((tx) => vault.store(tx, '170599+903N'))));
    expect(both[0]).toBe(both[1]);
  });
});
