import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  atDesk,
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK,
  KARASJOK_RULES,
  online,
  PEOPLE,
  patron,
  RANA,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';

const PRINTED = 'N183310001';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
  await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.parent), DESK_RANA);
});
afterAll(() => norway.close());

/** The number of a digital card that the person registers on the Friday, before the Monday at the desk. */
async function digitalCard(person: keyof typeof PEOPLE): Promise<string> {
  norway.clock.set('2026-11-20T10:00:00+01:00');
  const { registerLibraryCard } = await norway.run(DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE[person]));
  norway.clock.set('2026-11-23T09:00:00+01:00');
  return registerLibraryCard.cards[0].number;
}

async function activate(cardNumber: string, acceptedRulesVersion: string, desk = DESK_RANA) {
  const answer = await norway.run(DOCUMENTS.activateLibraryCard, { input: { cardNumber, acceptedRulesVersion } }, desk);
  return answer['activateLibraryCard'];
}

const memberships = (card: string) =>
  norway.rows(
    `SELECT library, status, accepted_rules_version AS rules FROM membership JOIN card USING (account)
     WHERE number = $1 ORDER BY library`,
    [card],
  );

describe('activateLibraryCard', () => {
  test('[B10] [B11] [B32] the first use in the chosen library makes the pending membership active', async () => {
    const card = await digitalCard('resident');
    expect(await memberships(card)).toEqual([{ library: RANA, status: 'PENDING', rules: null }]);
    const seen = await activate(card, RANA_RULES);
    expect(seen).toMatchObject({
      card: { state: 'ACTIVE' },
      membership: { status: 'ACTIVE' },
      account: { name: 'VAKKER SOMMERLIG BLOMST', memberships: [{ since: '2026-11-23' }] },
    });
    expect(await memberships(card)).toEqual([{ library: RANA, status: 'ACTIVE', rules: RANA_RULES }]);
    const [entry] = await norway.rows(
      `SELECT actor, unit, subject, outcome FROM audit WHERE action = 'activateLibraryCard'`,
    );
    expect(entry).toEqual({ actor: 'staff|desk.rana', unit: RANA, subject: seen.account.id, outcome: 'DONE' });
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test.each(['digital', 'printed'])(
    '[B9] [B10] [B14] a %s card is activated at a further library in the same way',
    async (kind) => {
      const card = kind === 'printed' ? PRINTED : await digitalCard('atProperty');
      const seen = await activate(card, KARASJOK_RULES, DESK_KARASJOK);
      expect(seen).toMatchObject({ card: { state: 'ACTIVE' }, membership: { status: 'ACTIVE' } });
      expect(await memberships(card)).toContainEqual({ library: KARASJOK, status: 'ACTIVE', rules: KARASJOK_RULES });
    },
  );

  test('[B32] an activation elsewhere leaves the chosen library pending', async () => {
    const card = await digitalCard('withoutAddress');
    await activate(card, KARASJOK_RULES, DESK_KARASJOK);
    expect(await memberships(card)).toContainEqual({ library: RANA, status: 'PENDING', rules: null });
  });

  test('a scanner that writes small letters and a line break is understood', async () => {
    const card = await digitalCard('emigrated');
    expect(await activate(`${card.toLowerCase()}\n`, RANA_RULES)).toMatchObject({ membership: { status: 'ACTIVE' } });
  });

  test('at the same instant at five desks of the library: activated once', async () => {
    const card = await digitalCard('dNumber');
    const attempts = await Promise.all(Array.from({ length: 5 }, () => activate(card, KARASJOK_RULES, DESK_KARASJOK)));
    expect(attempts.filter(({ code }) => code === 'ALREADY_ACTIVE')).toHaveLength(4);
    expect(await memberships(card)).toHaveLength(2);
  });

  test('[B11] rules that come into force at midnight in Norway are the ones to accept from then on', async () => {
    const card = await digitalCard('clientAddress');
    await norway.rows(
      `INSERT INTO lending_rules VALUES ($1, '2026-2', 'Nye regler', 'https://rana.example.no', '2026-11-24')`,
      [RANA],
    );
    norway.clock.set('2026-11-24T00:00:00+01:00');
    expect(await activate(card, RANA_RULES)).toMatchObject({ code: 'LENDING_RULES_CHANGED', parts: ['2026-2'] });
    norway.clock.set('2026-11-23T23:59:59+01:00');
    expect(await activate(card, RANA_RULES)).toMatchObject({ __typename: 'LibraryCardAtDesk' });
  });
});

describe('activateLibraryCard refuses, and changes nothing', () => {
  test.each([
    ['LENDING_RULES_CHANGED', '[B11] old rules', 'N183300003', '2024-1', DESK_RANA],
    ['LENDING_RULES_CHANGED', "[B11] another library's rules", 'N183300001', RANA_RULES, DESK_KARASJOK],
    ['LENDING_RULES_CHANGED', '[B11] no rules', 'N183300003', '', DESK_RANA],
    ['ALREADY_ACTIVE', 'a second time', PRINTED, RANA_RULES, DESK_RANA],
    ['CARD_UNKNOWN', 'a number that was not given out', 'N183300999', RANA_RULES, DESK_RANA],
    ['CARD_UNKNOWN', 'no card number at all', '183300001', RANA_RULES, DESK_RANA],
  ])('%s: %s', async (code, _, cardNumber, rules, desk) => {
    const before = await norway.everyRow();
    expect(await activate(cardNumber, rules, desk)).toMatchObject({ __typename: 'NorwayRefusal', code });
    expect(await norway.everyRow()).toEqual(before);
  });
});
