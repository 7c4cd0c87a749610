import { expect, test } from '@jest/globals';
import { seedDemo } from '../../../subgraphs/finland/storage/seeds/demo.ts';
import { migrate } from '../../../subgraphs/shared/runtime/migrate.ts';
import { testFinland, wholeDatabase } from '../../support/finland.ts';
import { takeDown } from '../../support/takeDown.ts';

test('the register can be taken down and put up again, and seeding it twice changes nothing', async () => {
  const finland = await testFinland();
  const columns = () =>
    finland.rows(`SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY 1, 2`);
  const before = await columns();
  const taken = await takeDown(finland.owned);
  expect(taken).toContain('CeliaRegister1763786400000');
  const runtimeTables = ['audit', 'idempotency', 'migration', 'outbox', 'personal_number'];
  expect(Object.keys(await wholeDatabase(finland))).toEqual(runtimeTables);
  expect(await migrate(finland.owned)).toEqual(taken);
  expect(await columns()).toEqual(before);
  await finland.owned.transaction(seedDemo);
  const seeded = await wholeDatabase(finland);
  await finland.owned.transaction(seedDemo);
  expect(await wholeDatabase(finland)).toEqual(seeded);
  expect(seeded['unit']).toHaveLength(5);
  await finland.close();
});
