import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  accountHolder,
  activate,
  CUSTOMER_CARE,
  enrol,
  openNetherlands,
  type TestNetherlands,
} from '../../support/netherlands.ts';

const VIEWER = '{ viewer { digitalMemberships { id country status entitlement { eBooks audiobooks } } } }';

let netherlands: TestNetherlands;
let accountId: string;

beforeAll(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  accountId = (await netherlands.rows('SELECT id FROM login_account'))[0].id;
});
afterAll(() => netherlands.close());

describe('the viewer', () => {
  test.each([
    ['nobody signed in', undefined],
    ['a desk', ANNEN],
    ['customer care', CUSTOMER_CARE],
    ['somebody signed in at another country', { issuer: 'id-porten', subject: 'abc', claims: {} }],
    ['an account that does not exist', accountHolder('5280d000-0000-4000-8000-00000000ffff')],
    ['a malformed subject', accountHolder('x')],
  ])('is there for %s, with no memberships', async (_label, caller) => {
    expect(await netherlands.run(VIEWER, {}, caller)).toEqual({ viewer: { digitalMemberships: [] } });
  });

  test('[N31] a token cannot stand for an account before its activation; after it the rights are there at once', async () => {
    const holder = accountHolder(accountId);
    expect(await netherlands.run(VIEWER, {}, holder)).toEqual({ viewer: { digitalMemberships: [] } });
    await activate(netherlands, await netherlands.mailedToken());
    expect(await netherlands.run(VIEWER, {}, holder)).toMatchObject({
      viewer: {
        digitalMemberships: [{ country: 'NL', status: 'ACTIVE', entitlement: { eBooks: true, audiobooks: true } }],
      },
    });
  });
});
