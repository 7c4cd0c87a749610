import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DEICHMAN,
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK_RULES,
  online,
  PEOPLE,
  patron,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { staff } from '../../support/testSubgraph.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
  await norway.run(DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE.resident));
});
afterAll(() => norway.close());

const own = async (as: Parameters<TestNorway['run']>[2]) =>
  (await norway.run(DOCUMENTS.viewer, {}, as))['viewer'].libraryCardAccount;

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { logger } = norway.database.source;
  let statements = 0;
  const counting = {
    logQuery: (sql: string) => {
      if (!/TRANSACTION|COMMIT|set_config|outbox/.test(sql)) statements += 1;
    },
    logQueryError: () => undefined,
    logQuerySlow: () => undefined,
    logSchemaBuild: () => undefined,
    logMigration: () => undefined,
    log: () => undefined,
  };
  norway.database.source.logger = counting;
  await work().finally(() => {
    norway.database.source.logger = logger;
  });
  return statements;
}

describe('viewer.libraryCardAccount', () => {
  test('is the whole own account, home library and memberships included', async () => {
    expect(await own(patron(PEOPLE.resident))).toMatchObject({
      name: 'VAKKER SOMMERLIG BLOMST',
      homeLibrary: { name: 'Rana bibliotek' },
      cards: [{ number: 'N183300001' }],
      memberships: [{ status: 'PENDING', library: { code: '2183300' } }],
    });
  });

  test.each([
    ['nobody signed in', undefined],
    ['somebody without a card', patron(PEOPLE.parent)],
    ['a sign-in below the demanded level', patron(PEOPLE.resident, 'idporten-loa-low')],
    ['a sign-in without an identity number', patron(undefined)],
    ['library staff', DESK_RANA],
    ['somebody of another issuer with the same claims', { ...patron(PEOPLE.resident), issuer: 'kb-login' }],
  ])('is null for %s', async (_, as) => {
    expect(await own(as)).toBeNull();
  });

  test('[B14] takes the same number of statements for two memberships as for three', async () => {
    const memberships = async () => (await own(patron(PEOPLE.resident))).memberships;
    const activate = (acceptedRulesVersion: string, desk: typeof DESK_RANA) =>
      norway.run(DOCUMENTS.activateLibraryCard, { input: { cardNumber: 'N183300001', acceptedRulesVersion } }, desk);
    await activate(KARASJOK_RULES, DESK_KARASJOK);
    const forTwo = await statementsOf(async () => expect(await memberships()).toHaveLength(2));
    await norway.rows(`INSERT INTO library_staff VALUES ('staff', 'desk.deichman', $1)`, [DEICHMAN]);
    await activate('2025-3', staff('desk.deichman'));
    const forThree = await statementsOf(async () => expect(await memberships()).toHaveLength(3));
    expect(forTwo).toBe(8); // person, account, its use, the register's hearing, cards, memberships, home library, further libraries
    expect(forThree).toBe(forTwo);
  });
});
