import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK_RULES,
  RANA,
  SYSTEM_RANA,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act, activeHolder, digitalHolder } from '../../support/norwayHolder.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
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
const fieldsOf = (node: any) => Object.fromEntries(node.fields.map((one: any) => [one.field, one.changedAt]));

describe('libraryCardsChangedSince', () => {
  test('[B10] tells nothing of somebody who has only chosen the library', async () => {
    await digitalHolder(norway, 'atProperty');
    expect(await page()).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  test('tells of a new patron, as the library may see them, with a time for each field, on record for the person', async () => {
    const { accountId, card } = await activeHolder(norway, 'resident');
    const { edges } = await page();
    expect(edges).toHaveLength(1);
    const [{ node }] = edges;
    expect(node).toMatchObject({
      accountId,
      membership: { status: 'ACTIVE' },
      account: {
        name: 'VAKKER SOMMERLIG BLOMST',
        cards: [{ number: card }],
        memberships: [{ library: { code: RANA } }],
        temporaryAddress: null,
      },
    });
    expect(Object.keys(fieldsOf(node)).sort()).toEqual([
      'CARD',
      'EMAIL',
      'MEMBERSHIP',
      'NAME',
      'REGISTERED_ADDRESS',
      'TELEPHONE',
    ]);
    const [line] = await norway.rows(
      `SELECT actor, unit, subject, outcome FROM audit WHERE action = 'libraryCardsChangedSince' ORDER BY seq DESC LIMIT 1`,
    );
    expect(line).toEqual({ actor: 'staff|system.rana', unit: RANA, subject: accountId, outcome: 'DONE' });
  });

  test('after a change tells that person again, and moves the time of the field that changed only', async () => {
    const { accountId, who } = await activeHolder(norway, 'parent');
    const before = (await page()).edges.at(-1);
    const address = { lines: ['Hytta 1'], postcode: '8622', place: 'Mo i Rana', through: '2026-12-24' };
    await act(norway, 'setTemporaryAddress', address, who);
    const { edges } = await page({ after: before.cursor });
    expect(edges.map(({ node }: any) => node.accountId)).toEqual([accountId]);
    const [{ node }] = edges;
    expect(node.account.temporaryAddress).toMatchObject({ lines: ['Hytta 1'] });
    const { TEMPORARY_ADDRESS, ...others } = fieldsOf(node);
    expect(others).toEqual(fieldsOf(before.node));
    expect(TEMPORARY_ADDRESS > before.node.changedAt).toBe(true);
    expect(node.changedAt).toBe(TEMPORARY_ADDRESS);
  });

  test('nothing that another library does with the person is told, but the state of the card is', async () => {
    const { accountId, card, who } = await activeHolder(norway, 'emigrated');
    const after = await cursorNow();
    await act(norway, 'activateLibraryCard', { cardNumber: card, acceptedRulesVersion: KARASJOK_RULES }, DESK_KARASJOK);
    await act(norway, 'leaveLibrary', { cardNumber: card }, DESK_KARASJOK);
    expect(await idsAfter(after)).toEqual([]);
    await act(norway, 'reportCardLost', { cardNumber: card }, who);
    expect(await idsAfter(after)).toEqual([accountId]);
  });

  test('whoever left is told once more, without anything of the person', async () => {
    const { accountId, card, who } = await activeHolder(norway, 'dNumber');
    await act(norway, 'activateLibraryCard', { cardNumber: card, acceptedRulesVersion: KARASJOK_RULES }, DESK_KARASJOK);
    await act(norway, 'setHomeLibrary', { libraryNumber: '2202100' }, who);
    await act(norway, 'leaveLibrary', { libraryNumber: RANA }, who);
    const told = (await page({ first: 100 })).edges.at(-1);
    expect(told.node).toMatchObject({ accountId, membership: { status: 'ENDED' }, account: null });
    expect(told.node.fields.map(({ field }: any) => field)).toEqual(['MEMBERSHIP']);
    await act(norway, 'reportCardLost', { cardNumber: card }, who);
    expect(await idsAfter(told.cursor)).toEqual([]);
  });

  test('an account that is erased is told by its reference, which is all that is left of it', async () => {
    const after = await cursorNow();
    const told = await norway.rows('SELECT reference, account FROM library_change WHERE library = $1', [RANA]);
    const [{ account }] = await norway.rows(`SELECT account FROM membership WHERE status = 'ENDED' AND library = $1`, [
      RANA,
    ]);
    const { reference } = told.find((row) => row.account === account);
    await norway.rows(`BEGIN; SET CONSTRAINTS ALL DEFERRED; DELETE FROM card WHERE account = '${account}';
      DELETE FROM membership WHERE account = '${account}'; DELETE FROM account WHERE id = '${account}'; COMMIT`);
    const { edges } = await page({ after });
    expect(edges.map(({ node }: any) => node)).toMatchObject([
      { reference, accountId: null, membership: null, account: null },
    ]);
  });

  test.each(['confidential', 'strictlyConfidential', 'clientAddress'] as const)(
    '[A7] of the protected person %s no location is told, in the form of an address that is not known',
    async (person) => {
      const after = await cursorNow();
      await activeHolder(norway, person);
      const text = JSON.stringify(await page({ after }));
      expect(text).toContain('"registeredAddress":{"__typename":"UndisclosedAddress"');
      expect(text).not.toMatch(/Hemmelig|SYLTE|TESTBOKS|ANSTALT|ORKANGER/i);
    },
  );
});

describe('libraryCardsChangedSince is refused', () => {
  const code = async (variables: object, as = SYSTEM_RANA) => {
    const { errors } = await norway.answer(DOCUMENTS.libraryCardsChangedSince, variables, as);
    return errors?.[0]?.extensions['code'];
  };

  test.each([{ first: 0 }, { first: 101 }, { after: 'forged' }])('with %p', async (variables) => {
    expect(await code(variables)).toBe('BAD_USER_INPUT');
  });

  test('[A29] with a cursor after a day, or of another list or caller', async () => {
    const cursor = await cursorNow();
    await norway.rows(`INSERT INTO library_staff VALUES ('staff', 'system.two', $1, 'SYSTEM')`, [RANA]);
    expect(await code({ after: cursor }, { ...SYSTEM_RANA, subject: 'system.two' })).toBe('BAD_USER_INPUT');
    norway.clock.advance(24 * 3_600_000);
    expect(await code({ after: cursor })).toBe('BAD_USER_INPUT');
  });

  test('to a desk', async () => {
    expect(await code({}, DESK_RANA)).toBe('FORBIDDEN');
  });
});
