import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  atDesk,
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK_RULES,
  online,
  PEOPLE,
  patron,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';

const LOG = `query ($first: Int! = 20, $after: String) { viewer { norwayAccessLog(first: $first, after: $after) {
  edges { cursor node { at organisation action done purpose } } pageInfo { hasNextPage endCursor } } } }`;
const SELF = 'The person is signed in and registers the national library card for themselves.';
const DESK = 'The person stands at the desk, has shown who they are, and asks for the national library card.';

const RESIDENT = patron(PEOPLE.resident);
const PROTECTED = patron(PEOPLE.confidential);
const WITHOUT_ADDRESS = patron(PEOPLE.withoutAddress);
let norway: TestNorway;

/** Registers, is activated at two libraries, read at one, and looked up at a desk although registered. */
async function passThrough(as: Caller, pid: string): Promise<void> {
  const { registerLibraryCard: account } = await norway.run(DOCUMENTS.registerLibraryCard, online(), as);
  const cardNumber = account.cards[0].number;
  norway.clock.advance(60_000);
  const input = (acceptedRulesVersion: string) => ({ input: { cardNumber, acceptedRulesVersion } });
  await norway.run(DOCUMENTS.activateLibraryCard, input(RANA_RULES), DESK_RANA);
  await norway.run(DOCUMENTS.activateLibraryCard, input(KARASJOK_RULES), DESK_KARASJOK);
  await norway.run(DOCUMENTS.libraryCard, { number: cardNumber }, DESK_KARASJOK);
  const { registerLibraryCardAtDesk } = await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(pid), DESK_RANA);
  expect(registerLibraryCardAtDesk.code).toBe('ALREADY_REGISTERED');
}

beforeAll(async () => {
  norway = await testNorway();
  await passThrough(RESIDENT, PEOPLE.resident);
  await passThrough(PROTECTED, PEOPLE.confidential);
  await passThrough(WITHOUT_ADDRESS, PEOPLE.withoutAddress);
});
afterAll(() => norway.close());

const logOf = async (as: Caller | undefined, variables: object = {}) =>
  (await norway.run(LOG, variables, as))['viewer'].norwayAccessLog;
const entriesOf = async (as: Caller) => (await logOf(as)).edges.map(({ node }: { node: object }) => node);

describe('viewer.norwayAccessLog', () => {
  test('[A4] tells when, where, what and what for, the newest first, a look-up that ended in a refusal too', async () => {
    expect(await entriesOf(RESIDENT)).toEqual([
      {
        at: '2026-11-20T09:01:00.000Z',
        organisation: 'Rana bibliotek',
        action: 'REGISTRATION',
        done: false,
        purpose: DESK,
      },
      {
        at: '2026-11-20T09:01:00.000Z',
        organisation: expect.stringContaining('arasj'),
        action: 'READING',
        done: true,
        purpose: null,
      },
      {
        at: '2026-11-20T09:01:00.000Z',
        organisation: expect.stringContaining('arasj'),
        action: 'ACTIVATION',
        done: true,
        purpose: null,
      },
      {
        at: '2026-11-20T09:01:00.000Z',
        organisation: 'Rana bibliotek',
        action: 'ACTIVATION',
        done: true,
        purpose: null,
      },
      { at: '2026-11-20T09:00:00.000Z', organisation: null, action: 'REGISTRATION', done: true, purpose: SELF },
    ]);
  });

  test('never tells who', async () => {
    const answer = JSON.stringify(await logOf(RESIDENT));
    for (const { actor } of await norway.rows('SELECT DISTINCT actor FROM audit')) {
      expect(answer).not.toContain(actor.split('|').at(-1));
    }
  });

  test('[A47] names no place to a protected person, nor to somebody whose address is missing: the two look alike', async () => {
    const [hidden, missing] = [await entriesOf(PROTECTED), await entriesOf(WITHOUT_ADDRESS)];
    expect(hidden).toHaveLength(5);
    expect(hidden.every(({ organisation }: { organisation: unknown }) => organisation === null)).toBe(true);
    const withoutTime = (entries: object[]) => entries.map((entry) => ({ ...entry, at: null }));
    expect(withoutTime(hidden)).toEqual(withoutTime(missing));
  });

  test.each([
    ['nobody signed in', undefined],
    ['somebody without a card', patron(PEOPLE.parent)],
    ['a sign-in below the demanded level', patron(PEOPLE.resident, 'idporten-loa-low')],
    ['library staff', DESK_RANA],
    ['somebody of another issuer with the same claims', { ...RESIDENT, issuer: 'kb-login' }],
  ])('is null for %s', async (_label, as) => {
    expect(await logOf(as)).toBeNull();
  });

  test('comes in pages that together are the whole, whatever is written meanwhile', async () => {
    const whole = await entriesOf(RESIDENT);
    const seen: object[] = [];
    let after: string | undefined;
    for (let page = await logOf(RESIDENT, { first: 2 }); ; page = await logOf(RESIDENT, { first: 2, after })) {
      seen.push(...page.edges.map(({ node }: { node: object }) => node));
      await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.resident), DESK_RANA);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(whole);
  });

  test('[A29] takes no cursor of another person, forged, or a day old', async () => {
    const { cursor } = (await logOf(RESIDENT, { first: 1 })).edges[0];
    const foreign = (await logOf(PROTECTED, { first: 1 })).edges[0].cursor;
    const plain = Buffer.from('3').toString('base64url');
    const before = await norway.everyRow();
    for (const after of [foreign, plain, '', `${cursor}A`, cursor.toLowerCase()]) {
      const { data, errors } = await norway.answer(LOG, { after }, RESIDENT);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(data).toEqual({ viewer: { norwayAccessLog: null } });
    }
    expect(await norway.everyRow()).toEqual(before);
    norway.clock.advance(24 * 3_600_000);
    const { errors } = await norway.answer(LOG, { after: cursor }, RESIDENT);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([0, -1, 101])('gives no page of %i', async (first) => {
    const { errors } = await norway.answer(LOG, { first }, RESIDENT);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('shows every line about the person and none about another', async () => {
    for (const as of [RESIDENT, PROTECTED, WITHOUT_ADDRESS]) {
      const { id } = (await norway.run(DOCUMENTS.viewer, {}, as))['viewer'].libraryCardAccount;
      const [{ count }] = await norway.rows('SELECT count(*)::int FROM audit WHERE subject = $1', [id]);
      expect((await logOf(as, { first: 100 })).edges).toHaveLength(count);
    }
  });
});
