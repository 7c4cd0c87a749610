import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedDemo } from '../../subgraphs/netherlands/storage/seeds/demo.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { openNetherlands, rowCounts, type TestNetherlands } from '../support/netherlands.ts';
import { takeDown } from '../support/takeDown.ts';

let netherlands: TestNetherlands;

beforeAll(async () => {
  netherlands = await openNetherlands();
});
afterAll(() => netherlands.close());

async function columns() {
  return netherlands.rows(
    `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
     WHERE table_schema = 'public' ORDER BY 1, 2`,
  );
}

describe('the migrations', () => {
  test('go up, down and up again to the same tables', async () => {
    const before = await columns();
    const taken = await takeDown(netherlands.owned);
    expect(taken).toContain('DeskEnrolment1763800000000');
    expect((await columns()).some(({ table_name }) => table_name === 'customer')).toBe(false);
    expect(await migrate(netherlands.owned)).toEqual(taken);
    expect(await columns()).toEqual(before);
  });

  test('take the demo, twice with the same result', async () => {
    await netherlands.owned.transaction(seedDemo);
    const once = await rowCounts(netherlands);
    await netherlands.owned.transaction(seedDemo);
    expect(await rowCounts(netherlands)).toEqual(once);
    expect(once).toMatchObject({ organisation: 2, branch: 4, staff: 6, subscription_type: 6 });
  });
});
