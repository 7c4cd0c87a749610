import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DESK_KARASJOK,
  DESK_RANA,
  PEOPLE,
  patron,
  RANA,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act, digitalHolder, newestLine } from '../../support/norwayHolder.ts';
import { localCard, localRow } from '../../support/norwayLocalCards.ts';

const HIGH = 'idporten-loa-high';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

let attempt = 0;
const key = () => {
  attempt += 1;
  return { idempotencyKey: `upgrade-${attempt}-key` };
};
function online(localCardNumber: string, pid: string, overrides: object = {}, acr = HIGH) {
  const input = { ...key(), libraryNumber: RANA, localCardNumber, acceptedRulesVersion: RANA_RULES, ...overrides };
  return act(norway, 'upgradeLocalCard', input, patron(pid, acr));
}
function atDesk(localCardNumber: string, nationalIdentityNumber: string, overrides: object = {}, desk = DESK_RANA) {
  const person = { nationalIdentityNumber, purpose: 'REGISTRATION_AT_DESK', acceptedRulesVersion: RANA_RULES };
  const input = { ...key(), localCardNumber, cardNumber: 'N183310001', ...person, ...overrides };
  return act(norway, 'upgradeLocalCardAtDesk', input, desk);
}
/** Every refused registration is on record; nothing else may change but the budget of look-ups. */
async function refused(work: () => Promise<any>): Promise<any> {
  const without = ({ audit: _audit, lookup_budget: _budget, ...rest }: Record<string, string[]>) => rest;
  const before = without(await norway.everyRow());
  const answer = await work();
  expect(without(await norway.everyRow())).toEqual(before);
  expect(answer.__typename).toBe('NorwayRefusal');
  return answer;
}

