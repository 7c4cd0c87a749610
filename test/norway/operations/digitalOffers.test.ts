import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DEICHMAN,
  DEICHMAN_RULES,
  DESK_KARASJOK,
  DESK_RANA,
  KARASJOK_RULES,
  RANA,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act, digitalHolder } from '../../support/norwayHolder.ts';

const SERVICES = 'digitalServices(libraryNumber: $more) { code available reason library { number } }';
const OWN = `query ($more: String) { viewer { libraryCardAccount { ${SERVICES} } } }`;
const AT_DESK = `query ($number: String!, $more: String) { libraryCard(number: $number) { account { ${SERVICES} } } }`;
const open = { available: true, reason: null };
const BIBSOK = { code: 'bibsok', ...open, library: null };
const FILMBIB = { code: 'filmbib', ...open, library: null };

let norway: TestNorway;
let holder: Awaited<ReturnType<typeof digitalHolder>>;
beforeAll(async () => {
  norway = await testNorway();
  holder = await digitalHolder(norway, 'resident');
});
afterAll(() => norway.close());

const own = async (more?: string) =>
  (await norway.run(OWN, { more }, holder.who))['viewer'].libraryCardAccount.digitalServices;
const closed = (code: string, number: string, reason: string) => ({
  code,
  available: false,
  reason,
  library: { number },
});

describe('digitalServices', () => {
  test('[B13] [B32] bibsøk and filmbib are for all from the first day; those of the chosen library after the activation there', async () => {
    expect(await own()).toEqual([BIBSOK, FILMBIB, closed('bookbites', RANA, 'NOT_ACTIVATED')]);
  });

  test('[B12] [B14] those of a further library are for its patrons', async () => {
    await act(norway, 'activateLibraryCard', { cardNumber: holder.card, acceptedRulesVersion: RANA_RULES }, DESK_RANA);
    const before = await own(DEICHMAN);
    expect(before.slice(2)).toEqual([
      { code: 'bookbites', ...open, library: { number: RANA } },
      closed('bookbites', DEICHMAN, 'NOT_A_PATRON'),
      closed('pressreader', DEICHMAN, 'NOT_A_PATRON'),
    ]);
    const input = { idempotencyKey: 'for-its-papers', libraryNumber: DEICHMAN, acceptedRulesVersion: DEICHMAN_RULES };
    await act(norway, 'joinLibrary', input, holder.who);
    expect((await own()).every(({ available }: { available: boolean }) => available)).toBe(true);
    await act(norway, 'leaveLibrary', { libraryNumber: DEICHMAN }, holder.who);
    expect(await own()).toContainEqual(closed('pressreader', DEICHMAN, 'MEMBERSHIP_ENDED'));
  });

  test('a library is told of its own and the national ones, whatever it asks', async () => {
    const seenAt = async (desk: typeof DESK_RANA) =>
      (await norway.run(AT_DESK, { number: holder.card, more: DEICHMAN }, desk))['libraryCard'].account.digitalServices;
    expect(await seenAt(DESK_RANA)).toEqual([
      BIBSOK,
      FILMBIB,
      { code: 'bookbites', ...open, library: { number: RANA } },
    ]);
    await act(
      norway,
      'activateLibraryCard',
      { cardNumber: holder.card, acceptedRulesVersion: KARASJOK_RULES },
      DESK_KARASJOK,
    );
    expect(await seenAt(DESK_KARASJOK)).toEqual([BIBSOK, FILMBIB]);
  });

  test('a lost card opens nothing', async () => {
    await act(norway, 'reportCardLost', { cardNumber: holder.card }, holder.who);
    const services: { available: boolean; reason: string }[] = await own();
    expect(services.map(({ available, reason }) => [available, reason])).toEqual(
      services.map(() => [false, 'CARD_BLOCKED']),
    );
  });
});
