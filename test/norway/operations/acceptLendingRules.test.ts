import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DEICHMAN,
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  RANA,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act, activeHolder, digitalHolder, newestLine, refusedAndUnchanged } from '../../support/norwayHolder.ts';

const NEWER = '2026-2';

let norway: TestNorway;
let holder: Awaited<ReturnType<typeof activeHolder>>;
beforeAll(async () => {
  norway = await testNorway();
  holder = await activeHolder(norway, 'resident');
  await norway.rows(
    `INSERT INTO lending_rules VALUES ($1, $2, 'Nye regler', 'https://rana.example.no', '2026-11-24')`,
    [RANA, NEWER],
  );
});
afterAll(() => norway.close());

const accept = (input: object, as = holder.who) =>
  act(norway, 'acceptLendingRules', { acceptedRulesVersion: NEWER, ...input }, as);
const accepted = async () => {
  const [row] = await norway.rows('SELECT accepted_rules_version AS version FROM membership WHERE account = $1', [
    holder.accountId,
  ]);
  return row.version;
};

describe('acceptLendingRules', () => {
  test('[B11] until midnight in Norway there is nothing new to accept, and the rules to come cannot be', async () => {
    norway.clock.set('2026-11-23T23:59:59+01:00');
    const { code } = await refusedAndUnchanged(norway, () => accept({ libraryNumber: RANA }));
    expect(code).toBe('LENDING_RULES_CHANGED');
  });

  test('[B11] from then on the holder is told of the new rules, and accepts them', async () => {
    norway.clock.set('2026-11-24T00:00:00+01:00');
    const document = DOCUMENTS.viewer.replace('...account', '...account memberships { newLendingRules { version } }');
    const { viewer } = await norway.run(document, {}, holder.who);
    expect(viewer.libraryCardAccount.memberships[0].newLendingRules).toEqual({ version: NEWER });
    expect(await accept({ libraryNumber: RANA })).toMatchObject({ acceptedRulesVersion: NEWER, newLendingRules: null });
    expect(await accepted()).toBe(NEWER);
    expect(await newestLine(norway)).toMatchObject({ action: 'acceptLendingRules', outcome: 'DONE', unit: null });
  });

  test('[B11] at the desk they are the rules of that desk, whatever library is named', async () => {
    await norway.rows('UPDATE membership SET accepted_rules_version = $1', [RANA_RULES]);
    const answer = await accept({ cardNumber: holder.card, libraryNumber: DEICHMAN }, DESK_RANA);
    expect(answer).toMatchObject({ library: { code: RANA }, acceptedRulesVersion: NEWER });
    expect(await newestLine(norway)).toMatchObject({ action: 'acceptLendingRules', unit: RANA });
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });
});

describe('acceptLendingRules refuses, and changes nothing', () => {
  test.each([
    ['LENDING_RULES_ALREADY_ACCEPTED', 'a second time', { libraryNumber: RANA }],
    ['LENDING_RULES_CHANGED', '[B11] rules of before', { libraryNumber: RANA, acceptedRulesVersion: RANA_RULES }],
    ['NOT_A_PATRON', 'of a library where one is no patron', { libraryNumber: DEICHMAN }],
    ['LIBRARY_UNKNOWN', 'of no library', { libraryNumber: '2999900' }],
    ['LIBRARY_UNKNOWN', 'of none named', {}],
    ['CARD_UNKNOWN', "with somebody else's card", { libraryNumber: RANA, cardNumber: 'N183300999' }],
  ])('%s: %s', async (code, _, input) => {
    expect(await refusedAndUnchanged(norway, () => accept(input))).toMatchObject({ code });
  });

  test.each([
    ['CARD_UNKNOWN', 'without a card number', {}, DESK_RANA],
    ['NOT_A_PATRON', '[B10] at a desk where the card is not activated', { cardNumber: 'N183300001' }, DESK_KARASJOK],
  ])('%s: %s', async (code, _, input, desk) => {
    expect(await refusedAndUnchanged(norway, () => accept(input, desk))).toMatchObject({ code });
  });

  test('NOT_A_PATRON: [B32] of the chosen library, before the activation there', async () => {
    const { who } = await digitalHolder(norway, 'parent');
    const answer = await refusedAndUnchanged(norway, () => accept({ libraryNumber: RANA }, who));
    expect(answer.code).toBe('NOT_A_PATRON');
  });
});