describe('upgradeLocalCard', () => {
  test('[B20] [B33] the holder, strongly signed in, gets a digital national card that works at the library of the local one', async () => {
    const local = await localCard(norway, { nationalIdentityNumber: PEOPLE.resident });
    const account = await online(local, PEOPLE.resident, { idempotencyKey: 'upgrade-the-first' });
    expect(account).toMatchObject({
      name: 'VAKKER SOMMERLIG BLOMST',
      telephone: '+4741234567',
      email: 'blomst@example.no',
      homeLibrary: { number: RANA },
      cards: [{ number: 'N183300001', kind: 'DIGITAL', state: 'ISSUED' }],
      memberships: [{ status: 'ACTIVE', acceptedRulesVersion: RANA_RULES }],
    });
    expect(await localRow(norway, local)).toMatchObject({ state: 'LINKED', account: account.id });
    expect(await newestLine(norway)).toMatchObject({
      unit: null,
      action: 'upgradeLocalCard',
      subject: account.id,
      outcome: 'DONE',
    });
    const again = await online(local, PEOPLE.resident, { idempotencyKey: 'upgrade-the-first' });
    expect(again.id).toBe(account.id);
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('SIGN_IN_LEVEL_TOO_LOW: [B33] a sign-in that is enough to register is not enough to upgrade', async () => {
    const local = await localCard(norway, { nationalIdentityNumber: PEOPLE.parent });
    const answer = await refused(() => online(local, PEOPLE.parent, {}, 'idporten-loa-substantial'));
    expect(answer).toMatchObject({ code: 'SIGN_IN_LEVEL_TOO_LOW', parts: ['high'] });
    expect(await online(local, PEOPLE.parent)).toMatchObject({ __typename: 'LibraryCardAccount' });
  });

  test("[A9] LOCAL_CARD_UNKNOWN: somebody else's card, one without a number, a school's and none are the same answer", async () => {
    const cards = [
      await localCard(norway, { nationalIdentityNumber: PEOPLE.atProperty }),
      await localCard(norway),
      await localCard(norway, { holderKind: 'INSTITUTION' }),
      'R-999',
    ];
    const answers = [];
    for (const card of cards) answers.push(await refused(() => online(card, PEOPLE.emigrated)));
    expect(answers[0]).toMatchObject({ code: 'LOCAL_CARD_UNKNOWN', field: 'localCardNumber', parts: null });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test('ALREADY_REGISTERED: [B22] [B23] whoever has the national card goes to the library to have it linked', async () => {
    const local = await localCard(norway, { nationalIdentityNumber: PEOPLE.withoutAddress });
    await digitalHolder(norway, 'withoutAddress');
    expect((await refused(() => online(local, PEOPLE.withoutAddress))).code).toBe('ALREADY_REGISTERED');
  });

  test.each([
    ['LIBRARY_UNKNOWN', 'no library', { libraryNumber: '2999900' }],
    ['LOCAL_CARD_UNKNOWN', 'another library', { libraryNumber: '2202100', acceptedRulesVersion: '2025-1' }],
    ['LENDING_RULES_CHANGED', '[B11] rules of before', { acceptedRulesVersion: '2024-1' }],
  ])('%s: %s', async (code, _, overrides) => {
    const number = await localCard(norway, { nationalIdentityNumber: PEOPLE.dNumber });
    expect((await refused(() => online(number, PEOPLE.dNumber, overrides))).code).toBe(code);
  });

  test('NATIONAL_CARDS_NOT_ISSUED: [B1] at a library that has chosen local cards only, in every way there is', async () => {
    const local = await localCard(norway, { nationalIdentityNumber: PEOPLE.dNumber });
    await norway.rows('UPDATE library SET issues_national_cards = false WHERE number = $1', [RANA]);
    expect((await refused(() => online(local, PEOPLE.dNumber))).code).toBe('NATIONAL_CARDS_NOT_ISSUED');
    expect((await refused(() => atDesk(local, PEOPLE.dNumber))).code).toBe('NATIONAL_CARDS_NOT_ISSUED');
    await norway.rows('UPDATE library SET issues_national_cards = true WHERE number = $1', [RANA]);
  });
});

describe('upgradeLocalCardAtDesk', () => {
  test('[B21] staff upgrade the card of somebody who cannot do it, in printed form', async () => {
    const local = await localCard(norway);
    const account = await atDesk(local, PEOPLE.newCheckDigits);
    expect(account).toMatchObject({
      homeLibrary: { number: RANA },
      cards: [{ number: 'N183310001', kind: 'PHYSICAL', state: 'ACTIVE' }],
      memberships: [{ status: 'ACTIVE' }],
    });
    expect(await localRow(norway, local)).toMatchObject({ state: 'LINKED', account: account.id });
    expect(await newestLine(norway)).toMatchObject({ unit: RANA, action: 'upgradeLocalCardAtDesk', outcome: 'DONE' });
  });

  test.each([
    ['LOCAL_CARD_OF_SOMEBODY_ELSE', "the number of another person than the card's", 'strictlyConfidential', {}],
    ['PURPOSE_NOT_ALLOWED', 'the purpose of a patron', 'clientAddress', { purpose: 'OWN_REGISTRATION' }],
    ['CARD_NUMBER_TAKEN', 'a printed card given out before', 'clientAddress', { cardNumber: 'N183310001' }],
    ['LOCAL_CARD_UNKNOWN', 'no local card', 'clientAddress', { localCardNumber: 'R-999' }],
    ['PERSON_NOT_IN_REGISTER', 'a number that nobody has', 'unknown', {}],
  ] as const)('%s: %s', async (code, _, person, overrides) => {
    const holder = code === 'LOCAL_CARD_OF_SOMEBODY_ELSE' ? { nationalIdentityNumber: PEOPLE.confidential } : {};
    const local = await localCard(norway, holder);
    const answer = await refused(() => atDesk(local, PEOPLE[person], { cardNumber: 'N183310005', ...overrides }));
    expect(answer.code).toBe(code);
  });

  test("LOCAL_CARD_UNKNOWN: another library's card", async () => {
    const local = await localCard(norway);
    const overrides = { acceptedRulesVersion: '2025-1', cardNumber: 'N002110001' };
    expect((await refused(() => atDesk(local, PEOPLE.clientAddress, overrides, DESK_KARASJOK))).code).toBe(
      'LOCAL_CARD_UNKNOWN',
    );
  });

  test('online and at a desk at the same instant: one account, and the card is linked to it', async () => {
    const local = await localCard(norway, { nationalIdentityNumber: PEOPLE.continuedAs });
    const cardNumber = 'N183310009';
    const answers = await Promise.all([
      online(local, PEOPLE.continuedAs),
      atDesk(local, PEOPLE.continuedAs, { cardNumber }),
    ]);
    const done = answers.filter(({ __typename }) => __typename === 'LibraryCardAccount');
    expect(done).toHaveLength(1);
    expect((await localRow(norway, local)).account).toBe(done[0].id);
  });
});
