import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DEICHMAN,
  DEICHMAN_RULES,
  DESK_RANA,
  KARASJOK,
  KARASJOK_RULES,
  PEOPLE,
  patron,
  RANA,
  RANA_RULES,
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
function join(overrides: object, who = holder.who) {
  attempt += 1;
  const input = {
    idempotencyKey: `join-${attempt}-key`,
    libraryNumber: DEICHMAN,
    acceptedRulesVersion: DEICHMAN_RULES,
  };
  return act(norway, 'joinLibrary', { ...input, ...overrides }, who);
}

describe('joinLibrary', () => {
  test('[B11] [B14] makes the holder a patron of a further library that offers it, with its rules', async () => {
    const membership = await join({ idempotencyKey: 'join-the-first' });
    expect(membership).toMatchObject({
      status: 'ACTIVE',
      library: { code: DEICHMAN },
      acceptedRulesVersion: DEICHMAN_RULES,
      newLendingRules: null,
    });
    expect(await norway.rows('SELECT status FROM membership WHERE library = $1', [DEICHMAN])).toEqual([
      { status: 'ACTIVE' },
    ]);
    expect(await newestLine(norway)).toMatchObject({
      unit: null,
      action: 'joinLibrary',
      subject: holder.accountId,
      outcome: 'DONE',
    });
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('[A68] the same attempt sent again has the same answer', async () => {
    expect(await join({ idempotencyKey: 'join-the-first' })).toMatchObject({ status: 'ACTIVE' });
    expect(await norway.rows('SELECT 1 FROM membership WHERE library = $1', [DEICHMAN])).toHaveLength(1);
  });

  test('[B10] [B32] activates a card that was never used, and leaves the chosen library pending', async () => {
    const { who, accountId } = await digitalHolder(norway, 'parent');
    await join({}, who);
    const [card] = await norway.rows('SELECT state FROM card WHERE account = $1', [accountId]);
    expect(card).toEqual({ state: 'ACTIVE' });
    const rows = await norway.rows('SELECT library, status FROM membership WHERE account = $1 ORDER BY library', [
      accountId,
    ]);
    expect(rows).toEqual([
      { library: DEICHMAN, status: 'ACTIVE' },
      { library: RANA, status: 'PENDING' },
    ]);
  });

  test('at the same instant five times: a patron once', async () => {
    const { who, accountId } = await digitalHolder(norway, 'emigrated');
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => join({}, who)));
    expect(answers.filter(({ code }) => code === 'ALREADY_ACTIVE')).toHaveLength(4);
    expect(await norway.rows('SELECT 1 FROM membership WHERE account = $1', [accountId])).toHaveLength(2);
  });
});

describe('joinLibrary refuses, and changes nothing', () => {
  test.each([
    ['ALREADY_ACTIVE', 'a second time', {}],
    ['ALREADY_ACTIVE', 'a library that activates at its desk, a second time', { libraryNumber: RANA }],
    [
      'SELF_ACTIVATION_NOT_OFFERED',
      '[B10] a library that activates at its desk',
      { libraryNumber: KARASJOK, acceptedRulesVersion: KARASJOK_RULES },
    ],
    ['LIBRARY_UNKNOWN', 'no library', { libraryNumber: '2999900' }],
    ['LIBRARY_UNKNOWN', 'nonsense', { libraryNumber: 'Deichman' }],
    ['IDEMPOTENCY_KEY_INVALID', 'a short key', { idempotencyKey: 'short' }],
    [
      'IDEMPOTENCY_KEY_REUSED',
      '[A67] the key of another request',
      { idempotencyKey: 'join-the-first', libraryNumber: RANA },
    ],
  ])('%s: %s', async (code, _, overrides) => {
    expect(await refusedAndUnchanged(norway, () => join(overrides))).toMatchObject({ code });
  });

  test('LENDING_RULES_CHANGED: [B11] other rules than those in force', async () => {
    const { who } = await digitalHolder(norway, 'dNumber');
    const answer = await refusedAndUnchanged(norway, () => join({ acceptedRulesVersion: RANA_RULES }, who));
    expect(answer).toMatchObject({ code: 'LENDING_RULES_CHANGED', parts: [DEICHMAN_RULES] });
  });

  test.each([
    ['NOT_REGISTERED', 'somebody without a card', patron(PEOPLE.atProperty)],
    ['SIGN_IN_LEVEL_TOO_LOW', 'a weak sign-in', patron(PEOPLE.resident, 'idporten-loa-low')],
    ['NATIONAL_IDENTITY_NUMBER_MISSING', 'a foreign sign-in', patron(undefined)],
  ])('%s: %s', async (code, _, who) => {
    expect(await refusedAndUnchanged(norway, () => join({}, who))).toMatchObject({ code });
  });

  test('CARD_BLOCKED: a card that is reported lost', async () => {
    const { who, card } = await activeHolder(norway, 'withoutAddress');
    await act(norway, 'reportCardLost', { cardNumber: card }, DESK_RANA);
    expect(await refusedAndUnchanged(norway, () => join({}, who))).toMatchObject({ code: 'CARD_BLOCKED' });
  });
});
