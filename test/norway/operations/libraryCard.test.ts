import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
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

const CARD = 'N183300001';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
  await norway.run(DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE.resident));
});
afterAll(() => norway.close());

const see = async (number: string, desk = DESK_RANA) =>
  (await norway.run(DOCUMENTS.libraryCard, { number }, desk))['libraryCard'];
const activate = (acceptedRulesVersion: string, desk: typeof DESK_RANA) =>
  norway.run(DOCUMENTS.activateLibraryCard, { input: { cardNumber: CARD, acceptedRulesVersion } }, desk);
const opened = () => norway.rows(`SELECT actor, unit, subject FROM audit WHERE action = 'libraryCard'`);

describe('libraryCard, at the desk', () => {
  test('[B10] before the activation shows the card and what it is at this library, not the person', async () => {
    const seen = await see(CARD);
    expect(seen).toEqual({
      card: { number: CARD, kind: 'DIGITAL', state: 'ISSUED' },
      membership: { status: 'PENDING' },
      account: null,
    });
    expect(await opened()).toEqual([]);
  });

  test('another library sees no membership at all', async () => {
    expect(await see(CARD, DESK_KARASJOK)).toMatchObject({ membership: null, account: null });
  });

  test('after the activation shows the person, and leaves a line in the audit trail', async () => {
    await activate(RANA_RULES, DESK_RANA);
    const seen = await see(CARD);
    expect(seen).toMatchObject({
      membership: { status: 'ACTIVE' },
      account: { name: 'VAKKER SOMMERLIG BLOMST', homeLibrary: { number: '2183300' } },
    });
    expect(await opened()).toEqual([{ actor: 'staff|desk.rana', unit: '2183300', subject: seen.account.id }]);
  });

  test('a further library sees the person after its own activation, but neither the home library nor other memberships', async () => {
    expect(await see(CARD, DESK_KARASJOK)).toMatchObject({ account: null });
    await activate(KARASJOK_RULES, DESK_KARASJOK);
    const { account } = await see(CARD, DESK_KARASJOK);
    expect(account).toMatchObject({ name: 'VAKKER SOMMERLIG BLOMST', homeLibrary: null });
    expect(account.memberships).toMatchObject([{ library: { name: 'Karasjok bibliotek' } }]);
  });

  test.each(['N183300002', 'N18330000', '', "N183300001'; DROP TABLE card"])('%p is no card', async (number) => {
    expect(await see(number)).toBeNull();
  });
});
