import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Operation, PERMISSIONS } from '../../subgraphs/insight/domain/permissions.ts';
import { ANALYST, testInsight } from '../support/insight.ts';
import { wholeDatabase } from '../support/snapshot.ts';
import { staff, type TestSubgraph } from '../support/testSubgraph.ts';
import { ASKING } from './permissionCells.ts';

let on: TestSubgraph;
beforeAll(async () => {
  on = await testInsight();
});
afterAll(() => on.close());

const OPERATIONS = Object.keys(PERMISSIONS) as Operation[];
const STRANGERS = [
  ['nobody', undefined, 'UNAUTHENTICATED'],
  ['a desk of a country', staff('desk.rana'), 'FORBIDDEN'],
  ['the same subject of another issuer', { ...ANALYST, issuer: 'kb-login' }, 'FORBIDDEN'],
] as const;

describe('[A28] who may ask insight what', () => {
  test.each(OPERATIONS)('%s: an analyst', async (asked) => {
    const { document, variables } = ASKING[asked];
    expect((await on.answer(document, variables, ANALYST)).errors).toBeUndefined();
  });

  test.each(OPERATIONS.flatMap((asked) => STRANGERS.map(([who, as, code]) => ({ asked, who, as, code }))))(
    '$asked: $who hears $code and changes nothing',
    async ({ asked, as, code }) => {
      const before = await wholeDatabase(on);
      const { document, variables } = ASKING[asked];
      const { data, errors } = await on.answer(document, variables, as);
      expect([data?.[asked], errors?.[0]?.extensions?.['code']]).toEqual([null, code]);
      expect(await wholeDatabase(on)).toEqual(before);
    },
  );

  test('[A27] whoever is struck off the list is nobody at the next call', async () => {
    await on.rows(`UPDATE analyst SET subject = 'analyst.two'`);
    const { document, variables } = ASKING.membershipFreshness;
    expect((await on.answer(document, variables, ANALYST)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    await on.rows(`UPDATE analyst SET subject = 'analyst.one'`);
  });
});

test('[A45] the role of insight reads nothing but its own tables, and there is no vault among them', async () => {
  const tables = await on.rows(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND has_table_privilege('insight_app', c.oid, 'SELECT') ORDER BY 1`,
  );
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['analyst', 'membership_event', 'membership_flow', 'membership_record']),
  );
  expect(tables.filter(({ name }) => /personal|vault/.test(name))).toEqual([]);
  for (const name of ['template_netherlands', 'template_norway', 'template_finland']) {
    const [right] = await on.rows(`SELECT has_database_privilege('insight_app', $1, 'CONNECT') AS may`, [name]);
    expect([name, right.may]).toEqual([name, false]);
  }
});
