import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PERMISSIONS } from '../../subgraphs/netherlands/domain/permissions.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import {
  ACTIVATE,
  ANNEN,
  accountHolder,
  activate,
  CUSTOMER_CARE,
  ENROL,
  ERASE,
  enrol,
  FORGOT,
  openNetherlands,
  RESET,
  rowCounts,
  SIGN_IN,
  type TestNetherlands,
  theExamplePerson,
} from '../support/netherlands.ts';
import { staff } from '../support/testSubgraph.ts';

let netherlands: TestNetherlands;
let id: string;
const callers: Record<string, Caller | undefined> = {
  ANONYMOUS: undefined,
  NOBODY: staff('somebody.else'),
  LIBRARY_DESK: ANNEN,
  KB_CUSTOMER_CARE: CUSTOMER_CARE,
};

const DOCUMENTS: Record<string, string> = {
  enrolDigitalMemberAtDesk: ENROL,
  forgetLoginAccount: 'mutation ($id: ID!) { forgetLoginAccount(customerId: $id) { __typename } }',
  generateLoginAccount: 'mutation ($id: ID!) { generateLoginAccount(customerId: $id) { __typename } }',
  digitalMember: 'query ($id: ID!) { digitalMember(id: $id) { id } }',
  activateLoginAccount: ACTIVATE,
  signIn: SIGN_IN,
  forgotPassword: FORGOT,
  resetPassword: RESET,
  eraseMyDigitalMemberships: ERASE,
  viewer: '{ viewer { __typename } }',
};
const ROLES = ['ANONYMOUS', 'NOBODY', 'LOGIN_ACCOUNT', 'LIBRARY_DESK', 'KB_CUSTOMER_CARE'] as const;
const CELLS = Object.keys(DOCUMENTS).flatMap((field) => ROLES.map((role) => [field, role] as const));

beforeAll(async () => {
  netherlands = await openNetherlands();
  id = (await enrol(netherlands)).customer.id;
  await activate(netherlands, await netherlands.mailedToken());
  callers['LOGIN_ACCOUNT'] = accountHolder((await netherlands.rows('SELECT id FROM login_account'))[0].id);
});
afterAll(() => netherlands.close());

describe('the table of permissions', () => {
  test('has a row for every root field', () => {
    const { schema } = netherlands.subgraph;
    const types = [schema.getQueryType(), schema.getMutationType()];
    const fields = types
      .flatMap((type) => Object.keys(type?.getFields() ?? {}))
      .filter((name) => !name.startsWith('_'));
    expect(fields.sort()).toEqual(Object.keys(DOCUMENTS).sort());
  });

  test.each(CELLS)('%s by %s', async (field, role) => {
    const allowed: readonly string[] = PERMISSIONS[field as keyof typeof PERMISSIONS];
    const before = await rowCounts(netherlands);
    const input = theExamplePerson({ confirmGeneratedNumber: false });
    const secrets = { dryRun: true, token: 'x', username: 'x', password: 'x', passwordAgain: 'x' };
    const { errors } = await netherlands.answer(DOCUMENTS[field] ?? '', { id, input, ...secrets }, callers[role]);
    const code = errors?.[0]?.extensions?.['code'];
    if (allowed.includes(role)) return expect(code).toBeUndefined();
    expect(code).toBe(role === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    expect(await rowCounts(netherlands)).toEqual(before);
  });

  test('[A27] follows the database, not the token: a dismissed desk may nothing at once', async () => {
    await netherlands.rows(`DELETE FROM staff WHERE name = 'staff|desk.annen'`);
    const { errors } = await netherlands.answer(DOCUMENTS['digitalMember'] ?? '', { id }, ANNEN);
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
