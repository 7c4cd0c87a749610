import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK,
  KARASJOK_RULES,
  online,
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
  const input = { cardNumber: holder.card, acceptedRulesVersion: KARASJOK_RULES };
  await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_KARASJOK);
});
afterAll(() => norway.close());

const cancel = (acknowledgedLibraries: string[], who = holder.who) =>
  act(norway, 'cancelLibraryCardAccount', { acknowledgedLibraries }, who);

describe('cancelLibraryCardAccount', () => {
  test.each([[[]], [[RANA]], [[KARASJOK, '2030100']]])(
    'STILL_A_PATRON: told of %p only, the holder hears of both libraries first, and nothing changes',
    async (told: string[]) => {
      const answer = await refusedAndUnchanged(norway, () => cancel(told));
      expect(answer).toMatchObject({ code: 'STILL_A_PATRON', parts: [RANA, KARASJOK].sort() });
    },
  );

  test('told of all of them, ends every membership, the card and the account', async () => {
    const address = { lines: ['Hytta 1'], postcode: '8622', place: 'Mo i Rana', through: '2026-12-24' };
    await act(norway, 'setTemporaryAddress', address, holder.who);
    expect(await cancel([KARASJOK, RANA])).toMatchObject({
      __typename: 'CancelledLibraryCardAccount',
      cancelledAt: '2026-11-20T09:00:00.000Z',
      libraries: [{ number: RANA }, { number: KARASJOK }].sort((a, b) => a.number.localeCompare(b.number)),
    });
    expect(await norway.rows('SELECT DISTINCT status FROM membership')).toEqual([{ status: 'ENDED' }]);
    expect(await norway.rows('SELECT state FROM card')).toEqual([{ state: 'DELETED' }]);
    expect(await norway.rows('SELECT 1 FROM temporary_address')).toEqual([]);
    expect(await newestLine(norway)).toMatchObject({ action: 'cancelLibraryCardAccount', subject: holder.accountId });
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
    const { viewer } = await norway.run(DOCUMENTS.viewer, {}, holder.who);
    expect(viewer.libraryCardAccount).toBeNull();
    const { libraryCard } = await norway.run(DOCUMENTS.libraryCard, { number: holder.card }, DESK_RANA);
    expect(libraryCard).toBeNull();
  });

  test('NOT_REGISTERED: a second time', async () => {
    expect(await refusedAndUnchanged(norway, () => cancel([KARASJOK, RANA]))).toMatchObject({ code: 'NOT_REGISTERED' });
  });

  test('CARD_ENDED: the card is of no use any more', async () => {
    const input = { cardNumber: holder.card, acceptedRulesVersion: '2026-1' };
    const answer = await refusedAndUnchanged(norway, () => act(norway, 'activateLibraryCard', input, DESK_RANA));
    expect(answer.code).toBe('CARD_ENDED');
  });

  test('[B29] the person may register again: the same account with another card, and the old memberships stay ended', async () => {
    const { registerLibraryCard: again } = await norway.run(DOCUMENTS.registerLibraryCard, online(), holder.who);
    expect(again.id).toBe(holder.accountId);
    expect(again.memberships.map(({ status }: { status: string }) => status).sort()).toEqual(['ENDED', 'PENDING']);
    expect(again.cards[0].number).not.toBe(holder.card);
    const { registerLibraryCard } = await norway.run(DOCUMENTS.registerLibraryCard, online(), holder.who);
    expect(registerLibraryCard).toMatchObject({ code: 'ALREADY_REGISTERED' });
  });

  test('whoever is a patron nowhere yet has nothing to be told of', async () => {
    const { who } = await digitalHolder(norway, 'parent');
    expect(await cancel([], who)).toMatchObject({ libraries: [] });
  });

  test('[B29] [B30] at five places at once the account is opened again once', async () => {
    const { who } = await digitalHolder(norway, 'atProperty');
    await cancel([], who);
    const attempts = [1, 2, 3, 4, 5].map(() => norway.run(DOCUMENTS.registerLibraryCard, online(), who));
    const codes = (await Promise.all(attempts)).map(({ registerLibraryCard }) => registerLibraryCard.code);
    expect(codes.filter((code) => code === 'ALREADY_REGISTERED')).toHaveLength(4);
  });

  test('[A67] the key of the registration is no way back', async () => {
    const variables = online({ idempotencyKey: 'cancelled-later' });
    const { who } = await digitalHolder(norway, 'emigrated');
    await cancel([], who);
    await norway.run(DOCUMENTS.registerLibraryCard, variables, who);
    await cancel([], who);
    const { audit: _before, ...before } = await norway.everyRow();
    const { registerLibraryCard } = await norway.run(DOCUMENTS.registerLibraryCard, variables, who);
    expect(registerLibraryCard).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const { audit: _after, ...after } = await norway.everyRow();
    expect(after).toEqual(before);
  });
});
