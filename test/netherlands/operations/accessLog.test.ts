import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  ANNEN,
  accountHolder,
  activate,
  CUSTOMER_CARE,
  enrol,
  HAREN,
  openNetherlands,
  signIn,
  type TestNetherlands,
  theExamplePerson,
  theMover,
} from '../../support/netherlands.ts';

const LOG = `query ($first: Int! = 20, $after: String) { viewer { netherlandsAccessLog(first: $first, after: $after) {
  edges { cursor node { at organisation action done purpose } } pageInfo { hasNextPage endCursor } } } }`;
const READ = 'query ($id: ID!) { digitalMember(id: $id) { id } }';

let netherlands: TestNetherlands;
let tester: Caller;
let mover: Caller;
let testersPass: string;

async function passThrough(input: object): Promise<[Caller, string]> {
  const { customer, passNumber } = await enrol(netherlands, input);
  netherlands.clock.advance(1_000); // the newest mail is this person's
  await activate(netherlands, await netherlands.mailedToken());
  await netherlands.run(READ, { id: customer.id }, ANNEN);
  const [{ account }] = await netherlands.rows(
    'SELECT login_account_id AS account FROM login_link WHERE customer_id = $1',
    [customer.id],
  );
  return [accountHolder(account), passNumber];
}

beforeAll(async () => {
  netherlands = await openNetherlands();
  [tester, testersPass] = await passThrough(theExamplePerson());
  [mover] = await passThrough(theMover());
  await signIn(netherlands, testersPass, 'wrong');
  await signIn(netherlands, testersPass);
});
afterAll(() => netherlands.close());

const logOf = async (as: Caller | undefined, variables: object = {}) =>
  (await netherlands.run(LOG, variables, as))['viewer'].netherlandsAccessLog;
const entriesOf = async (as: Caller) => (await logOf(as)).edges.map(({ node }: { node: object }) => node);

describe('viewer.netherlandsAccessLog', () => {
  test('tells when, where and what, the newest first, of the account and of the member', async () => {
    expect(await entriesOf(tester)).toMatchObject([
      { organisation: null, action: 'SIGN_IN', done: true, purpose: null },
      { organisation: null, action: 'SIGN_IN', done: false },
      { organisation: expect.any(String), action: 'READING', done: true },
      { organisation: null, action: 'ACTIVATION', done: true },
      { organisation: expect.any(String), action: 'REGISTRATION', done: true },
    ]);
    expect(await entriesOf(mover)).toMatchObject([
      { action: 'READING' },
      { action: 'ACTIVATION' },
      { action: 'REGISTRATION' },
    ]);
  });

  test('shows no line about another person, and never who did it', async () => {
    const lines = await netherlands.rows('SELECT count(*)::int FROM audit WHERE subject IS NOT NULL');
    expect((await entriesOf(tester)).length + (await entriesOf(mover)).length).toBe(lines[0].count);
    expect(JSON.stringify([await logOf(tester), await logOf(mover)])).not.toContain('desk.annen');
  });

  test.each([
    ['nobody signed in', undefined],
    ['a desk', ANNEN],
    ['a desk of another library', HAREN],
    ['customer care', CUSTOMER_CARE],
    ['an account that does not exist', accountHolder('5280d000-0000-4000-8000-00000000ffff')],
    ['a malformed subject', accountHolder("x' OR true")],
  ])('is null for %s', async (_label, as) => {
    expect(await logOf(as)).toBeNull();
  });

  test('[A29] comes in pages, by cursors that nobody else can use', async () => {
    const first = await logOf(tester, { first: 4 });
    expect(first.pageInfo).toEqual({ hasNextPage: true, endCursor: first.edges[3].cursor });
    const rest = await logOf(tester, { first: 4, after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges].map(({ node }: { node: object }) => node)).toEqual(await entriesOf(tester));
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const { data, errors } = await netherlands.answer(LOG, { after: first.pageInfo.endCursor }, mover);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(data).toEqual({ viewer: { netherlandsAccessLog: null } });
  });
});
