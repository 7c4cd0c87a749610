import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Scope } from '../../subgraphs/shared/runtime/scope.ts';
import { everyRecord } from '../../subgraphs/shared/runtime/scope.ts';
import type { TestSubgraph } from './testSubgraph.ts';

interface Wall {
  /** Two scopes with a record each in every table, and nothing in the database beside theirs. */
  readonly own: Scope;
  readonly other: Scope;
}

/** The row in a table of the country's, as the role that serves, in the scope. */
async function seen(on: TestSubgraph, table: string, scope?: Scope): Promise<string[]> {
  const rows: { row: string }[] = await on.database.transaction(
    (tx) => tx.query(`SELECT to_jsonb(t)::text AS row FROM "${table}" t ORDER BY 1`),
    scope,
  );
  return rows.map(({ row }) => row);
}

/** What plain SQL sees and changes of others' rows: nothing, in every one of the tables. */
export function wallTests(label: string, tables: readonly string[], open: () => Promise<[TestSubgraph, Wall]>): void {
  describe(`[A28] row-level security: ${label}`, () => {
    let on: TestSubgraph;
    let own: Scope;
    let other: Scope;
    beforeAll(async () => {
      [on, { own, other }] = await open();
    });
    afterAll(() => on.close());

    test.each(tables)('%s shows each scope its rows, and a transaction without a scope none', async (table) => {
      const [mine, theirs, all] = [
        await seen(on, table, own),
        await seen(on, table, other),
        await on.rows(`TABLE "${table}"`),
      ];
      expect(mine.length).toBeGreaterThan(0);
      expect(theirs.length).toBeGreaterThan(0);
      expect(mine.filter((row) => theirs.includes(row))).toEqual([]);
      expect(mine.length + theirs.length).toBe(all.length);
      expect(await seen(on, table)).toEqual([]);
      expect(await seen(on, table, { ...own, of: '00000000-0000-4000-8000-000000000000' })).toEqual([]);
      expect(await seen(on, table, { ...own, kind: 'everything' })).toEqual([]);
      expect(await seen(on, table, everyRecord('test'))).toHaveLength(all.length);
    });

    test.each(tables)('%s: others’ rows are not there to be changed, deleted, or put in', async (table) => {
      const before = await on.rows(`SELECT to_jsonb(t) AS row FROM "${table}" t ORDER BY 1`);
      const [theirs] = await seen(on, table, other);
      const column = Object.keys(JSON.parse(theirs ?? '{}'))[0];
      for (const scope of [own, undefined]) {
        const tried = on.database.transaction(async (tx) => {
          const [, updated] = await tx.query(
            `UPDATE "${table}" t SET "${column}" = "${column}" WHERE to_jsonb(t) = $1`,
            [theirs],
          );
          const [, deleted] = await tx.query(`DELETE FROM "${table}" t WHERE to_jsonb(t) = $1`, [theirs]);
          return [updated, deleted];
        }, scope);
        expect(await tried).toEqual([0, 0]);
        const put = on.database.transaction(
          (tx) =>
            tx.query(`INSERT INTO "${table}" SELECT * FROM jsonb_populate_record(NULL::"${table}", $1)`, [theirs]),
          scope,
        );
        await expect(put).rejects.toThrow(`new row violates row-level security policy for table "${table}"`);
      }
      expect(await on.rows(`SELECT to_jsonb(t) AS row FROM "${table}" t ORDER BY 1`)).toEqual(before);
    });

    test('the scope ends with its transaction, whatever connection comes next', async () => {
      for (let round = 0; round < 12; round += 1) {
        await seen(on, tables[0] ?? '', own);
        expect(await seen(on, tables[0] ?? '')).toEqual([]);
      }
    });
  });
}

/** The tables with row-level security, and those that point at one of them and have none. */
export async function walledTables(on: TestSubgraph): Promise<{ walled: string[]; open: string[] }> {
  const walled = await on.rows(
    'SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY 1',
  );
  const open = await on.rows(
    `SELECT DISTINCT child.relname AS name FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid
     JOIN pg_class parent ON parent.oid = k.confrelid
     WHERE k.contype = 'f' AND parent.relrowsecurity AND NOT child.relrowsecurity ORDER BY 1`,
  );
  return { walled: walled.map(({ name }) => name), open: open.map(({ name }) => name) };
}
