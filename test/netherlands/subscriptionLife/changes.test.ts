import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { ANNEN, enrol, FUNCTIONAL, GIETEN, HAREN, theExamplePerson } from '../../support/netherlands.ts';
import { BAN, LIFT, type Life, MOVE, openLife, REPLACE } from './life.ts';

const LOG = '{ viewer { netherlandsAccessLog(first: 2) { edges { node { organisation action done } } } } }';

let life: Life;
beforeAll(async () => {
  life = await openLife({ NETHERLANDS_REPLACEMENT_FEE_CENTS: '500' });
});
afterAll(() => life.netherlands.close());
beforeEach(() => life.restore());

describe('cancelDigitalMembership', () => {
  test('by its owner: rights to the last day of the term, at the KB too', async () => {
    expect(await life.cancel('AT_END_OF_TERM', life.owner)).toMatchObject({
      memberships: [{ subscriptionStatus: 'NEW', cancelledOn: '2027-10-31', entitlement: { eBooks: true } }],
      ...{ rightsThrough: '2027-10-31', openAmount: { amount: 4_200 } },
    });
    expect(await life.kbCopy()).toMatchObject({ subscription: 'COMPLEET', through: '2027-10-31' });
    expect(await life.cancel('AT_END_OF_TERM', life.owner)).toMatchObject({ code: 'ALREADY_CANCELLED' });
  });

  test('at once, at the desk: no rights from now on, here and at the KB, and the login account stays', async () => {
    life.netherlands.clock.set('2027-06-15T10:00:00+02:00');
    expect(await life.cancel('AT_ONCE')).toMatchObject({
      memberships: [{ subscriptionStatus: 'CANCELLED', status: 'ENDED', entitlement: { eBooks: false } }],
      rightsThrough: null,
    });
    expect(await life.kbCopy()).toMatchObject({ subscription: 'NONE', through: null });
    expect(await life.netherlands.rows('SELECT state FROM login_account')).toEqual([{ state: 'ACTIVE' }]);
    expect(await life.lastLine()).toBe('staff|desk.annen cancelDigitalMembership DONE 5280');
  });

  test.each([
    ['CANCEL_AT_ONCE_AT_DESK', '2027-10-31T12:00:00+01:00', 'owner'],
    ['NOTHING_TO_CANCEL', '2027-11-01T00:00:00+01:00', 'desk'],
  ])('is refused: %s', async (code, at, as) => {
    life.netherlands.clock.set(at);
    await life.changesNothing(async () => {
      expect(await life.cancel('AT_ONCE', as === 'owner' ? life.owner : ANNEN)).toMatchObject({ code });
      expect(await life.cancel('AT_END_OF_TERM', ANNEN, { dryRun: true })).toBeDefined();
    });
  });

  test('a dry run changes nothing, and neither trail nor access log say that anything was done', async () => {
    await life.changesNothing(async () => {
      expect(await life.cancel('AT_ONCE', ANNEN, { dryRun: true })).toMatchObject({ rightsThrough: null });
      expect(await life.lastLine()).toBe('staff|desk.annen cancelDigitalMembership DRY_RUN 5280');
      expect(await life.renew(ANNEN, { dryRun: true })).toMatchObject({ since: '2027-11-01' });
      expect(await life.lastLine()).toBe('staff|desk.annen renewDigitalMembership DRY_RUN 5280');
    });
    const { viewer } = await life.netherlands.run(LOG, {}, life.owner);
    expect(viewer.netherlandsAccessLog.edges.map(({ node }: { node: { done: boolean } }) => node.done)).toEqual([
      false,
      false,
    ]);
  });

  test('renewed, cancelled and renewed again: no term is lost or doubled', async () => {
    await life.renew();
    await life.cancel('AT_END_OF_TERM');
    expect(await life.renew(ANNEN, { idempotencyKey: 'renew-again-1' })).toMatchObject({ since: '2027-11-01' });
    expect((await life.terms()).map(({ status }) => status).sort()).toEqual(['CANCELLED', 'NEW', 'NEW']);
  });

  test('a renewal, a cancellation and a move at once end as in one of their orders', async () => {
    for (let round = 0; round < 4; round += 1) {
      await life.restore();
      const acts = [
        () => life.renew(),
        () => life.cancel('AT_ONCE', GIETEN),
        () => life.ask(MOVE, { id: life.id, branch: '5281' }, FUNCTIONAL),
      ];
      await Promise.all([...acts.slice(round % 3), ...acts.slice(0, round % 3)].map((act) => act()));
      const ahead = (await life.terms()).filter(({ status }) => status !== 'CANCELLED');
      // Renewed first, both go; cancelled first, the renewal begins anew today.
      expect([[], ['2027-10-31']]).toContainEqual(ahead.map(({ since }) => since));
      expect(await life.netherlands.rows('SELECT branch_code AS branch FROM customer')).toEqual([{ branch: '5281' }]);
      expect((await life.kbCopy()).subscription).toBe(ahead.length > 0 ? 'COMPLEET' : 'NONE');
    }
  });
});

