import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Operation, PERMISSIONS, type Relation, type Role } from '../../subgraphs/finland/domain/permissions.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { CELIA_CLERK, KESKUSKOULU, type TestFinland, testFinland } from '../support/finland.ts';
import { unwalked, walkCell } from '../support/permissionCells.ts';
import { type Contents, type Restore, watched } from '../support/snapshot.ts';
import { READ } from './documents.ts';
import {
  ASKING,
  OPERATIONS,
  openRecords,
  openSecrets,
  type RecordName,
  type Records,
  STANDS,
  variablesFor,
} from './permissionCells.ts';

let finland: TestFinland;
let records: Records;
let holder: Caller;
let restore: Restore;
let before: Contents;
let seen: Contents | undefined; // after the cell before this one
beforeAll(async () => {
  finland = await testFinland();
  records = await openRecords(finland);
  await openSecrets(finland, records);
  const { id } = records.his;
  holder = { issuer: 'celia', subject: id, claims: { sub: id, iat: Date.now() } };
  await finland.subgraph.outbox.drain();
  restore = await watched(finland);
});
afterAll(() => finland.close());
beforeEach(async () => {
  before = await restore(seen);
  seen = undefined;
});

const CALLERS: readonly (readonly [string, Role, () => Caller | undefined])[] = [
  ['nobody signed in', 'ANYONE', () => undefined],
  ['staff who is no registrar', 'ANYONE', () => ({ ...KESKUSKOULU, subject: 'desk.annen' })],
  ['the registrar’s name from another issuer', 'ANYONE', () => ({ ...KESKUSKOULU, issuer: 'id-porten' })],
  ['the customer’s name from another issuer', 'ANYONE', () => ({ ...holder, issuer: 'staff' })],
  ['the customer', 'CUSTOMER', () => holder],
  ['the registrar', 'REGISTRAR', () => KESKUSKOULU],
  ['Celia’s clerk', 'CELIA', () => CELIA_CLERK],
];
const RECORDS = Object.keys(STANDS.ANYONE) as RecordName[];

/** How the record stands to the caller, where the operation is about that kind of thing. */
function relationIn(asked: Operation, role: Role, record: RecordName): Relation {
  const { about } = ASKING[asked];
  if (about === 'NONE') return 'NONE';
  if (about === 'CALLER') return role === 'ANYONE' ? 'NONE' : 'OWN';
  if (about === 'SECRET' && record === 'his') return 'BY_SECRET'; // the one whose secret is presented
  if (about === 'ADMINISTERED' && role === 'REGISTRAR') {
    if (record === 'nobody') return 'NONE';
    return record === 'another registrar' ? 'OTHER' : 'ADMINISTERED';
  }
  if (about === 'UNIT' && role === 'REGISTRAR' && record === 'another unit of the registrar') return 'OWN_UNIT';
  if (about === 'UNIT' && record === 'nobody') return role === 'CELIA' ? 'NONE' : 'OTHER';
  return STANDS[role][record];
}

/**
 * Where the door is closed, or the operation is about no record, one record is as good as all. A wrong secret costs argon2
 * time and is as wrong from any caller: one of each role brings it, for a record that there is and for none.
 */
function recordsFor(asked: Operation, role: Role, label: string): readonly RecordName[] {
  const { about } = ASKING[asked];
  if (!(role in PERMISSIONS[asked]) || about === 'NONE' || about === 'CALLER') return ['his'];
  if (about !== 'SECRET') return RECORDS;
  const isFirstOfRole = CALLERS.find(([, same]) => same === role)?.[0] === label;
  return isFirstOfRole ? ['his', 'another registrar', 'nobody'] : ['his'];
}

const cells = OPERATIONS.flatMap((asked) =>
  CALLERS.flatMap(([label, role, caller]) =>
    recordsFor(asked, role, label).map((record) => ({
      asked,
      label,
      role,
      caller,
      record,
      relation: relationIn(asked, role, record),
    })),
  ),
);

describe('[F7] [A28] who may do what to whose record', () => {
  test('every row of the table is walked, and every role and relation that it names', () => {
    expect(unwalked(PERMISSIONS, cells)).toEqual([]);
  });

  test.each(cells)('$asked by $label: record of $record ($relation)', async ({ caller, record, ...cell }) => {
    const variables = variablesFor(records[record], cell.role);
    seen = await walkCell(finland, PERMISSIONS, { ...cell, ...ASKING[cell.asked], as: caller(), variables }, before);
  });

  test.each([
    'celiaCustomer',
    'editCeliaCustomer',
    'changeCeliaCustomerEmail',
    'sendCeliaCredentials',
    'selectUnit',
  ] as const)('[A28] %s answers the same for a record of others and for none', async (asked) => {
    const ask = (record: RecordName) =>
      finland.answer(ASKING[asked].document, variablesFor(records[record]), KESKUSKOULU);
    expect(await ask('another registrar')).toEqual(await ask('nobody'));
  });

  test('[A27] a registrar who is taken off the list may do nothing from that moment', async () => {
    await finland.rows(`UPDATE registrar SET subject = 'somebody.else' WHERE subject = 'registrar.keskuskoulu'`);
    const { errors } = await finland.answer(READ, { id: records.his.id }, KESKUSKOULU);
    expect(errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'FORBIDDEN' }) })]);
  });
});
