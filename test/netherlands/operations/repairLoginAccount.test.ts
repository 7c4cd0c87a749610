import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  ANNEN,
  activate,
  auditTrail,
  enrol,
  GIETEN,
  HAREN,
  openNetherlands,
  REFUSED,
  rowCounts,
  signIn,
  type TestNetherlands,
} from '../../support/netherlands.ts';

const FORGET = `mutation ($id: ID!) { forgetLoginAccount(customerId: $id) {
  __typename ... on DigitalMember { passNumber loginLink loginAccount { state } } ${REFUSED} } }`;
const GENERATE = `mutation ($id: ID!) { generateLoginAccount(customerId: $id) {
  __typename
  ... on GeneratedLoginAccount {
    staffNotice loginAccount { state username email linkValidThrough } customer { loginLink loginAccount { state } }
  }
  ${REFUSED} } }`;

let netherlands: TestNetherlands;
let id: string;

beforeEach(async () => {
  netherlands = await openNetherlands();
  id = (await enrol(netherlands)).customer.id;
});
afterEach(() => netherlands.close());

async function forget(as: Caller = ANNEN) {
  return (await netherlands.run(FORGET, { id }, as))['forgetLoginAccount'];
}

async function generate(as: Caller = ANNEN, language = 'en') {
  return (await netherlands.run(GENERATE, { id }, as, language))['generateLoginAccount'];
}

async function sweep() {
  return netherlands.subgraph.sweeps[0]?.run();
}

describe('the repair', () => {
  test('[N29] [N30] [A18] after the deletion: generate alone is refused, forget then generate works', async () => {
    netherlands.clock.advance(86_400_000);
    await sweep();
    const before = await rowCounts(netherlands);
    expect(await generate()).toMatchObject({ code: 'LOGIN_ACCOUNT_STILL_LINKED', field: 'customerId' });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
    expect(await forget()).toEqual({
      __typename: 'DigitalMember',
      passNumber: '25280000000413',
      loginLink: null,
      loginAccount: null,
    });
    expect(await generate(GIETEN, 'nl')).toMatchObject({
      staffNotice: expect.stringContaining('uiterlijk 22 november 2026 om 10:00 (GMT+01:00)'),
      loginAccount: {
        state: 'PENDING_ACTIVATION',
        username: '25280000000413',
        email: 'eb.tester@example.nl',
        linkValidThrough: '2026-11-22T09:00:00.000Z',
      },
      customer: { loginLink: 'LINKED', loginAccount: { state: 'PENDING_ACTIVATION' } },
    });
    expect(await activate(netherlands, await netherlands.mailedToken())).toMatchObject({ state: 'ACTIVE' });
    expect(await signIn(netherlands, '25280000000413')).toMatchObject({ __typename: 'SignedIn' });
    expect((await auditTrail(netherlands)).slice(2, 5)).toEqual([
      'staff|desk.annen generateLoginAccount LOGIN_ACCOUNT_STILL_LINKED 5280',
      'staff|desk.annen forgetLoginAccount DONE 5280',
      'staff|desk.gieten generateLoginAccount DONE 5281',
    ]);
  });

  test.each([
    ['within the 24 hours', 3_600_000],
    ['after them, before any sweep', 90_000_000],
  ])('[N30] %s: the old link is dead, the new one works', async (_label, after) => {
    const oldToken = await netherlands.mailedToken();
    netherlands.clock.advance(after);
    expect(await generate()).toMatchObject({ code: 'LOGIN_ACCOUNT_STILL_LINKED' });
    await forget();
    expect(await activate(netherlands, oldToken)).toMatchObject({ code: 'ACTIVATION_LINK_INVALID' });
    await generate();
    const newToken = await netherlands.mailedToken();
    expect(newToken).not.toBe(oldToken);
    expect(await activate(netherlands, oldToken)).toMatchObject({ code: 'ACTIVATION_LINK_INVALID' });
    expect(await activate(netherlands, newToken)).toMatchObject({ state: 'ACTIVE' });
    expect(await netherlands.rows('SELECT state FROM login_link ORDER BY linked_at')).toEqual([
      { state: 'FORGOTTEN' },
      { state: 'LINKED' },
    ]);
  });

  test('[N30] [A14] a letter that waits for an account that moved on is dropped', async () => {
    await forget();
    await generate();
    await netherlands.mailedToken();
    expect(await netherlands.mailbox.messages()).toHaveLength(1);
    expect(await netherlands.rows('SELECT count(*)::int AS open FROM outbox WHERE done_at IS NULL')).toEqual([
      { open: 0 },
    ]);
  });

  test('[N30] forgetting twice is refused, and what is forgotten is swept', async () => {
    await forget();
    expect(await forget()).toMatchObject({ code: 'LOGIN_ACCOUNT_NOT_LINKED' });
    expect(await sweep()).toBe(1);
    expect(await generate()).toMatchObject({ __typename: 'GeneratedLoginAccount' });
  });

  test('[N30] an active account is neither forgotten nor replaced', async () => {
    await activate(netherlands, await netherlands.mailedToken());
    const before = await rowCounts(netherlands);
    expect(await forget()).toMatchObject({ code: 'LOGIN_ACCOUNT_ACTIVE' });
    expect(await generate()).toMatchObject({ code: 'LOGIN_ACCOUNT_STILL_LINKED' });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 2 });
    expect(await netherlands.rows('SELECT state FROM login_link')).toEqual([{ state: 'LINKED' }]);
  });
});

test('[N30] both steps in one operation show each what it left', async () => {
  const both = `mutation ($id: ID!) {
    first: forgetLoginAccount(customerId: $id) { ... on DigitalMember { loginLink } }
    second: generateLoginAccount(customerId: $id) { ... on GeneratedLoginAccount { customer { loginLink } } } }`;
  expect(await netherlands.run(both, { id }, ANNEN)).toEqual({
    first: { loginLink: null },
    second: { customer: { loginLink: 'LINKED' } },
  });
});

describe('a desk of another library', () => {
  test.each([
    ['forgetting', FORGET],
    ['generating', GENERATE],
  ])('%s finds nobody and changes nothing', async (_label, document) => {
    const before = await rowCounts(netherlands);
    const answers = [
      await netherlands.answer(document, { id }, HAREN),
      await netherlands.answer(document, { id: '5280d000-0000-4000-8000-00000000ffff' }, ANNEN),
      await netherlands.answer(document, { id: "1' OR 1=1" }, ANNEN),
    ];
    expect(answers.map(({ errors }) => errors?.[0]?.extensions?.['code'])).toEqual(Array(3).fill('NOT_FOUND'));
    expect(await rowCounts(netherlands)).toEqual(before);
  });
});

describe('click, sweep and repair at the same instant', () => {
  test('[A17] leave one consistent account', async () => {
    const token = await netherlands.mailedToken();
    for (const after of [86_399_999, 1]) {
      netherlands.clock.advance(after);
      await Promise.all([
        activate(netherlands, token),
        sweep(),
        forget(),
        generate(),
        sweep(),
        activate(netherlands, token),
      ]);
    }
    const rows = await netherlands.rows(
      `SELECT l.state AS link, a.state AS account FROM login_link l JOIN login_account a ON a.id = l.login_account_id
       WHERE l.state <> 'FORGOTTEN'`,
    );
    const consistent = ['LINKED ACTIVE', 'LINKED PENDING_ACTIVATION', 'STALE DELETED_BY_KB'];
    expect(rows.length).toBeLessThanOrEqual(1);
    for (const { link, account } of rows) expect(consistent).toContain(`${link} ${account}`);
  });
});
