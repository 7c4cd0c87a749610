import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordTotal } from '../../../subgraphs/insight/domain/records/recordTotal.ts';
import { renewToldLibraries } from '../../../subgraphs/insight/storage/records/toldLibraries.ts';
import { injections } from '../../support/injections.ts';
import { ANALYST, testInsight } from '../../support/insight.ts';
import { wholeDatabase } from '../../support/snapshot.ts';
import { staff, type TestSubgraph } from '../../support/testSubgraph.ts';
import { many, PROTECTED, takeIn } from './world.ts';

const OTHER = staff('analyst.two');
const SMALL = { library: '0999', region: '09' };
const PAGE = `query ($filter: MembershipRecordFilter, $sort: MembershipRecordSort, $first: Int, $after: String) {
  membershipRecords(filter: $filter, sort: $sort, first: $first, after: $after) {
    edges { cursor node { country kind status library region since through updatedAt membership { id __typename } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const TOTAL = `query ($filter: MembershipRecordFilter) {
  membershipRecords(filter: $filter, first: 1) { totals { count suppressed more } }
}`;

let on: TestSubgraph;
beforeAll(async () => {
  on = await testInsight({ INSIGHT_RECORDS_PER_DAY: '100000' });
  await on.rows(`INSERT INTO analyst VALUES ('staff', 'analyst.two')`);
  await takeIn(on, [
    ...many('netherlands', 60),
    ...many('norway', 12, { kind: 'LIBRARY', library: null, region: '11', status: 'PENDING' }),
    ...many('norway', 9).map((event) => ({ ...event, membership: `small-${event.membership}`, ...SMALL })),
    ...many('finland', 70, { library: 'C1', region: 'FI-18', through: '2026-05-17' }),
  ]);
  await on.database.transaction((tx) => renewToldLibraries(tx, 50));
});
afterAll(() => on.close());

type Page = { edges: { cursor: string; node: any }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
const page = async (variables: object, as = ANALYST): Promise<Page> =>
  (await on.run(PAGE, variables, as))['membershipRecords'];
const codeOf = async (document: string, variables: object, as = ANALYST) =>
  (await on.answer(document, variables, as)).errors?.[0]?.extensions?.['code'];

async function walk(variables: object): Promise<any[]> {
  const nodes: any[] = [];
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo } = await page({ first: 100, ...variables, after });
    nodes.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return nodes;
    after = pageInfo.endCursor;
  }
}

describe('membershipRecords', () => {
  test.each([
    ['SINCE_OLDEST', 'since', 1],
    ['SINCE_NEWEST', 'since', -1],
    ['UPDATED_OLDEST', 'updatedAt', 1],
    ['UPDATED_NEWEST', 'updatedAt', -1],
  ])('walks all of them once by %s, whatever the page', async (sort, field, sign) => {
    const nodes = await walk({ sort });
    expect(new Set(nodes.map(({ membership }) => membership.id)).size).toBe(151);
    expect(nodes).toHaveLength(151);
    const values = nodes.map((node) => node[field]);
    expect(values).toEqual([...values].sort((a, b) => sign * (a < b ? -1 : a > b ? 1 : 0)));
    expect(await walk({ sort, first: 41 })).toEqual(nodes);
  });

  test('says what the countries register, and refers to their entities', async () => {
    const [dutch] = await walk({ filter: { country: 'NETHERLANDS' } });
    expect(dutch).toEqual({
      ...{ country: 'NETHERLANDS', kind: 'STANDARD', status: 'ACTIVE', library: '0301', region: '03' },
      ...{ since: '2024-01-01', through: null, updatedAt: '2024-01-01T08:00:00.000Z' },
      membership: { id: 'netherlands-0000', __typename: 'DigitalMembership' },
    });
    const [norwegian] = await walk({ filter: { country: 'NORWAY' } });
    expect(norwegian.membership.__typename).toBe('LibraryMembership');
  });

  test('[A40] tells of Finland the month and no place, and of a small library its region alone', async () => {
    const finnish = await walk({ filter: { country: 'FINLAND' } });
    expect(new Set(finnish.map(({ library, region }) => `${library} ${region}`))).toEqual(new Set(['null null']));
    expect(new Set(finnish.map(({ since }) => since))).toEqual(new Set(['2024-01-01']));
    expect(new Set(finnish.map(({ through, updatedAt }) => `${through} ${updatedAt}`))).toEqual(
      new Set(['2026-05-01 2024-01-01T00:00:00.000Z']),
    );
    const small = (await walk({ filter: { country: 'NORWAY', status: 'ACTIVE' } })).map(({ library }) => library);
    expect(small).toEqual(Array(9).fill(null));
  });

  test.each([
    ['country', { country: 'NORWAY' }, 21],
    ['kind', { kind: 'LIBRARY' }, 12],
    ['status', { status: 'PENDING' }, 12],
    ['library', { library: '0301' }, 60],
    ['a library that is not told', { library: '0999' }, 0],
    ['a unit of Finland', { library: 'C1' }, 0],
    ['since', { country: 'NETHERLANDS', since: '2024-01-20' }, 3],
    ['until', { country: 'NETHERLANDS', until: '2024-01-01' }, 3],
    ['since, of Finland by what is told', { country: 'FINLAND', since: '2024-01-02' }, 0],
    ['until, of Finland by what is told', { country: 'FINLAND', until: '2024-01-01' }, 70],
    ['updatedSince', { country: 'NETHERLANDS', updatedSince: '2024-01-20T08:00:00Z' }, 3],
    ['updatedSince, a millisecond later', { country: 'NETHERLANDS', updatedSince: '2024-01-20T08:00:00.001Z' }, 0],
    ['updatedSince, of Finland by what is told', { country: 'FINLAND', updatedSince: '2024-01-02T00:00:00Z' }, 0],
    ['a day that only GraphQL knows', { since: '0000-01-01', until: '0000-12-31' }, 0],
    ['all together', { country: 'NETHERLANDS', kind: 'STANDARD', status: 'ACTIVE', library: '0301' }, 60],
  ])('finds by %s', async (_what, filter, count) => {
    expect(await walk({ filter })).toHaveLength(count);
  });

  test.each([
    ['0 of a page', { first: 0 }],
    ['101 of a page', { first: 101 }],
    ['a cursor that is none', { after: 'MQ' }],
  ])('refuses %s', async (_what, variables) => {
    expect(await codeOf(PAGE, variables)).toBe('BAD_USER_INPUT');
  });

  test('[A29] refuses a cursor that was altered, or carried to another filter, sort or analyst', async () => {
    const { edges } = await page({ filter: { country: 'NORWAY' }, first: 1 });
    const after = edges[0]?.cursor ?? '';
    const own = { filter: { country: 'NORWAY' }, after };
    expect(await codeOf(PAGE, own)).toBeUndefined();
    expect(await codeOf(PAGE, own, OTHER)).toBe('BAD_USER_INPUT');
    expect(await codeOf(PAGE, { after })).toBe('BAD_USER_INPUT');
    expect(await codeOf(PAGE, { ...own, sort: 'SINCE_NEWEST' })).toBe('BAD_USER_INPUT');
    for (let at = 0; at < after.length; at += 20) {
      const altered = after.slice(0, at) + (after[at] === 'A' ? 'B' : 'A') + after.slice(at + 1);
      expect(await codeOf(PAGE, { ...own, after: altered })).toBe('BAD_USER_INPUT');
    }
  });

  test('goes along an index, whatever the page', async () => {
    const plan = await on.rows(
      `EXPLAIN (COSTS off) SELECT r.membership FROM membership_record r WHERE NOT r.undisclosed
       ORDER BY (CASE WHEN r.country = 'finland' THEN date_trunc('month', r.since::timestamp)::date ELSE r.since END),
         r.country, r.membership LIMIT 2`,
    );
    expect(JSON.stringify(plan)).toContain('membership_record_by_since');
  });
});

describe('[A40] how many there are', () => {
  test.each([
    [{ country: 'norway' }, 9, { count: null, suppressed: true }],
    [{ country: 'norway' }, 10, { count: 10, suppressed: false }],
    [{ country: 'norway' }, 12, { count: 10, suppressed: false }],
    [{ country: 'norway' }, 13, { count: 15, suppressed: false }],
    [{ country: 'finland' }, 19, { count: null, suppressed: true }],
    [{ country: 'finland' }, 20, { count: 20, suppressed: false }],
    [{}, 19, { count: null, suppressed: true }],
    [{}, 20, { count: 20, suppressed: false }],
    [{}, 10_000, { count: 10_000, more: false }],
    [{}, 10_001, { count: null, more: true }],
  ] as const)('%j, %i of them', (filter, counted, told) => {
    expect(recordTotal(counted, filter)).toMatchObject(told);
  });

  test('is asked of the database', async () => {
    const totals = async (filter: object) => (await on.run(TOTAL, { filter }, ANALYST))['membershipRecords'].totals;
    expect(await totals({ country: 'NETHERLANDS' })).toEqual({ count: 60, suppressed: false, more: false });
    expect(await totals({ country: 'NORWAY', status: 'ACTIVE' })).toEqual({
      count: null,
      suppressed: true,
      more: false,
    });
    expect(await totals({ kind: '\u0000' })).toEqual({ count: null, suppressed: true, more: false });
  });
});

test('[A61] text in a filter, a sort or a parameter is a value and nothing more', async () => {
  const before = await wholeDatabase(on);
  for (const text of injections(12)) {
    for (const filter of [{ kind: text }, { library: text }]) expect(await walk({ filter })).toEqual([]);
    for (const filter of [
      { since: text },
      { until: text },
      { updatedSince: text },
      { country: text },
      { status: text },
    ])
      expect((await on.answer(PAGE, { filter }, ANALYST)).errors).toBeDefined();
    expect((await on.answer(PAGE, { sort: text }, ANALYST)).errors).toBeDefined();
    expect(await codeOf(PAGE, { after: text })).toBe('BAD_USER_INPUT');
  }
  const { audit: _a, row_budget: _b, ...after } = await wholeDatabase(on);
  const { audit: _c, row_budget: _d, ...was } = before;
  expect(after).toEqual(was);
});

test('[A8] protected persons change no record, no total and no page', async () => {
  const look = async () => {
    const pages = await Promise.all(['SINCE_OLDEST', 'UPDATED_NEWEST'].map((sort) => walk({ sort, first: 40 })));
    const { edges, pageInfo } = await page({ first: 100 });
    const total = await on.run(TOTAL, {}, ANALYST);
    return JSON.stringify([pages, edges.map(({ cursor }) => cursor.length), pageInfo.hasNextPage, total]);
  };
  const before = await look();
  await takeIn(on, PROTECTED);
  await on.database.transaction((tx) => renewToldLibraries(tx, 50));
  expect(await look()).toBe(before);
});