describe('replacePass', () => {
  const replace = (as: Caller = ANNEN, overrides: object = {}) =>
    life.ask(
      REPLACE,
      { input: { idempotencyKey: 'replace-it-1', customerId: life.id, reason: 'LOST', ...overrides } },
      as,
    );

  test('[E8] another number, the old one out of use for ever, the KB told by id; the username stays', async () => {
    const replaced = {
      customer: { passNumber: '25280000000421' },
      formerNumber: '25280000000413',
      fee: { amount: 500 },
    };
    expect(await replace()).toMatchObject(replaced);
    expect(await life.netherlands.rows('SELECT number, state, replaced_by FROM pass ORDER BY number')).toEqual([
      { number: '25280000000413', state: 'REPLACED', replaced_by: '25280000000421' },
      { number: '25280000000421', state: 'ACTIVE', replaced_by: null },
    ]);
    expect(await life.kbCopy()).toMatchObject({ pass: '25280000000421' });
    expect(await life.netherlands.rows('SELECT username FROM login_account')).toEqual([{ username: '25280000000413' }]);
    expect(await replace()).toMatchObject(replaced);
    expect(await life.lastLine()).toBe('staff|desk.annen replacePass DONE 5280');
    const again = `INSERT INTO pass (number, customer_id, kind, issued_at) VALUES ('25280000000413', $1, 'CONDITIONAL', now())`;
    await expect(life.netherlands.rows(again, [life.id])).rejects.toThrow('pass_number_once');
  });

  test('two desks at once: two numbers in a row, one of them in use', async () => {
    await Promise.all([replace(), replace(GIETEN, { idempotencyKey: 'replace-it-2' })]);
    expect(await life.netherlands.rows(`SELECT state, count(*)::int FROM pass GROUP BY 1 ORDER BY 1`)).toEqual([
      { state: 'ACTIVE', count: 1 },
      { state: 'REPLACED', count: 2 },
    ]);
  });

  test('is refused after the last day', async () => {
    life.netherlands.clock.advance(1);
    await life.changesNothing(async () => {
      expect(await replace()).toMatchObject({ code: 'MEMBERSHIP_ENDED' });
    });
  });
});

describe('moveMemberToBranch', () => {
  test('within the library organisation', async () => {
    expect(await life.ask(MOVE, { id: life.id, branch: '5281' })).toMatchObject({ __typename: 'DigitalMember' });
    expect(await life.lastLine()).toBe('staff|desk.annen moveMemberToBranch DONE 5280');
  });

  test.each([
    ['BRANCH_UNKNOWN', '6100'],
    ['BRANCH_UNKNOWN', '9999'],
    ['BRANCH_UNCHANGED', '5280'],
  ])('is refused: %s %s', async (code, branch) => {
    await life.changesNothing(async () => {
      expect(await life.ask(MOVE, { id: life.id, branch })).toMatchObject({ code });
    });
  });

  test('[N21] to another organisation: cancelled here, enrolled there with the same login account', async () => {
    const there = theExamplePerson({
      idempotencyKey: 'there-now-1',
      loginAccount: { choice: 'EXISTING', username: '25280000000413' },
    });
    expect(await enrol(life.netherlands, there, HAREN)).toMatchObject({ code: 'DUPLICATE_SUBSCRIPTION' });
    await life.cancel('AT_ONCE');
    expect(await enrol(life.netherlands, there, HAREN)).toMatchObject({ __typename: 'DigitalEnrolment' });
    await life.netherlands.subgraph.outbox.drain();
    const copies = await life.netherlands.rows('SELECT kb_subscription AS has FROM kb_entitlement ORDER BY 1');
    expect(copies).toEqual([{ has: 'COMPLEET' }, { has: 'NONE' }]);
  });
});

describe('banMember and liftMemberBan', () => {
  test('take the rights here and at the KB, and give them back', async () => {
    expect(await life.ask(BAN, { id: life.id })).toMatchObject({
      memberships: [{ subscriptionStatus: 'BANNED', status: 'PENDING', entitlement: { eBooks: false } }],
    });
    expect(await life.kbCopy()).toMatchObject({ subscription: 'NONE' });
    expect(await life.ask(BAN, { id: life.id })).toMatchObject({ code: 'MEMBERSHIP_BANNED' });
    expect(await life.ask(LIFT, { id: life.id }, FUNCTIONAL)).toMatchObject({
      memberships: [{ subscriptionStatus: 'NEW' }],
    });
    expect(await life.lastLine()).toBe(
      'staff|functional.drenthe liftMemberBan DONE 5280d000-0000-4000-8000-000000000001',
    );
    expect(await life.kbCopy()).toMatchObject({ subscription: 'COMPLEET' });
    const { viewer } = await life.netherlands.run(LOG, {}, life.owner);
    expect(viewer.netherlandsAccessLog.edges).toMatchObject([
      { node: { organisation: 'Bibliotheken Drenthe', action: 'CHANGE' } },
      { node: { organisation: 'Annen', action: 'CHANGE' } },
    ]);
  });

  test('are refused where there is nothing to ban or to lift', async () => {
    await life.changesNothing(async () => {
      expect(await life.ask(LIFT, { id: life.id })).toMatchObject({ code: 'MEMBERSHIP_NOT_BANNED' });
      life.netherlands.clock.advance(1);
      expect(await life.ask(BAN, { id: life.id })).toMatchObject({ code: 'MEMBERSHIP_ENDED' });
    });
  });
});
