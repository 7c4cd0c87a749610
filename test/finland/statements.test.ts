import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CustomerId } from '../../subgraphs/finland/domain/customer.ts';
import { openLoaders } from '../../subgraphs/finland/storage/loaders.ts';
import { KESKUSKOULU, registered, type TestFinland, testFinland } from '../support/finland.ts';
import { CUSTOMER_FIELDS, READ } from './documents.ts';

let finland: TestFinland;
const ids: string[] = [];
beforeAll(async () => {
  finland = await testFinland();
  for (const personalIdentityCode of ['040191-925P', '301147-9267', '101072U9336']) {
    ids.push((await registered(finland, 'fi-u1', { personalIdentityCode }))['id']);
  }
});
afterAll(() => finland.close());

async function statements(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const quiet = { logQueryError() {}, logQuerySlow() {}, logSchemaBuild() {}, logMigration() {}, log() {} };
  const logQuery = (sql: string) => {
    if (!/outbox|TRANSACTION|COMMIT|set_config/.test(sql)) count += 1;
  };
  Object.assign(finland.database.source, { logger: { ...quiet, logQuery } });
  await work();
  return count;
}

test('[F14] a customer with all that belongs to one takes one statement for each kind of thing', async () => {
  const lean = READ.replace('...Customer', '... on CeliaCustomer { id }').replace(CUSTOMER_FIELDS, '');
  const few = await statements(() => finland.run(lean, { id: ids[0] }, KESKUSKOULU));
  const all = await statements(() => finland.run(READ, { id: ids[0] }, KESKUSKOULU));
  expect(few).toBe(6); // registrar, what he represents, those units; the contract; the customer; the audit trail
  expect(all - few).toBe(3); // unit (asked for twice), consent, credentials
});

test('[F14] what belongs to many customers is read at once', async () => {
  const { credentials, units, guardianConsents } = openLoaders(finland.database.source.manager, (work) =>
    finland.database.transaction(work, { kind: 'unit', of: 'fi-u1' }),
  );
  const many = ids.flatMap((id) => [
    credentials.load(id as CustomerId),
    guardianConsents.load(id as CustomerId),
    units.load('fi-u1'),
  ]);
  expect(await statements(() => Promise.all(many))).toBe(3);
});
