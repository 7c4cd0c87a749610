import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DESK_KARASJOK, DESK_RANA, KARASJOK_RULES, RANA, type TestNorway, testNorway } from '../../support/norway.ts';
import { act, activeHolder, digitalHolder, newestLine, refusedAndUnchanged } from '../../support/norwayHolder.ts';

let norway: TestNorway;
let holder: Awaited<ReturnType<typeof activeHolder>>;
beforeAll(async () => {
  norway = await testNorway();
  holder = await activeHolder(norway, 'resident');
});
afterAll(() => norway.close());

const lost = (cardNumber: string, as = DESK_RANA) => act(norway, 'reportCardLost', { cardNumber }, as);
const found = (cardNumber: string) => act(norway, 'unblockLibraryCard', { cardNumber }, DESK_RANA);
let attempt = 0;
const replace = (cardNumber: string, newCardNumber: string, more: object = {}) => {
  attempt += 1;
  const input = { idempotencyKey: `replace-${attempt}-key`, cardNumber, newCardNumber, ...more };
  return act(norway, 'replaceLibraryCard', input, DESK_RANA);
};

describe('reportCardLost and unblockLibraryCard', () => {
  test('the holder blocks the card online; it can be activated nowhere until it is found', async () => {
    expect(await lost(holder.card, holder.who)).toMatchObject({ state: 'BLOCKED' });
    expect(await newestLine(norway)).toMatchObject({ unit: null, action: 'reportCardLost', subject: holder.accountId });
    const input = { cardNumber: holder.card, acceptedRulesVersion: KARASJOK_RULES };
    const answer = await refusedAndUnchanged(norway, () => act(norway, 'activateLibraryCard', input, DESK_KARASJOK));
    expect(answer.code).toBe('CARD_BLOCKED');
    expect(await found(holder.card)).toMatchObject({ state: 'ACTIVE' });
    expect(await newestLine(norway)).toMatchObject({ unit: RANA, action: 'unblockLibraryCard' });
    expect(await norway.rows('SELECT blocked_at FROM card')).toEqual([{ blocked_at: null }]);
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('a card that was never used is found again as it was', async () => {
    const { card, who } = await digitalHolder(norway, 'parent');
    await lost(card, who);
    await norway.rows(
      `UPDATE membership SET status = 'ACTIVE', accepted_rules_version = '2026-1' WHERE status = 'PENDING'`,
    );
    expect(await found(card)).toMatchObject({ state: 'ISSUED' });
  });
});

describe('replaceLibraryCard', () => {
  test('[B29] [B30] [B31] gives a printed card for the lost one, on the same account, with the same memberships', async () => {
    await lost(holder.card);
    const memberships = () => norway.rows('SELECT * FROM membership WHERE account = $1', [holder.accountId]);
    const before = await memberships();
    expect(await replace(holder.card, 'N183310001', { dryRun: true })).toMatchObject({ card: { state: 'BLOCKED' } });
    expect(await replace(holder.card, 'N183310001')).toMatchObject({
      card: { number: 'N183310001', kind: 'PHYSICAL', state: 'ACTIVE' },
      account: { id: holder.accountId },
    });
    expect(await memberships()).toEqual(before);
    expect(await newestLine(norway)).toMatchObject({ action: 'replaceLibraryCard', subject: holder.accountId });
  });

  test('a printed card that is lost is replaced, not deleted', async () => {
    await lost('N183310001');
    await replace('N183310001', 'N183310002');
    const rows = await norway.rows('SELECT number, state FROM card WHERE account = $1 ORDER BY issued_at, number', [
      holder.accountId,
    ]);
    expect(rows.map(({ state }) => state).sort()).toEqual(['ACTIVE', 'DELETED', 'REPLACED']);
  });

  test('[B30] at three desks at once exactly one replaces', async () => {
    const { card } = await activeHolder(norway, 'emigrated');
    await lost(card);
    const answers = await Promise.all([30, 31, 32].map((serial) => replace(card, `N1833100${serial}`)));
    expect(answers.map(({ code, __typename }) => code ?? __typename).sort()).toEqual([
      'CARD_ENDED',
      'CARD_ENDED',
      'LibraryCardAtDesk',
    ]);
  });
});

describe('refused, and nothing changed', () => {
  test.each([
    ['CARD_NOT_BLOCKED', 'replacing a card that is not reported lost', () => replace('N183310002', 'N183310009')],
    ['CARD_NOT_BLOCKED', 'finding a card that is not lost', () => found('N183310002')],
    ['CARD_ENDED', 'reporting a card that was replaced', () => lost('N183310001')],
    ['CARD_UNKNOWN', 'reporting a card that is not', () => lost('N183319999')],
    ['CARD_UNKNOWN', "[A9] reporting somebody else's card online", () => lost('N183310030', holder.who)],
    ['NOT_A_PATRON', 'reporting it where one is no patron', () => lost('N183310002', DESK_KARASJOK)],
  ])('%s: %s', async (code, _, work) => {
    expect(await refusedAndUnchanged(norway, work)).toMatchObject({ code });
  });

  test('CARD_BLOCKED: reporting it twice, and printing it instead of replacing it', async () => {
    const { card } = await activeHolder(norway, 'atProperty');
    await lost(card);
    const print = { idempotencyKey: 'print-a-lost-one', cardNumber: card, newCardNumber: 'N183310050' };
    expect((await refusedAndUnchanged(norway, () => lost(card))).code).toBe('CARD_BLOCKED');
    const printed = await refusedAndUnchanged(norway, () => act(norway, 'printLibraryCard', print, DESK_RANA));
    expect(printed.code).toBe('CARD_BLOCKED');
  });
});
