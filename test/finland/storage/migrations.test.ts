import { expect, test } from '@jest/globals';
import { migrations } from '../../../subgraphs/finland/storage/database.ts';
import { seedDemo } from '../../../subgraphs/finland/storage/seeds/demo.ts';
import { migrate, migrateDown } from '../../../subgraphs/shared/runtime/migrate.ts';
import { testFinland, wholeDatabase } from '../../support/finland.ts';

test('the register can be taken down and put up again, and seeding it twice changes nothing', async () => {
  const finland = await testFinland();
  const columns = () =>
    finland.rows(`SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY 1, 2`);
  const before = await columns();
  const names = migrations.map(({ name }) => name);
  const taken = names.slice(names.indexOf('CeliaRegister1763786400000'));
  for (const _ of taken) await migrateDown(finland.database);
  const runtimeTables = ['audit', 'idempotency', 'migration', 'outbox', 'personal_number'];
  expect(Object.keys(await wholeDatabase(finland))).toEqual(runtimeTables);
  expect(await migrate(finland.database)).toEqual(taken);
  expect(await columns()).toEqual(before);
  await finland.database.transaction(seedDemo);
  const seeded = await wholeDatabase(finland);
  await finland.database.transaction(seedDemo);
  expect(await wholeDatabase(finland)).toEqual(seeded);
  expect(seeded['unit']).toHaveLength(5);
  await finland.close();
});
