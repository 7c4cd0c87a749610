import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PERMISSIONS } from '../../subgraphs/finland/domain/permissions.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { aForm, KESKUSKOULU, registered, type TestFinland, testFinland, wholeDatabase } from '../support/finland.ts';
import { CHANGE_EMAIL, CHOOSE, EDIT, ERASE, FIND, READ, REGISTER, SELECT_UNIT, SEND, SIGN_IN } from './documents.ts';

let finland: TestFinland;
let id: string;
beforeAll(async () => {
  finland = await testFinland();
  ({ id } = (await registered(finland, 'fi-u1')) as { id: string });
});
afterAll(() => finland.close());

const CALLERS: Record<string, Caller | undefined> = {
  'nobody signed in': undefined,
  'staff who is no registrar': { ...KESKUSKOULU, subject: 'desk.annen' },
  'the registrar’s name from another issuer': { ...KESKUSKOULU, issuer: 'id-porten' },
  'the registrar': KESKUSKOULU,
};

const VARIABLES = {
  username: '100001',
  password: 'x'.repeat(12),
  again: 'x'.repeat(12),
  token: 'x'.repeat(43),
  dryRun: false,
  email: 'uusi@example.fi',
};
const DOCUMENTS: Record<keyof typeof PERMISSIONS, string> = {
  viewer: '{ viewer { celiaRegistrar { units { id } } } }',
  chooseCeliaPassword: CHOOSE,
  signInToCelianet: SIGN_IN,
  eraseMyCeliaMembership: ERASE,
  selectUnit: SELECT_UNIT,
  findCeliaCustomer: FIND,
  celiaCustomer: READ,
  registerCeliaCustomer: REGISTER,
  editCeliaCustomer: EDIT,
  changeCeliaCustomerEmail: CHANGE_EMAIL,
  sendCeliaCredentials: SEND,
};

const CELLS = Object.entries(DOCUMENTS).flatMap(([operation, document]) =>
  Object.entries(CALLERS).map(([label, caller]) => ({ operation, label, document, caller })),
);

describe('[F7] who may do what', () => {
  test.each(CELLS)('$operation by $label', async ({ operation, label, document, caller }) => {
    const form = aForm({ personalIdentityCode: '101072U9336' });
    const variables = { ...VARIABLES, ...form, id, unitId: 'fi-u1', code: '040191-925P', changes: { language: 'SV' } };
    const role = PERMISSIONS[operation as keyof typeof PERMISSIONS];
    await finland.subgraph.outbox.drain(); // else the worker sends what is due between the two looks
    const before = await wholeDatabase(finland);
    const { data, errors } = await finland.answer(document, variables, caller);
    if (role === 'ANYONE' || (role === 'REGISTRAR' && label === 'the registrar')) {
      expect(errors).toBeUndefined();
      expect(data?.[operation]).toBeTruthy();
      return;
    }
    expect(data).toEqual({ [operation]: null });
    expect(errors).toEqual([
      expect.objectContaining({
        extensions: expect.objectContaining({ code: caller ? 'FORBIDDEN' : 'UNAUTHENTICATED' }),
      }),
    ]);
    expect(await wholeDatabase(finland)).toEqual(before);
  });

  test('[A27] a registrar who is taken off the list may do nothing from that moment', async () => {
    await finland.rows(`UPDATE registrar SET subject = 'somebody.else' WHERE subject = 'registrar.keskuskoulu'`);
    const { errors } = await finland.answer(READ, { id }, KESKUSKOULU);
    expect(errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'FORBIDDEN' }) })]);
  });
});
