import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inOneOrder, type MembershipChange } from '../../../subgraphs/insight/domain/records/membershipChange.ts';
import { renewToldLibraries } from '../../../subgraphs/insight/storage/records/toldLibraries.ts';
import { ANALYST, testInsight } from '../../support/insight.ts';
import { staff, type TestSubgraph } from '../../support/testSubgraph.ts';
import { many, PROTECTED, takeIn } from './world.ts';

const OTHER = staff('analyst.two');
const PAGE = `query ($after: String, $first: Int) {
  membershipChanges(after: $after, first: $first) {
    edges { cursor node { record country happened at after { kind status library region since through } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

let on: TestSubgraph;
beforeAll(async () => {
  on = await testInsight();
  await on.rows(`INSERT INTO analyst VALUES ('staff', 'analyst.two')`);
  await takeIn(on, [
    ...many('netherlands', 55),
    {
      country: 'netherlands',
      membership: 'netherlands-0001',
      happened: 'MOVED',
      library: '0999',
      at: '2025-01-01T00:00:00Z',
    },
    { country: 'norway', membership: 'leaves', at: '2024-01-01T09:00:00Z' },
    { country: 'norway', membership: 'hides', at: '2024-01-01T09:30:00Z' },
    { country: 'norway', membership: 'leaves', happened: 'ERASED', at: '2025-02-01T00:00:00Z' },
    { country: 'norway', membership: 'hides', happened: 'MOVED', undisclosed: true, at: '2025-02-02T00:00:00Z' },
    { country: 'finland', membership: 'C1', library: 'C1', since: '2024-03-17', at: '2024-03-17T10:00:00Z' },
  ]);
  await on.database.transaction((tx) => renewToldLibraries(tx, 50));
});
afterAll(() => on.close());

type Edge = { cursor: string; node: any };
const page = async (variables: object, as = ANALYST): Promise<{ edges: Edge[]; pageInfo: any }> =>
  (await on.run(PAGE, variables, as))['membershipChanges'];
const codeOf = async (variables: object, as = ANALYST) =>
  (await on.answer(PAGE, variables, as)).errors?.[0]?.extensions?.['code'];

async function walk(first = 50, as = ANALYST, from: string | null = null): Promise<Edge[]> {
  const edges: Edge[] = [];
  for (let after = from; ; ) {
    const next = await page({ first, after }, as);
    edges.push(...next.edges);
    if (!next.pageInfo.hasNextPage) return edges;
    after = next.pageInfo.endCursor;
  }
}
const nodes = (edges: readonly Edge[]) => edges.map(({ node }) => node);

describe('membershipChanges', () => {
  test('tells every event once, each country’s in its order, and goes on anywhere', async () => {
    const all = await walk();
    expect(nodes(await walk(13))).toEqual(nodes(all));
    expect(all).toHaveLength(55 + 1 + 1 + 1 + 1);
    expect(new Set(all.map(({ cursor }) => cursor)).size).toBe(all.length);
    for (const at of [0, 30, all.length - 1])
      expect(nodes(await walk(50, ANALYST, all[at]?.cursor))).toEqual(nodes(all).slice(at + 1));
  });

  test('tells how a membership stood then, and [A40] of Finland and small libraries no place', async () => {
    const told = nodes(await walk());
    const moves = told.filter(({ happened }) => happened === 'MOVED');
    expect(moves).toMatchObject([{ country: 'NETHERLANDS', after: { library: null, region: '03' } }]);
    expect(told.filter(({ record }) => record === moves[0].record)[0].after.library).toBe('0301');
    expect(told.filter(({ country }) => country === 'FINLAND')).toMatchObject([
      { at: '2024-03-01T00:00:00.000Z', after: { library: null, region: null, since: '2024-03-01' } },
    ]);
  });

  test('[A43] tells whoever is erased and whoever becomes protected alike, and nothing of them before it', async () => {
    const norwegian = nodes(await walk()).filter(({ country }) => country === 'NORWAY');
    expect(norwegian.map(({ happened, after }) => [happened, after])).toEqual([
      ['ERASED', null],
      ['ERASED', null],
    ]);
    expect(JSON.stringify(norwegian)).not.toMatch(/leaves|hides/);
  });

  test('[A8] whoever is protected no longer comes back under another name', async () => {
    const before = await walk();
    await takeIn(on, [{ country: 'norway', membership: 'hides', happened: 'MOVED', at: '2025-03-01T00:00:00Z' }]);
    const [back, ...others] = nodes(await walk(20, ANALYST, before.at(-1)?.cursor));
    expect([back.happened, back.after.region, others]).toEqual(['MOVED', '03', []]);
    expect(before.map(({ node }) => node.record)).not.toContain(back.record);
    const anew = nodes(await walk()).filter(({ country }) => country === 'NORWAY');
    expect(anew.map(({ happened }) => happened)).toEqual(['JOINED', 'ERASED', 'ERASED', 'MOVED']);
    expect(anew[0].record).toBe(anew[2].record);
  });

  test('[A8] protected persons change nothing, not even the length of a cursor', async () => {
    const look = async () => {
      const edges = await walk(10);
      return JSON.stringify([nodes(edges), edges.map(({ cursor }) => cursor.length)]);
    };
    const before = await look();
    await takeIn(on, PROTECTED);
    expect(await look()).toBe(before);
  });

  test('[A29] a cursor is one analyst’s, cannot be altered, and outlives everything for a year', async () => {
    const [first] = await walk();
    const after = first?.cursor ?? '';
    expect(await codeOf({ after }, OTHER)).toBe('BAD_USER_INPUT');
    const altered = after.slice(0, -1) + (after.endsWith('A') ? 'B' : 'A');
    expect(await codeOf({ after: altered })).toBe('BAD_USER_INPUT');
    expect([await codeOf({ first: 0 }), await codeOf({ first: 101 })]).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
    const rest = nodes(await walk(30, ANALYST, after));
    // A rebuild of insight takes the same events in again, under the numbers that the countries gave them.
    await on.rows('CREATE TABLE kept AS TABLE membership_event; DELETE FROM membership_event');
    await on.rows('INSERT INTO membership_event SELECT * FROM kept ORDER BY at; DROP TABLE kept');
    on.clock.advance(365 * 86_400_000);
    expect(nodes(await walk(30, ANALYST, after))).toEqual(rest);
    on.clock.advance(2 * 86_400_000);
    expect(await codeOf({ after })).toBe('BAD_USER_INPUT');
  });

  test('[A43] two analysts are told the same under other names', async () => {
    const [mine, theirs] = [nodes(await walk()), nodes(await walk(20, OTHER))];
    const names = new Set(mine.map(({ record }) => record));
    expect(theirs.filter(({ record }) => names.has(record))).toEqual([]);
    const nameless = (some: any[]) => some.map(({ record: _name, ...rest }) => rest);
    expect(nameless(theirs)).toEqual(nameless(mine));
  });
});

test('of several countries the earliest head comes first, and no country overtakes itself', () => {
  const change = (country: string, position: number, at: string) =>
    ({ country, position, at: new Date(at) }) as MembershipChange;
  const ordered = inOneOrder([
    change('norway', 1, '2024-05-01'),
    change('norway', 2, '2024-01-01'),
    change('netherlands', 7, '2024-03-01'),
    change('finland', 4, '2024-03-01'),
  ]);
  expect(ordered.map(({ country, position }) => `${country} ${position}`)).toEqual([
    'netherlands 7',
    'finland 4',
    'norway 1',
    'norway 2',
  ]);
});

const RECORDS = 'query ($first: Int) { membershipRecords(first: $first) { edges { cursor } } }';

describe('[A42] the budget of a day', () => {
  test('counts what was told, refuses what would be more, and begins anew at midnight', async () => {
    const few = await testInsight(
      { INSIGHT_RECORDS_PER_DAY: '5', INSIGHT_CHANGES_PER_DAY: '3' },
      '2026-11-20T23:59:30Z',
    );
    await takeIn(few, many('norway', 8));
    const ask = async (first: number) =>
      (await few.answer(RECORDS, { first }, ANALYST)).errors?.[0]?.extensions?.['code'] ?? 'told';
    const changes = async () => {
      const document = '{ membershipChanges(first: 2) { edges { cursor } } }';
      return (await few.answer(document, {}, ANALYST)).errors?.[0]?.extensions?.['code'] ?? 'told';
    };
    expect([await ask(3), await ask(3), await ask(2), await ask(1)]).toEqual([
      'told',
      'RATE_LIMITED',
      'told',
      'RATE_LIMITED',
    ]);
    expect([await changes(), await changes()]).toEqual(['told', 'RATE_LIMITED']);
    expect(await few.rows('SELECT list, rows::int FROM row_budget ORDER BY list')).toEqual([
      { list: 'membershipChanges', rows: 2 },
      { list: 'membershipRecords', rows: 5 },
    ]);
    const refused = () =>
      few.rows(`SELECT actor, action FROM audit WHERE outcome = 'RATE_LIMITED' ORDER BY seq`) as Promise<object[]>;
    const lines = ['membershipRecords', 'membershipChanges'].map((action) => ({ actor: 'staff|analyst.one', action }));
    expect([await refused(), await few.rows(`SELECT FROM audit WHERE outcome = 'DONE'`)]).toEqual([
      lines,
      [{}, {}, {}],
    ]);
    few.clock.advance(30_000);
    expect([await ask(6), await ask(5), await ask(1)]).toEqual(['RATE_LIMITED', 'told', 'RATE_LIMITED']);
    expect((await refused()).slice(2)).toEqual(lines.slice(0, 1));
    await few.close();
  });
});
