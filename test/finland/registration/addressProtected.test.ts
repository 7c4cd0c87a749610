import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CELIA_CLERK,
  emptyRegister,
  KESKUSKOULU,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { FOR_CELIA } from '../celia/celiaDocuments.ts';
import { FIND, READ, SEARCH, SELECT_UNIT } from '../documents.ts';
import { aCase } from './registrationCells.ts';
import { ACCEPT, OPEN_CASE, PROTECT, TASKS } from './registrationDocuments.ts';

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

describe('[A28] somebody whose address is protected', () => {
  test('is registered by Celia with the code that it asked for, and no unit sees or finds more than of one ended', async () => {
    const { id } = await open({ kind: 'ADDRESS_PROTECTED' });
    expect(await first(ACCEPT, { caseId: id, caseCode: '101072U9336' })).toMatchObject({ code: 'BIRTH_DATE_DIFFERS' });
    expect(await first(ACCEPT, { caseId: id, caseCode: '040191-925X' })).toMatchObject({
      code: 'PERSONAL_IDENTITY_CODE_CHECK_CHARACTER',
    });
    const { customerId } = await first(ACCEPT, { caseId: id, caseCode: '040191-925P' });
    expect(await first(READ, { id: customerId }, KESKUSKOULU)).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    expect((await first(SEARCH, { name: 'kanaria' }, KESKUSKOULU)).customers).toEqual([]);
    expect(await first(FIND, { code: '040191-925P' }, KESKUSKOULU)).toEqual({
      ...{ __typename: 'CeliaSearchResult', outcome: 'IN_USE_NOT_FOUND', transferable: null, customer: null },
    });
    expect(await first(FOR_CELIA, { code: '040191-925P' })).toMatchObject({ id: customerId, state: 'ACTIVE' });
    expect(await tasks()).toEqual([['CASE_ACCEPTED', id, null]]); // not who
  });

  test('is not registered twice', async () => {
    await registered(finland, 'fi-u1');
    const { id } = await open({ kind: 'ADDRESS_PROTECTED' });
    expect(await first(ACCEPT, { caseId: id, caseCode: '040191-925P' })).toMatchObject({
      code: 'CASE_PERSON_REGISTERED',
    });
    expect(await finland.rows('SELECT FROM celia_customer')).toHaveLength(1);
  });

  test('who is a customer already is taken out of the unit’s sight by Celia, and given back', async () => {
    const { id } = await registered(finland, 'fi-u1');
    expect(await first(PROTECT, { id })).toMatchObject({ __typename: 'CeliaCustomerRecord', id });
    expect(await first(READ, { id }, KESKUSKOULU)).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    expect(await lastLine()).toMatchObject({ action: 'celiaCustomer', outcome: 'CUSTOMER_NOT_FOUND' });
    await first(PROTECT, { id, protected: false });
    expect(await first(READ, { id }, KESKUSKOULU)).toMatchObject({ id });
    expect(await first(PROTECT, { id: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
      code: 'NO_SUCH_CUSTOMER',
    });
  });
});
