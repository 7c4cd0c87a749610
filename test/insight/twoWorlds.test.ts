import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { renewToldLibraries } from '../../subgraphs/insight/storage/records/toldLibraries.ts';
import type { FeedEvent } from '../../subgraphs/shared/vocabulary/membershipEvent.ts';
import { ANALYST, testInsight } from '../support/insight.ts';
import { watched } from '../support/snapshot.ts';
import type { TestSubgraph } from '../support/testSubgraph.ts';
import { type ExportServer, exportServer, release as makeExport } from './export/exportServer.ts';
import { event, membershipId } from './feed/histories.ts';
import { askFigures, READY_MADE, release } from './statistics/askedFigures.ts';
import { day, hear, manyMembers } from './statistics/members.ts';

const BUDGETS = ['STATISTICS_PER_DAY', 'RECORDS_PER_DAY', 'CHANGES_PER_DAY', 'EXPORTED_ROWS_PER_DAY'];
const COUNTRIES = [
  ['netherlands', manyMembers(300, ['DESK', 'ONLINE'])],
  ['norway', manyMembers(120, ['LIBRARY_CARD'], 3)],
  ['finland', manyMembers(200, ['CELIA_ONLINE'], 2)],
] as const;
const KNOWN_TO = new Date('2026-01-08T12:00:00Z');

let on: TestSubgraph;
let server: ExportServer;
let empty: () => Promise<unknown>;
beforeAll(async () => {
  on = await testInsight(Object.fromEntries(BUDGETS.map((name) => [`INSIGHT_${name}`, '1000000'])));
  server = await exportServer(on);
  empty = await watched(on);
});
afterAll(async () => {
  server.close();
  await on.close();
});

type Told = Omit<FeedEvent, 'position'>;
const HIDDEN = { library: null, region: null, ageBand: null, undisclosed: true } as const;
const NOTHING = { kind: null, since: null, through: null, library: null, region: null, ageBand: null } as const;

/** Protected persons who stay, and as many who renew, end and are erased, between what happens to others. */
function protectedPersons(count: number): Told[] {
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const stays = event(1, { ...HIDDEN, membership: membershipId(90_000 + index), at: day(index % 12) });
    const goes = { ...stays, membership: membershipId(95_000 + index), at: day(1) };
    return [
      stays,
      goes,
      { ...goes, happened: 'RENEWED' as const, at: day(2) },
      { ...goes, happened: 'ENDED' as const, status: 'ENDED' as const, at: day(3) },
      { ...goes, ...NOTHING, undisclosed: false, happened: 'ERASED' as const, status: 'ENDED' as const, at: day(4) },
    ];
  });
}

/** All that insight gives anybody, in a world with so many protected persons in each country. */
async function everyAnswer(count: number): Promise<{ answers: Record<string, string>; undisclosed: number[] }> {
  await empty();
  for (const [country, others] of COUNTRIES) {
    const told: Told[] = [...others, ...protectedPersons(count)];
    await hear(
      on,
      country,
      told.sort((one, other) => one.at.getTime() - other.at.getTime()),
      KNOWN_TO,
    );
  }
  await on.database.transaction((tx) => renewToldLibraries(tx, 50));
  await release(on);
  await makeExport(on);
  return {
    answers: { ...(await figures()), ...(await lists()), ...(await files()) },
    undisclosed: await undisclosed(),
  };
}

// A restored database counts its releases on; of a sealed cursor the length says something.
const plain = (answer: unknown) =>
  JSON.stringify(answer)
    .replaceAll(/"id":"\d+"/g, '')
    .replaceAll(/"(cursor|endCursor)":"(.*?)"/g, (...found) => {
      return `"${found[1]}":${String(found[2]).length}`;
    });
