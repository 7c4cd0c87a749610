import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  accountHolder,
  activate,
  enrol,
  GIETEN,
  HAREN,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theMover,
} from '../../support/netherlands.ts';

const HERE = theMover({
  idempotencyKey: 'mover-here-1',
  loginAccount: { choice: 'EXISTING', username: '26100000000016' },
});

let netherlands: TestNetherlands;

beforeEach(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands, theMover(), HAREN);
});
afterEach(() => netherlands.close());

async function afterTheFirstSubscription() {
  await activate(netherlands, await netherlands.mailedToken());
  netherlands.clock.set('2027-11-01T09:00:00+01:00');
}

describe('a mover with an existing login account', () => {
  test('[N19] [N21] [N22] is linked to it; no account is made and no mail sent', async () => {
    await afterTheFirstSubscription();
    const before = await rowCounts(netherlands);
    const enrolled = await enrol(netherlands, HERE);
    expect(enrolled).toMatchObject({
      passNumber: '25280000000413',
      membership: { status: 'ACTIVE' },
      loginAccount: {
        state: 'ACTIVE',
        username: '26100000000016',
        email: 'j******t@example.nl',
        linkValidThrough: null,
      },
      staffNotice: expect.stringContaining('No mail is sent'),
    });
    const after = await rowCounts(netherlands);
    expect(after['login_account']).toBe(before['login_account']);
    expect(await netherlands.rows(`SELECT kind FROM outbox WHERE done_at IS NULL`)).toEqual([{ kind: 'kb-copy' }]);
    expect(await netherlands.rows('SELECT origin FROM login_link ORDER BY linked_at')).toEqual([
      { origin: 'GENERATED' },
      { origin: 'EXISTING' },
    ]);
  });

  test('[N21] [N31] sees both memberships with one sign-in', async () => {
    await afterTheFirstSubscription();
    await enrol(netherlands, HERE);
    const [{ id }] = await netherlands.rows('SELECT id FROM login_account');
    const { viewer } = await netherlands.run(
      '{ viewer { digitalMemberships { status library { name } entitlement { eBooks } } } }',
      {},
      accountHolder(id),
    );
    expect(viewer.digitalMemberships).toEqual([
      { status: 'ACTIVE', library: { name: 'Annen' }, entitlement: { eBooks: true } },
      { status: 'ENDED', library: { name: 'Haren' }, entitlement: { eBooks: false } },
    ]);
  });

  test('[N21] is refused while the other subscription runs', async () => {
    await activate(netherlands, await netherlands.mailedToken());
    expect(await enrol(netherlands, HERE)).toMatchObject({ code: 'DUPLICATE_SUBSCRIPTION' });
  });

  test.each([
    ['LOGIN_ACCOUNT_NOT_FOUND', { birthDate: '1979-11-12' }, ANNEN],
    ['EXISTING_ACCOUNT_ONLY_FOR_MOVERS', {}, HAREN],
  ])('[N21] [N22] %s', async (code, change, desk) => {
    await afterTheFirstSubscription();
    const before = await rowCounts(netherlands);
    expect(await enrol(netherlands, { ...HERE, ...change }, desk)).toMatchObject({ code });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
  });

  test('[N21] is taken once by two desks at the same instant', async () => {
    await afterTheFirstSubscription();
    const sure = { ...HERE, duplicateOverrideReason: 'both desks are sure of it' };
    const outcomes = await Promise.all([
      enrol(netherlands, { ...sure, idempotencyKey: 'mover-here-2' }, ANNEN),
      enrol(netherlands, { ...sure, idempotencyKey: 'mover-here-3' }, GIETEN),
    ]);
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'DUPLICATE_SUBSCRIPTION',
      'DigitalEnrolment',
    ]);
  });

  test('[N22] LOGIN_ACCOUNT_NOT_ACTIVE before the activation', async () => {
    expect(await enrol(netherlands, HERE)).toMatchObject({ code: 'LOGIN_ACCOUNT_NOT_ACTIVE' });
  });
});
