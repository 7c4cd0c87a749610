import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Transaction } from '../../subgraphs/shared/runtime/database.ts';
import { everyRecord, inScope } from '../../subgraphs/shared/runtime/scope.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

let runtime: RuntimeDatabase;
beforeAll(async () => {
  runtime = await runtimeDatabase();
});
afterAll(() => runtime.close());

const unit = { kind: 'unit', of: 'a:b' };

async function scopesIn(tx: Transaction): Promise<unknown> {
  const [row] = await tx.query(`SELECT scope_of('unit') AS unit, scope_of('uni') AS uni, scope_of('every') AS every`);
  return row;
}

describe('[A28] the scope of a transaction', () => {
  test('is of its kind alone, and of nothing where none is said', async () => {
    expect(await runtime.database.transaction(scopesIn, unit)).toEqual({ unit: 'a:b', uni: null, every: null });
    expect(await runtime.database.transaction(scopesIn)).toEqual({ unit: null, uni: null, every: null });
  });

  test('is wider for one work, and then what it was', async () => {
    await runtime.database.transaction(async (tx) => {
      const wide = { unit: null, uni: null, every: 'test' };
      expect(await inScope(tx, everyRecord('test'), scopesIn)).toEqual(wide);
      expect(await scopesIn(tx)).toEqual({ unit: 'a:b', uni: null, every: null });
    }, unit);
    await runtime.database.transaction(async (tx) => {
      await inScope(tx, everyRecord('test'), scopesIn);
      expect(await scopesIn(tx)).toEqual({ unit: null, uni: null, every: null });
    });
  });

  test('goes back with the savepoint in which it was widened', async () => {
    await runtime.database.transaction(async (tx) => {
      const failing = tx.transaction((inner) =>
        inScope(inner, everyRecord('test'), () => Promise.reject(new Error('x'))),
      );
      await expect(failing).rejects.toThrow('x');
      expect(await scopesIn(tx)).toEqual({ unit: 'a:b', uni: null, every: null });
    }, unit);
  });
});