const journey = (name: string) => readFileSync(`schema/journeys/${name}.graphql`, 'utf8');
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const MONTHS = { from: '2024-12-01', to: '2025-12-31' };
const MEASURES = ['ACTIVE', 'JOINED', 'RENEWED', 'LAPSED', 'ENDED'];
const BY = [['MONTH'], ['MONTH', 'AGE_BAND'], ['REGION'], ['LIBRARY', 'KIND'], ['KIND', 'AGE_BAND']];

async function figures(): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const measure of MEASURES)
    for (const by of BY) {
      const period = by.includes('MONTH') ? MONTHS : YEAR;
      const { undisclosed: _, ...told } = await askFigures(on, { measure, by: ['COUNTRY', ...by], period });
      answers[`${measure} ${by}`] = plain(told);
    }
  const page = { release: null, period: MONTHS, latest: { from: '2025-12-01', to: '2025-12-01' } };
  const drawn = await on.run(journey('insight-page-2-figures').replace(/^ {2}undisclosed$/m, ''), page, ANALYST);
  const known = await on.run(journey('insight-page-1-releases'), {}, ANALYST);
  const fresh = await on.run(journey('insight-1-freshness'), {}, ANALYST);
  const readyMade = await on.run(READY_MADE, {}, ANALYST);
  return { ...answers, page: plain(drawn), known: plain(known), fresh: plain(fresh), readyMade: plain(readyMade) };
}

const RECORDS = `query ($filter: MembershipRecordFilter, $sort: MembershipRecordSort) {
  membershipRecords(filter: $filter, sort: $sort, first: 100) {
    edges { cursor node { country kind status library region since through updatedAt membership { id } } }
    pageInfo { hasNextPage endCursor } totals { count suppressed more }
  }
}`;
const CHANGES = `query ($after: String) {
  membershipChanges(after: $after, first: 100) {
    edges { cursor node { record country happened at after { kind status library region since through } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

async function lists(): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const country of [undefined, 'NETHERLANDS', 'NORWAY', 'FINLAND'])
    for (const sort of ['SINCE_OLDEST', 'UPDATED_NEWEST'])
      answers[`${country} ${sort}`] = plain(await on.run(RECORDS, { filter: { country }, sort }, ANALYST));
  for (let [page, after, isMore] = [0, null as string | null, true]; isMore; page += 1) {
    const { membershipChanges: changes } = await on.run(CHANGES, { after }, ANALYST);
    answers[`changes ${page}`] = plain(changes);
    after = changes.pageInfo.endCursor;
    isMore = changes.pageInfo.hasNextPage;
  }
  return answers;
}

async function files(): Promise<Record<string, string>> {
  const answers: Record<string, string> = { metrics: await (await fetch(`${server.url}/metrics`)).text() };
  for (const format of ['csv', 'ndjson', 'parquet']) {
    const answer = await server.get(`memberships.${format}?purpose=RESEARCH`);
    const release = answer.headers.get('x-export-release') ?? '';
    const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    answers[format] = `${answer.headers.get('content-length')} ${bytes.replaceAll(release, '')}`;
  }
  return answers;
}

async function undisclosed(): Promise<number[]> {
  const asked = COUNTRIES.map(([country]) => ({ countries: [country.toUpperCase()] }));
  const told = [];
  for (const filter of asked)
    told.push((await askFigures(on, { measure: 'ACTIVE', by: [], period: YEAR, filter })).undisclosed);
  return told;
}

test('[A40] [A8] protected persons change no byte of any answer but the undisclosed count, and that by whole thresholds', async () => {
  const world = await everyAnswer(0);
  expect(Object.keys(world.answers).filter((name) => name.startsWith('changes')).length).toBeGreaterThan(9);
  expect(world.answers['csv']?.split('\n').length).toBeGreaterThan(500);
  const five = await everyAnswer(5);
  expect(five.answers).toEqual(world.answers);
  expect([world.undisclosed, five.undisclosed]).toEqual([
    [0, 0, 0],
    [5, 5, 0],
  ]);
});
