import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CELIA_CLERK,
  emptyRegister,
  KESKUSKOULU,
  POHJOLA,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
  wholeDatabase,
} from '../../support/finland.ts';
import { FIND, SEARCH, SELECT_UNIT } from '../documents.ts';
import { aCase } from './registrationCells.ts';
import { ACCEPT, CASES, OPEN_CASE, READ_CASE, READ_WHOLE, REJECT, SET_CODE, TASKS } from './registrationDocuments.ts';

const BORN_1991 = { birthDate: '1991-01-04', firstName: 'Koodin', lastName: 'Kanaria' };
let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(async () => {
  await emptyRegister(finland);
  await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
});
afterAll(() => finland.close());

const first = async (document: string, variables: object, as = CELIA_CLERK): Promise<any> =>
  Object.values(await finland.run(document, variables, as))[0];
const open = (overrides: object = {}) => first(OPEN_CASE, aCase({ ...BORN_1991, ...overrides }), KESKUSKOULU);
const tasks = async () =>
  (await first(TASKS, {}, KESKUSKOULU)).edges.map(({ node }: any) => [node.kind, node.caseId, node.customerId]);
const lastLine = async () => (await finland.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];

describe('[F21] a case of somebody without a personal identity code', () => {
  test('is sealed: what is in it stands in no table, and the unit reads nothing back', async () => {
    const form = aCase({
      ...BORN_1991,
      consents: [{ kind: 'REASON_DETAIL', form: 'ORAL', givenBy: 'CUSTOMER' }],
      readingDisability: 'APHASIA',
    });
    const opened = await first(OPEN_CASE, form, KESKUSKOULU);
    expect(opened).toMatchObject({ kind: 'NO_PERSONAL_IDENTITY_CODE', state: 'OPEN', unit: { id: 'fi-u1' } });
    expect(await first(OPEN_CASE, form, KESKUSKOULU)).toEqual(opened); // repeated
    expect(await finland.rows('SELECT id FROM celia_case')).toEqual([{ id: opened.id }]);
    for (const [table, rows] of Object.entries(await wholeDatabase(finland))) {
      expect([table, rows.filter((row) => /Kanaria|1991-01-04|passin|APHASIA/.test(row))]).toEqual([table, []]);
    }
    const { errors } = await finland.answer(READ_CASE, { caseId: opened.id }, KESKUSKOULU);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('is listed and opened by Celia alone, on record with the purpose', async () => {
    const { id } = await open();
    finland.clock.advance(1_000);
    await open({ firstName: 'Toinen' });
    const page = await first(CASES, { first: 1 });
    expect([page.edges[0].node.id, page.pageInfo.hasNextPage]).toEqual([id, true]);
    const rest = await first(CASES, { first: 1, after: page.pageInfo.endCursor });
    expect([rest.edges.length, rest.pageInfo.hasNextPage]).toEqual([1, false]);
    expect(JSON.stringify([page, rest])).not.toMatch(/Kanaria|Toinen/);
    expect(await first(READ_CASE, { caseId: id })).toMatchObject({
      ...{ firstName: 'Koodin', lastName: 'Kanaria', dateOfBirth: '1991-01-04', identityNote: 'Näytti passin' },
      case: { id, state: 'OPEN' },
    });
    expect(await lastLine()).toMatchObject({
      action: 'celiaCase',
      purpose: 'CELIA_SERVICE',
      subject: id,
      unit: 'celia',
    });
    expect(await finland.answer(READ_CASE, { caseId: id, celiaPurpose: 'REGISTRATION' }, CELIA_CLERK)).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('accepted is a customer of the unit without a code; the form is gone and the unit hears it', async () => {
    const { id } = await open();
    const accepted = await first(ACCEPT, { caseId: id });
    expect(accepted).toMatchObject({ __typename: 'CeliaCaseAccepted', case: { id, state: 'ACCEPTED' } });
    expect(await finland.rows('SELECT sealed, state FROM celia_case')).toEqual([{ sealed: null, state: 'ACCEPTED' }]);
    expect(
      await finland.rows('SELECT identity_code, identity_note, birth_date::text, unit_id FROM celia_customer'),
    ).toEqual([{ identity_code: null, identity_note: 'Näytti passin', birth_date: '1991-01-04', unit_id: 'fi-u1' }]);
    expect(await tasks()).toEqual([['CASE_ACCEPTED', id, null]]);
    const found = await first(SEARCH, { name: 'kanar' }, KESKUSKOULU);
    expect(found.customers).toMatchObject([{ id: accepted.customerId }]);
    expect(await first(READ_WHOLE, { id: accepted.customerId }, KESKUSKOULU)).toMatchObject({
      hasPersonalIdentityCode: false,
    });
    for (const document of [ACCEPT, REJECT, READ_CASE])
      expect(await first(document, { caseId: id })).toMatchObject({ code: 'CASE_DECIDED' });
  });

  test('by two clerks at the same instant is one customer', async () => {
    const { id } = await open();
    const answers = await Promise.all(Array.from({ length: 4 }, () => first(ACCEPT, { caseId: id })));
    expect(answers.filter(({ code }) => code === 'CASE_DECIDED')).toHaveLength(3);
    expect(await finland.rows('SELECT FROM celia_customer')).toHaveLength(1);
  });

  test('of a unit whose contract has ended is accepted no more', async () => {
    const { id } = await open();
    await finland.rows(`UPDATE unit SET contract_active = false WHERE id = 'fi-u1'`);
    expect(await first(ACCEPT, { caseId: id })).toMatchObject({ code: 'UNIT_CONTRACT_ENDED' });
    await finland.rows(`UPDATE unit SET contract_active = true WHERE id = 'fi-u1'`);
    expect(await finland.rows('SELECT state FROM celia_case')).toEqual([{ state: 'OPEN' }]);
  });

  test('rejected leaves the reason and no form; no case is told by an id that is none', async () => {
    const { id } = await open();
    expect(await first(REJECT, { caseId: id, rejection: 'NO_RIGHT' })).toMatchObject({
      state: 'REJECTED',
      rejection: 'NO_RIGHT',
    });
    expect(await tasks()).toEqual([['CASE_REJECTED', id, null]]);
    expect(await finland.rows('SELECT sealed FROM celia_case')).toEqual([{ sealed: null }]);
    expect(await finland.rows('SELECT FROM celia_customer')).toEqual([]);
    for (const document of [ACCEPT, REJECT, READ_CASE])
      for (const caseId of ['x', '00000000-0000-4000-8000-000000000000'])
        expect(await first(document, { caseId })).toMatchObject({ code: 'CASE_NOT_FOUND' });
  });

  test.each([
    ['born tomorrow', { birthDate: '2024-06-16', guardianConsent: PUPIL.guardianConsent }, 'BIRTH_DATE_IN_FUTURE'],
    ['without a note', { identityNote: ' ' }, 'IDENTITY_NOTE_INVALID'],
    ['with a code in the note', { identityNote: 'hetu 280215A924B' }, 'IDENTITY_NOTE_INVALID'],
    ['a child without a guardian', { birthDate: '2009-06-16' }, 'GUARDIAN_CONSENT_REQUIRED'],
    ['on another ground', { ground: 'SCHOOL_SPECIAL_SUPPORT' }, 'GROUND_NOT_ALLOWED_FOR_UNIT'],
  ])('%s is refused, and nothing is kept', async (_label, overrides, code) => {
    expect(await open(overrides)).toMatchObject({ code });
    expect(await finland.rows('SELECT FROM celia_case')).toEqual([]);
  });

  test('a code that comes later is set once, with the same birthday, and found by it from then on', async () => {
    const { customerId: id } = await first(ACCEPT, { caseId: (await open()).id });
    const set = (code: string, as = KESKUSKOULU) => first(SET_CODE, { id, code }, as);
    expect(await set('101072U9336')).toMatchObject({ code: 'BIRTH_DATE_DIFFERS' });
    await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
    expect(await set('040191-925P', POHJOLA)).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    await registered(finland, 'fi-u1', { personalIdentityCode: '040191X925P' });
    expect(await set('040191X925P')).toMatchObject({ code: 'CUSTOMER_EXISTS_OWN_UNIT' });
    const answers = await Promise.all([set('040191-925P'), set('040191-925P')]);
    expect(answers.map(({ code }) => code ?? 'set').sort()).toEqual(['PERSONAL_IDENTITY_CODE_SET_ALREADY', 'set']);
    const [row] = await finland.rows(
      'SELECT identity_code IS NOT NULL AS coded, identity_note FROM celia_customer WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ coded: true, identity_note: null });
    expect(await first(FIND, { code: '040191-925P' }, KESKUSKOULU)).toMatchObject({
      outcome: 'OWN_UNIT',
      customer: { id },
    });
  });

  test('a customer without a code is purged like others', async () => {
    await first(ACCEPT, { caseId: (await open()).id });
    await finland.rows(
      `UPDATE celia_customer SET state = 'MARKED_FOR_DELETION', marked_for_deletion_at = '2010-01-01'`,
    );
    finland.clock.set('2030-02-02T12:00:00+02:00');
    await finland.subgraph.retention?.sweep.run();
    expect(await finland.rows('SELECT FROM celia_customer')).toEqual([]);
  });

  test('an undecided one is gone after 180 days, a decided one a year later', async () => {
    await open();
    const { id } = await open({ firstName: 'Toinen' });
    await first(REJECT, { caseId: id });
    const left = async (now: string) => {
      finland.clock.set(now);
      await finland.subgraph.retention?.sweep.run();
      return (await finland.rows('SELECT state FROM celia_case ORDER BY state')).map(({ state }) => state);
    };
    expect(await left('2024-12-12T23:59:59+02:00')).toEqual(['OPEN', 'REJECTED']);
    expect(await left('2024-12-13T00:00:00+02:00')).toEqual(['REJECTED']);
    expect(await left('2025-06-15T23:59:59+03:00')).toEqual(['REJECTED']);
    expect(await left('2025-06-16T00:00:00+03:00')).toEqual([]);
  });
});
