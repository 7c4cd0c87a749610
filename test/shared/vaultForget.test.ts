import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openVault, type Vault } from '../../subgraphs/shared/runtime/vault.ts';
import { vaultKeyRing } from '../../subgraphs/shared/runtime/vaultKeyRing.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

const NUMBER = '280215A924B';
let runtime: RuntimeDatabase;
let vault: Vault;
beforeAll(async () => {
  runtime = await runtimeDatabase();
  const ring = vaultKeyRing({ FINLAND_SECRET: Buffer.alloc(32, 'forget').toString('base64') }, 'finland');
  vault = await openVault(runtime.database, ring);
  await runtime.owned.source.query(
    'CREATE TABLE person (number uuid CONSTRAINT refers REFERENCES personal_number); GRANT ALL ON person TO runtime_app',
  );
});
afterAll(() => runtime.close());

const run: RuntimeDatabase['database']['transaction'] = (work) => runtime.database.transaction(work);

describe('[A45] a number that goes', () => {
  test('is nowhere any more, and comes back under another reference', async () => {
    const reference = await run((tx) => vault.store(tx, NUMBER));
    await run((tx) => vault.forget(tx, reference));
    expect(await run((tx) => vault.find(tx, NUMBER))).toBeUndefined();
    expect(await runtime.owned.source.query('SELECT FROM personal_number_index')).toEqual([]);
    expect(await run((tx) => vault.store(tx, NUMBER))).not.toBe(reference);
  });

  test('stays while a row refers to it', async () => {
    const reference = await run((tx) => vault.store(tx, NUMBER));
    await runtime.owned.source.query('INSERT INTO person VALUES ($1)', [reference]);
    await expect(run((tx) => vault.forget(tx, reference))).rejects.toThrow('refers');
    expect(await run((tx) => vault.find(tx, NUMBER))).toBe(reference);
    await runtime.owned.source.query('DELETE FROM person');
  });

  test('is not held while somebody stores it', async () => {
    const reference = await run((tx) => vault.store(tx, NUMBER));
    await run(async (desk) => {
      await vault.store(desk, NUMBER);
      expect(await run((tx) => vault.hold(tx, reference))).toBe(false);
    });
    expect(await run((tx) => vault.hold(tx, reference))).toBe(true);
  });

  test('makes whoever stores it at the same instant store it anew', async () => {
    const former = await run((tx) => vault.store(tx, NUMBER));
    const storing: Promise<string>[] = [];
    await run(async (sweep) => {
      await vault.hold(sweep, former);
      storing.push(run((desk) => vault.store(desk, NUMBER)));
      await new Promise((resolve) => setTimeout(resolve, 200));
      await vault.forget(sweep, former);
    });
    const [stored] = await Promise.all(storing);
    expect(stored).not.toBe(former);
    expect(await run((tx) => vault.find(tx, NUMBER))).toBe(stored);
  });
});
