import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK_RULES,
  RANA,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act, activeHolder, digitalHolder, newestLine, refusedAndUnchanged } from '../../support/norwayHolder.ts';

let norway: TestNorway;
let holder: Awaited<ReturnType<typeof activeHolder>>;
beforeAll(async () => {
  norway = await testNorway();
  holder = await activeHolder(norway, 'resident');
});
afterAll(() => norway.close());

let attempt = 0;
function print(cardNumber: string, newCardNumber: string, overrides: object = {}, desk = DESK_RANA) {
  attempt += 1;
  const input = { idempotencyKey: `print-${attempt}-key`, cardNumber, newCardNumber, ...overrides };
  return act(norway, 'printLibraryCard', input, desk);
}
const cardsOf = (account: string) =>
  norway.rows('SELECT number, kind, state FROM card WHERE account = $1 ORDER BY number', [account]);

describe('printLibraryCard', () => {
  test('[B25] a dry run says that it could be done, and changes nothing but the audit trail', async () => {
    const { audit: _before, ...before } = await norway.everyRow();
    const answer = await print(holder.card, 'N183310001', { dryRun: true });
    expect(answer).toMatchObject({ card: { number: holder.card, kind: 'DIGITAL' } });
    const { audit: _after, ...after } = await norway.everyRow();
    expect(after).toEqual(before);
    expect(await newestLine(norway)).toMatchObject({ action: 'printLibraryCard', outcome: 'DRY_RUN' });
  });

  test('[B25] [B26] [B27] [B28] [B31] deletes the digital card and gives a printed one to the same account, which keeps its memberships', async () => {
    const memberships = () => norway.rows('SELECT * FROM membership WHERE account = $1', [holder.accountId]);
    const before = await memberships();
    const answer = await print(holder.card, 'N183310001', { idempotencyKey: 'print-the-first' });
    expect(answer).toMatchObject({
      card: { number: 'N183310001', kind: 'PHYSICAL', state: 'ACTIVE' },
      membership: { status: 'ACTIVE' },
      account: { id: holder.accountId, cards: [{ number: 'N183310001' }] },
    });
    expect(await cardsOf(holder.accountId)).toEqual([
      { number: holder.card, kind: 'DIGITAL', state: 'DELETED' },
      { number: 'N183310001', kind: 'PHYSICAL', state: 'ACTIVE' },
    ]);
    expect(await memberships()).toEqual(before);
    expect(await newestLine(norway)).toEqual({
      actor: 'staff|desk.rana',
      unit: RANA,
      action: 'printLibraryCard',
      subject: holder.accountId,
      outcome: 'DONE',
    });
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
    const { libraryCard } = await norway.run(DOCUMENTS.libraryCard, { number: holder.card }, DESK_RANA);
    expect(libraryCard).toBeNull();
  });

  test('[A68] the same attempt sent again has the same answer, and prints nothing more', async () => {
    const again = await print(holder.card, 'N183310001', { idempotencyKey: 'print-the-first' });
    expect(again).toMatchObject({ card: { number: 'N183310001', state: 'ACTIVE' } });
    expect(await cardsOf(holder.accountId)).toHaveLength(2);
  });

  test('[B29] [B30] at five desks at once exactly one prints, the others are refused, and there is one card', async () => {
    const { card, accountId } = await activeHolder(norway, 'parent');
    const answers = await Promise.all([10, 11, 12, 13, 14].map((serial) => print(card, `N1833100${serial}`)));
    expect(answers.filter(({ __typename }) => __typename === 'LibraryCardAtDesk')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'CARD_ENDED')).toHaveLength(4);
    expect((await cardsOf(accountId)).map(({ state }) => state).sort()).toEqual(['ACTIVE', 'DELETED']);
  });

  test('[B30] two people at two desks with the same printed card: one gets it, the other keeps the digital one', async () => {
    const holders = [await activeHolder(norway, 'emigrated'), await activeHolder(norway, 'dNumber')];
    const answers = await Promise.all(holders.map(({ card }) => print(card, 'N183310020')));
    expect(answers.map(({ code }) => code).filter(Boolean)).toEqual(['CARD_NUMBER_TAKEN']);
    const cards = (await Promise.all(holders.map(({ accountId }) => cardsOf(accountId)))).flat();
    expect(
      cards
        .filter(({ state }) => state === 'ACTIVE')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['DIGITAL', 'PHYSICAL']);
  });
});

describe('printLibraryCard refuses, and changes nothing', () => {
  let other: typeof holder;
  beforeAll(async () => {
    other = await activeHolder(norway, 'atProperty');
  });

  test.each([
    ['CARD_UNKNOWN', 'a number that was not given out', 'N183300999', 'N183310030'],
    ['CARD_ENDED', '[B26] a card that was deleted', () => holder.card, 'N183310030'],
    ['CARD_NOT_DIGITAL', 'a printed card', 'N183310001', 'N183310030'],
  ])('%s: %s', async (code, _, card, number) => {
    const answer = await refusedAndUnchanged(norway, () => print(typeof card === 'string' ? card : card(), number));
    expect(answer).toMatchObject({ code, field: 'cardNumber' });
  });

  test.each([
    ['CARD_NUMBER_INVALID', 'no card number', 'N18331003'],
    ['CARD_NUMBER_TAKEN', 'a card given out before', 'N183310001'],
    ['CARD_NUMBER_NOT_RESERVED', 'the number after the series', 'N183320000'],
    ['CARD_NUMBER_NOT_RESERVED', 'a number reserved for digital cards', 'N183300500'],
    ['CARD_NUMBER_OF_ANOTHER_LIBRARY', "another library's series", 'N002110001'],
  ])('%s: %s', async (code, _, number) => {
    const answer = await refusedAndUnchanged(norway, () => print(other.card, number));
    expect(answer).toMatchObject({ code, field: 'newCardNumber' });
  });

  test('NOT_A_PATRON: at a library where the card is not activated, or only chosen', async () => {
    const { card } = await digitalHolder(norway, 'newCheckDigits');
    const here = await refusedAndUnchanged(norway, () => print(card, 'N183310031'));
    const elsewhere = await refusedAndUnchanged(norway, () => print(card, 'N002110002', {}, DESK_KARASJOK));
    expect([here.code, elsewhere.code]).toEqual(['NOT_A_PATRON', 'NOT_A_PATRON']);
    const input = { cardNumber: card, acceptedRulesVersion: KARASJOK_RULES };
    await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_KARASJOK);
    expect(await print(card, 'N002110002', {}, DESK_KARASJOK)).toMatchObject({ card: { number: 'N002110002' } });
  });
});
