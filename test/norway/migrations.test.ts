import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate, migrateDown } from '../../subgraphs/shared/runtime/migrate.ts';
import { DOCUMENTS, SYSTEM_RANA, type TestNorway, testNorway } from '../support/norway.ts';
import { activeHolder, digitalHolder } from '../support/norwayHolder.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

test('accounts from before the changes were noted are told to the libraries where they are active, once', async () => {
  const { accountId } = await activeHolder(norway, 'resident');
  await digitalHolder(norway, 'parent');
  const later = () => norway.rows(`SELECT FROM pg_tables WHERE tablename IN ('library_change', 'local_card')`);
  while ((await later()).length > 0) await migrateDown(norway.owned);
  await migrate(norway.owned, { role: 'norway_app', password: '' });
  // The demo's staff are there from before, with the role that everybody had then.
  await norway.rows(`UPDATE library_staff SET role = 'SYSTEM' WHERE subject = 'system.rana'`);
  const { libraryCardsChangedSince } = await norway.run(DOCUMENTS.libraryCardsChangedSince, {}, SYSTEM_RANA);
  expect(libraryCardsChangedSince.edges).toHaveLength(1);
  const [{ node }] = libraryCardsChangedSince.edges;
  expect(node).toMatchObject({ membership: { status: 'ACTIVE' }, account: { id: accountId } });
  expect(node.fields).toHaveLength(6);
});
