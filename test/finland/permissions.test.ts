import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  isAllowed,
  type Operation,
  PERMISSIONS,
  type Relation,
  type Role,
} from '../../subgraphs/finland/domain/permissions.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { KESKUSKOULU, type TestFinland, testFinland, wholeDatabase } from '../support/finland.ts';
import { READ } from './documents.ts';
import {
  ASKING,
  OPERATIONS,
  openRecords,
  type RecordName,
  type Records,
  resetRecords,
  STANDS,
  variablesFor,
} from './permissionCells.ts';

let finland: TestFinland;
let records: Records;
let holder: Caller;
beforeAll(async () => {
  finland = await testFinland();
  records = await openRecords(finland);
  const { id } = records.his;
  holder = { issuer: 'celia', subject: id, claims: { sub: id, iat: Date.now() } };
});
afterAll(() => finland.close());
beforeEach(() => resetRecords(finland, records));

const CALLERS: readonly (readonly [string, Role, () => Caller | undefined])[] = [
  ['nobody signed in', 'ANYONE', () => undefined],
  ['staff who is no registrar', 'ANYONE', () => ({ ...KESKUSKOULU, subject: 'desk.annen' })],
  ['the registrar’s name from another issuer', 'ANYONE', () => ({ ...KESKUSKOULU, issuer: 'id-porten' })],
  ['a customer’s name from another issuer', 'ANYONE', () => ({ ...holder, issuer: 'staff' })],
  ['the customer', 'CUSTOMER', () => holder],
  ['the registrar', 'REGISTRAR', () => KESKUSKOULU],
];
const RECORDS = Object.keys(STANDS.ANYONE) as RecordName[];

/** How the record stands to the caller, where the operation is about that kind of thing. */
function relationIn(asked: Operation, role: Role, record: RecordName): Relation {
  const { about } = ASKING[asked];
  if (about === 'CALLER') return role === 'ANYONE' ? 'NONE' : 'OWN';
  if (about === 'SECRET' && record === 'his') return 'BY_SECRET'; // the one whose secret is presented
  if (about === 'UNIT' && role === 'REGISTRAR' && record === 'another unit of the registrar') return 'OWN_UNIT';
  if (about === 'UNIT' && record === 'nobody') return 'OTHER';
  return STANDS[role][record];
}

const cells = OPERATIONS.flatMap((asked) =>
  CALLERS.flatMap(([label, role, caller]) =>
    RECORDS.map((record) => ({ asked, label, role, caller, record, relation: relationIn(asked, role, record) })),
  ),
);

/** All rows, but of the tables that count and record what was tried. */
async function untriedRows(): Promise<object> {
  const { audit: _audit, attempt: _attempt, lookup_budget: _budget, ...rest } = await wholeDatabase(finland);
  return rest;
}

describe('[F7] [A28] who may do what to whose record', () => {
  test('every row of the table is walked, and every role and relation that it names', () => {
    const walked = new Set(cells.map(({ asked, role, relation }) => `${asked} ${role} ${relation}`));
    const named = OPERATIONS.flatMap((asked) =>
      Object.entries<readonly Relation[]>(PERMISSIONS[asked]).flatMap(([role, relations]) =>
        relations.map((one) => `${asked} ${role} ${one}`),
      ),
    );
    expect(named.filter((cell) => !walked.has(cell))).toEqual([]);
  });

  test.each(cells)(
    '$asked by $label: record of $record ($relation)',
    async ({ asked, role, caller, record, relation, label }) => {
      const { document, hidden } = ASKING[asked];
      const isEntity = document.includes('_entities');
      const [as, variables] = [caller(), variablesFor(records[record])];
      finland.from(label + record);
      const whole = await wholeDatabase(finland);
      const before = await untriedRows();
      const { data, errors } = await finland.answer(document, variables, as);
      const answer = isEntity ? (data?.['_entities'] as unknown[] | undefined)?.[0] : data?.[asked];
      if (isAllowed(asked, role, relation)) {
        expect(errors).toBeUndefined();
        expect(answer).toBeTruthy();
        expect(answer).not.toHaveProperty('code');
        return;
      }
      expect(await untriedRows()).toEqual(before);
      if (!(role in PERMISSIONS[asked])) {
        expect(await wholeDatabase(finland)).toEqual(whole);
        expect(answer).toBeNull();
        if (isEntity) return;
        const code = as ? 'FORBIDDEN' : 'UNAUTHENTICATED';
        expect(errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code }) })]);
        return;
      }
      expect(errors).toBeUndefined();
      if (isEntity) expect(answer).toBeNull();
      else expect(hidden).toContain((answer as { code?: string }).code);
    },
  );

  test.each([
    'celiaCustomer',
    'editCeliaCustomer',
    'changeCeliaCustomerEmail',
    'sendCeliaCredentials',
    'selectUnit',
  ] as const)('[A28] %s answers the same for a record of others and for none', async (asked) => {
    const answers: unknown[] = [];
    for (const record of ['another registrar', 'nobody'] as const) {
      answers.push(await finland.answer(ASKING[asked].document, variablesFor(records[record]), KESKUSKOULU));
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  test('[A27] a registrar who is taken off the list may do nothing from that moment', async () => {
    await finland.rows(`UPDATE registrar SET subject = 'somebody.else' WHERE subject = 'registrar.keskuskoulu'`);
    const { errors } = await finland.answer(READ, { id: records.his.id }, KESKUSKOULU);
    expect(errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'FORBIDDEN' }) })]);
  });
});
