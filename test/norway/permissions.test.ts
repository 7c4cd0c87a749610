import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getNamedType } from 'graphql';
import { type Operation, PERMISSIONS } from '../../subgraphs/norway/domain/permissions.ts';
import { DESK_RANA, DOCUMENTS, type TestNorway, testNorway } from '../support/norway.ts';
import { unwalked, walkCell } from '../support/permissionCells.ts';
import { type Contents, type Restore, watched } from '../support/snapshot.ts';
import {
  ASKING,
  CALLERS,
  openRecords,
  type RecordName,
  type Records,
  relationIn,
  variablesFor,
} from './permissionCells.ts';

let norway: TestNorway;
let records: Records;
let restore: Restore;
let before: Contents;
let seen: Contents | undefined; // after the cell before this one
beforeAll(async () => {
  norway = await testNorway();
  records = await openRecords(norway);
  restore = await watched(norway);
});
afterAll(() => norway.close());
beforeEach(async () => {
  before = await restore(seen);
  seen = undefined;
});

const RECORDS: readonly RecordName[] = ['his', 'chosen here, not active', 'another library', 'nobody'];
const cells = (Object.keys(PERMISSIONS) as Operation[])
  .flatMap((asked) =>
    CALLERS.flatMap(([label, role, caller]) =>
      RECORDS.map((record) => ({ asked, label, role, caller, record, relation: relationIn(asked, role, record) })),
    ),
  )
  .filter(
    ({ asked, role, record }) => ASKING[asked].about !== 'CALLER' || role !== 'PATRON' || /his|nobody/.test(record),
  );

describe('[A28] who may do what to whose record', () => {
  test('every row of the table is walked, and every role and relation that it names', () => {
    expect(unwalked(PERMISSIONS, cells)).toEqual([]);
  });

  test.each(cells)(
    '[B4] [B6] [B10] $asked by $label: record of $record ($relation)',
    async ({ caller, record, ...cell }) => {
      const as = caller(records[record].person, cell.asked);
      const asked = norway.simulators.populationRegister.requests();
      const variables = variablesFor(cell.asked, records[record]);
      seen = await walkCell(norway, PERMISSIONS, { ...cell, ...ASKING[cell.asked], as, variables }, before);
      if (!(cell.role in PERMISSIONS[cell.asked])) {
        expect(norway.simulators.populationRegister.requests()).toBe(asked);
      }
    },
  );

  test('[A27] a member of staff who was struck off the list is refused at the next call', async () => {
    await norway.rows(`DELETE FROM library_staff WHERE subject = 'desk.rana'`);
    const { errors } = await norway.answer(DOCUMENTS.libraryCard, { number: records.his.number }, DESK_RANA);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('every answer type is an object, a list of them, or a union of a success and the refusal', () => {
    const { schema } = norway.subgraph;
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      expect(getNamedType(field.type).name).toMatch(/Result$/);
    }
  });
});
