import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DOCUMENTS, RANA, SYSTEM_RANA, type TestNorway, testNorway } from '../../support/norway.ts';
import { act, activeHolder } from '../../support/norwayHolder.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
  for (const person of ['resident', 'parent', 'emigrated', 'dNumber', 'atProperty'] as const) {
    await activeHolder(norway, person);
  }
});
afterAll(() => norway.close());

/** A page, with the account of each reference as the database knows it. */
async function page(variables: object = {}): Promise<any> {
  const { libraryCardsChangedSince } = await norway.run(DOCUMENTS.libraryCardsChangedSince, variables, SYSTEM_RANA);
  const rows = await norway.rows('SELECT reference, account FROM library_change');
  for (const { node } of libraryCardsChangedSince.edges) {
    node.accountId = rows.find(({ reference }) => reference === node.reference)?.account;
  }
  return libraryCardsChangedSince;
}
const cursorNow = async () => (await page({ first: 100 })).pageInfo.endCursor;
/** What changed after that cursor: the ids of the accounts, in order. */
const idsAfter = async (after: string) =>
  (await page({ after, first: 100 })).edges.map(({ node }: any) => node.accountId);

describe('the order of changes', () => {
  test('a page at a time tells the same as all at once, and each person once', async () => {
    const all = (await page({ first: 100 })).edges.map(({ node }: any) => node.accountId);
    const found: string[] = [];
    let after: string | undefined;
    for (let more = true; more; ) {
      const { edges, pageInfo } = await page({ first: 2, after });
      found.push(...edges.map(({ node }: any) => node.accountId));
      more = pageInfo.hasNextPage;
      after = pageInfo.endCursor;
    }
    expect(found).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  test('`since` is inclusive: with the time of the last change it is told again, and none is left out', async () => {
    const { edges } = await page({ first: 100 });
    const last = edges.at(-1).node;
    expect((await page({ since: last.changedAt })).edges.at(-1).node.accountId).toBe(last.accountId);
    const later = new Date(new Date(last.changedAt).getTime() + 1).toISOString();
    expect((await page({ since: later })).edges).toEqual([]);
    const times = edges.map(({ node }: any) => node.changedAt);
    expect(times).toEqual([...times].sort());
  });

  test('a transaction that began before others and commits after them is told after them, and lost to nobody', async () => {
    const slow = await activeHolder(norway, 'newCheckDigits');
    const quick = await activeHolder(norway, 'continuedAs');
    const start = await cursorNow();
    const session = norway.owned.source.createQueryRunner();
    await session.startTransaction();
    await session.query(`UPDATE account SET email = 'slow@example.no' WHERE id = $1`, [slow.accountId]);
    await act(norway, 'reportCardLost', { cardNumber: quick.card }, quick.who);
    const { edges } = await page({ after: start });
    expect(edges.map(({ node }: any) => node.accountId)).toEqual([quick.accountId]);
    await session.commitTransaction();
    await session.release();
    expect(await idsAfter(edges.at(-1).cursor)).toEqual([slow.accountId]);
  });

  test('a transaction that has its number and is not yet committed is waited for by others, so that none is passed over', async () => {
    const slow = await activeHolder(norway, 'clientAddress');
    const quick = await activeHolder(norway, 'strictlyConfidential');
    const start = await cursorNow();
    const session = norway.owned.source.createQueryRunner();
    await session.startTransaction();
    await session.query(`UPDATE account SET email = 'slow@example.no' WHERE id = $1`, [slow.accountId]);
    await session.query('SET CONSTRAINTS ALL IMMEDIATE'); // as at the commit: the number is given
    const reporting = act(norway, 'reportCardLost', { cardNumber: quick.card }, quick.who);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { edges } = await page({ after: start });
    await session.commitTransaction();
    await session.release();
    await reporting;
    const first = edges.map(({ node }: any) => node.accountId);
    expect([...first, ...(await idsAfter(edges.at(-1)?.cursor ?? start))]).toEqual([slow.accountId, quick.accountId]);
  });

  test('at many commits at once a reader that goes on from its cursor misses none', async () => {
    const { who, accountId, card } = await activeHolder(norway, 'withoutAddress');
    let after = await cursorNow();
    const seen = new Set<string>();
    const changes = Array.from({ length: 20 }, async (_, turn) => {
      await norway.rows('UPDATE account SET email = $1 WHERE id <> $2', [`turn${turn}@example.no`, accountId]);
    });
    const reading = (async () => {
      for (let turn = 0; turn < 40; turn += 1) {
        const { edges, pageInfo } = await page({ after, first: 3 });
        for (const { node } of edges) seen.add(`${node.accountId} ${node.changedAt}`);
        after = pageInfo.endCursor ?? after;
      }
    })();
    await Promise.all([...changes, reading]);
    await act(norway, 'reportCardLost', { cardNumber: card }, who);
    for (let more = true; more; ) {
      const { edges, pageInfo } = await page({ after, first: 100 });
      for (const { node } of edges) seen.add(`${node.accountId} ${node.changedAt}`);
      more = pageInfo.hasNextPage;
    }
    const rows = await norway.rows(
      `SELECT account, to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
       FROM library_change WHERE library = $1 AND EXISTS (SELECT FROM account a WHERE a.id = account)`,
      [RANA],
    );
    expect(rows.filter(({ account, at }) => !seen.has(`${account} ${at}`) && account !== undefined)).toEqual([]);
  });
});
