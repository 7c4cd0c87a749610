import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  leaveTombstone,
  tombstoneFileSweep,
  tombstoneHash,
  tombstoneKey,
} from '../../subgraphs/shared/runtime/tombstones.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

const KEY = tombstoneKey(Buffer.alloc(32, 'tombstones'), 'norway');
const AT = new Date('2026-11-20T10:00:00Z');
const ACCOUNT = { kind: 'account', subject: '6e4f2a52-0000-4000-8000-000000000001' };
const folder = mkdtempSync(join(tmpdir(), 'tombstones-'));
const file = join(folder, 'tombstones.jsonl');

let on: RuntimeDatabase;
beforeEach(async () => {
  on = await runtimeDatabase();
});
afterEach(async () => {
  await on.close();
  rmSync(file, { force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const leave = (buried = ACCOUNT) => on.database.transaction((tx) => leaveTombstone(tx, KEY, buried, AT));
const write = (to = file) =>
  tombstoneFileSweep({ country: 'norway', database: on.database, now: () => AT, file: to }).run();
const lines = () => readFileSync(file, 'utf8').split('\n').filter(Boolean);

describe('[A45] a tombstone', () => {
  test('is a keyed hash, a kind and a time: nothing by which anybody is known', async () => {
    await leave();
    await leave();
    const hash = tombstoneHash(KEY, ACCOUNT);
    expect(await on.owned.source.query('SELECT * FROM tombstone')).toEqual([
      { hash, kind: 'account', at: AT, written_at: null },
    ]);
    expect(tombstoneHash(tombstoneKey(Buffer.alloc(32, 'tombstones'), 'finland'), ACCOUNT)).not.toEqual(hash);
    expect(tombstoneHash(KEY, { ...ACCOUNT, kind: 'customer' })).not.toEqual(hash);
  });

  test('is not left where the deletion was rolled back', async () => {
    const undone = on.database.transaction(async (tx) => {
      await leaveTombstone(tx, KEY, ACCOUNT, AT);
      throw new Error('rolled back');
    });
    await expect(undone).rejects.toThrow('rolled back');
    expect(await on.owned.source.query('SELECT * FROM tombstone')).toEqual([]);
  });

  test('goes to the file once, and again where nobody knows whether it got there', async () => {
    for (let number = 1; number <= 501; number += 1) await leave({ kind: 'account', subject: `${number}` });
    expect(await write()).toBe(501);
    expect(await write()).toBe(0);
    expect(new Set(lines())).toHaveProperty('size', 501);
    expect(JSON.parse(lines()[0] ?? '')).toEqual({
      country: 'norway',
      kind: 'account',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      at: AT.toISOString(),
    });
    await on.owned.source.query(`UPDATE tombstone SET written_at = NULL WHERE hash = $1`, [
      tombstoneHash(KEY, { kind: 'account', subject: '7' }),
    ]);
    expect(await write()).toBe(1);
    expect(new Set(lines())).toHaveProperty('size', 501);
  });

  test('waits where the file cannot be written', async () => {
    await leave();
    await expect(write(join(folder, 'none', 'file'))).rejects.toThrow('ENOENT');
    expect(await write()).toBe(1);
  });

  test('is not the server’s to remove', async () => {
    await leave();
    await expect(on.database.source.query('DELETE FROM tombstone')).rejects.toThrow('permission denied');
  });
});
