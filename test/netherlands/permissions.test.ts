import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Operation, PERMISSIONS } from '../../subgraphs/netherlands/domain/permissions.ts';
import { ANNEN, openNetherlands, type TestNetherlands } from '../support/netherlands.ts';
import { unwalked, walkCell } from '../support/permissionCells.ts';
import { type Contents, type Restore, watched } from '../support/snapshot.ts';
import { CALLERS } from './permissionCallers.ts';
import { ASKING, openRecords, type RecordName, type Records, variablesFor } from './permissionCells.ts';
import { relationIn } from './permissionRelations.ts';

let netherlands: TestNetherlands;
let records: Records;
let ownAccount: string;
let restore: Restore;
let before: Contents;
let seen: Contents | undefined; // after the cell before this one
beforeAll(async () => {
  netherlands = await openNetherlands();
  ({ records, ownAccount } = await openRecords(netherlands));
  restore = await watched(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  before = await restore(seen);
  seen = undefined;
});

const RECORDS: readonly RecordName[] = ['his', 'another branch', 'another library', 'nobody'];
const cells = (Object.keys(PERMISSIONS) as Operation[]).flatMap((asked) =>
  CALLERS.flatMap(([label, role, caller]) =>
    RECORDS.map((record) => ({ asked, label, role, caller, record, relation: relationIn(asked, role, record) })),
  ),
);

describe('[A28] who may do what to whose record', () => {
  test('every row of the table is walked, and every role and relation that it names', () => {
    expect(unwalked(PERMISSIONS, cells)).toEqual([]);
  });

  test.each(cells)('$asked by $label: record of $record ($relation)', async ({ caller, record, ...cell }) => {
    const variables = variablesFor(cell.asked, records[record]);
    seen = await walkCell(
      netherlands,
      PERMISSIONS,
      { ...cell, ...ASKING[cell.asked], as: caller(ownAccount), variables },
      before,
    );
  });

  test.each(['digitalMember', 'forgetLoginAccount', 'generateLoginAccount'] as const)(
    '[A28] %s answers the same for a member of others and for none',
    async (asked) => {
      const ask = (record: RecordName) =>
        netherlands.answer(ASKING[asked].document, variablesFor(asked, records[record]), ANNEN);
      expect(await ask('another library')).toEqual(await ask('nobody'));
    },
  );

  test('[A27] follows the database, not the token: a dismissed desk may nothing at once', async () => {
    await netherlands.rows(`DELETE FROM staff WHERE name = 'staff|desk.annen'`);
    const { errors } = await netherlands.answer(ASKING.digitalMember.document, { id: records.his.id }, ANNEN);
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
