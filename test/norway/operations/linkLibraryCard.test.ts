import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DESK_KARASJOK,
  DESK_RANA,
  PEOPLE,
  RANA,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act, activeHolder, digitalHolder, newestLine, refusedAndUnchanged } from '../../support/norwayHolder.ts';
import { localCard, localRow } from '../../support/norwayLocalCards.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

const link = (localCardNumber: string, cardNumber: string, more: object = {}, desk = DESK_RANA) =>
  act(norway, 'linkLibraryCard', { localCardNumber, cardNumber, ...more }, desk);
const discard = (localCardNumber: string, desk = DESK_RANA) =>
  act(norway, 'discardLocalCard', { localCardNumber }, desk);
const rules = { acceptedRulesVersion: RANA_RULES };

describe('linkLibraryCard and discardLocalCard', () => {
  let local: string;
  let holder: Awaited<ReturnType<typeof digitalHolder>>;

  test('[B22] whoever has a local card and makes a digital national one has two separate cards', async () => {
    local = await localCard(norway, { nationalIdentityNumber: PEOPLE.resident });
    const before = await localRow(norway, local);
    holder = await digitalHolder(norway, 'resident');
    expect(await localRow(norway, local)).toEqual(before);
    expect(before).toMatchObject({ state: 'ACTIVE', account: null });
  });

  test('LOCAL_CARD_NOT_LINKED: [B24] the local card is not discarded before the linking', async () => {
    const answer = await refusedAndUnchanged(norway, () => discard(local));
    expect(answer).toMatchObject({ code: 'LOCAL_CARD_NOT_LINKED', field: 'localCardNumber' });
  });

  test('LENDING_RULES_CHANGED: [B11] without the rules a card not yet activated here is not linked', async () => {
    const answer = await refusedAndUnchanged(norway, () => link(local, holder.card));
    expect(answer).toMatchObject({ code: 'LENDING_RULES_CHANGED', parts: [RANA_RULES] });
  });

  test('[B10] [B23] at the library the national card is linked to it, and activated there', async () => {
    expect(await link(local, holder.card, rules)).toMatchObject({
      card: { number: holder.card, state: 'ACTIVE' },
      membership: { status: 'ACTIVE', acceptedRulesVersion: RANA_RULES },
      account: { id: holder.accountId },
    });
    expect(await localRow(norway, local)).toMatchObject({ state: 'LINKED', account: holder.accountId });
    expect(await newestLine(norway)).toEqual({
      actor: 'staff|desk.rana',
      unit: RANA,
      action: 'linkLibraryCard',
      subject: holder.accountId,
      outcome: 'DONE',
    });
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('[B24] then the old local card can be discarded', async () => {
    expect(await discard(local)).toMatchObject({ number: local, state: 'DISCARDED' });
    expect(await newestLine(norway)).toMatchObject({ action: 'discardLocalCard', subject: holder.accountId });
    expect((await localRow(norway, local)).discarded_at).not.toBeNull();
  });

  test('LOCAL_CARD_DISCARDED: [B24] and neither discarded again nor linked', async () => {
    expect((await refusedAndUnchanged(norway, () => discard(local))).code).toBe('LOCAL_CARD_DISCARDED');
    expect((await refusedAndUnchanged(norway, () => link(local, holder.card))).code).toBe('LOCAL_CARD_DISCARDED');
  });

  test("[B23] a card that is activated here already needs no rules; a local card without a number is its bearer's", async () => {
    const bearer = await localCard(norway);
    const { card, accountId } = await activeHolder(norway, 'parent');
    expect(await link(bearer, card)).toMatchObject({ account: { id: accountId } });
  });

  test('[B23] at five desks at once it is linked once', async () => {
    const shared = await localCard(norway);
    const { card } = await activeHolder(norway, 'emigrated');
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => link(shared, card)));
    expect(answers.filter(({ code }) => code === 'LOCAL_CARD_ALREADY_LINKED')).toHaveLength(4);
  });
});

describe('linkLibraryCard refuses, and changes nothing', () => {
  test('LOCAL_CARD_OF_SOMEBODY_ELSE: the cards of two people', async () => {
    const local = await localCard(norway, { nationalIdentityNumber: PEOPLE.dNumber });
    const { card } = await activeHolder(norway, 'atProperty');
    expect((await refusedAndUnchanged(norway, () => link(local, card))).code).toBe('LOCAL_CARD_OF_SOMEBODY_ELSE');
  });

  test('INSTITUTION_CARD_STAYS_LOCAL: [B3] the card of a school', async () => {
    const local = await localCard(norway, { holderKind: 'INSTITUTION', name: 'Gruben skole' });
    const { card } = await activeHolder(norway, 'withoutAddress');
    expect((await refusedAndUnchanged(norway, () => link(local, card))).code).toBe('INSTITUTION_CARD_STAYS_LOCAL');
  });

  test.each([
    ['LOCAL_CARD_UNKNOWN', "another library's local card", 'R-2', 'N183300001', DESK_KARASJOK],
    ['LOCAL_CARD_UNKNOWN', 'no local card', 'R-999', 'N183300001', DESK_RANA],
    ['CARD_UNKNOWN', 'no national card', 'R-2', 'N183300999', DESK_RANA],
    ['CARD_UNKNOWN', 'a local card in the place of the national one', 'R-2', 'R-2', DESK_RANA],
  ])('%s: %s', async (code, _, local, card, desk) => {
    expect(await refusedAndUnchanged(norway, () => link(local, card, rules, desk))).toMatchObject({ code });
  });

  test('CARD_BLOCKED: a national card that is reported lost', async () => {
    const local = await localCard(norway);
    const { card } = await activeHolder(norway, 'newCheckDigits');
    await act(norway, 'reportCardLost', { cardNumber: card }, DESK_RANA);
    expect((await refusedAndUnchanged(norway, () => link(local, card))).code).toBe('CARD_BLOCKED');
  });

  test("LOCAL_CARD_UNKNOWN: discarding another library's card", async () => {
    expect((await refusedAndUnchanged(norway, () => discard('R-2', DESK_KARASJOK))).code).toBe('LOCAL_CARD_UNKNOWN');
  });
});
