import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { killedInTheMiddle } from '../../support/killedInTheMiddle.ts';
import { ANNEN, auditTrail, CUSTOMER_CARE, FUNCTIONAL, HAREN, KB_IAM } from '../../support/netherlands.ts';
import { type Life, openLife } from '../subscriptionLife/life.ts';
import { KB_COPIES, REPAIR, SEE, SYNCHRONISE } from './documents.ts';

let life: Life;
beforeAll(async () => {
  life = await openLife();
  await life.netherlands.subgraph.outbox.drain();
  await life.keep();
});
afterAll(() => life.netherlands.close());
beforeEach(async () => {
  await life.restore();
  life.netherlands.clock.set('2026-12-01T10:00:00+01:00');
});

const atKb = (change: string, ...ids: string[]) =>
  life.netherlands.rows(`UPDATE kb_entitlement SET ${change} WHERE customer_id = ANY ($1)`, [ids]);
const see = async () => (await life.ask(SEE, { id: life.id })).synchronisation;

describe('synchroniseCustomer', () => {
  const synchronise = (as: Caller = ANNEN, id = life.id) => life.ask(SYNCHRONISE, { id }, as);

  test('[E6] [E17] the KB sees only Basis: it takes over what holds, at once, and says what was different', async () => {
    await atKb(`kb_subscription = 'BASIS'`, life.id);
    expect(await synchronise()).toMatchObject({
      __typename: 'CustomerSynchronised',
      ...{ customer: { id: life.id }, differed: ['SUBSCRIPTION'] },
      synchronisation: {
        differences: [],
        kbCopy: { subscription: 'COMPLEET' },
        lastAttempt: '2026-12-01T09:00:00.000Z',
      },
    });
    expect(await life.netherlands.rows('SELECT * FROM outbox')).toEqual([]);
    expect((await auditTrail(life.netherlands)).at(-1)).toBe('staff|desk.annen synchroniseCustomer DONE 5280');
  });

  test('[E7] [E9] again, by functional management, changes nothing', async () => {
    await atKb(`pass_number = '25280999999997'`, life.id);
    expect(await synchronise()).toMatchObject({ differed: ['PASS_NUMBER'] });
    const once = await life.netherlands.rows('SELECT * FROM kb_entitlement ORDER BY customer_id');
    expect(await synchronise(FUNCTIONAL)).toMatchObject({ differed: [] });
    expect(await life.netherlands.rows('SELECT * FROM kb_entitlement ORDER BY customer_id')).toEqual(once);
  });

  test('makes up for a copy that is not there, and for a member who was never announced', async () => {
    await life.netherlands.rows('DELETE FROM kb_entitlement WHERE customer_id = $1', [life.id]);
    await life.netherlands.rows('DELETE FROM synchronisation WHERE customer_id = $1', [life.id]);
    expect(await see()).toBeNull();
    expect((await synchronise()).differed).toEqual(['LOGIN_ACCOUNT', 'SUBSCRIPTION', 'PASS_NUMBER', 'VALID_THROUGH']);
    expect(await see()).toMatchObject({ differences: [] });
  });

  test('while the KB is silent it is refused, the failure is seen, and nothing else happened', async () => {
    await life.netherlands.owned.transaction(async (kb) => {
      await kb.query('LOCK TABLE kb_entitlement IN ACCESS EXCLUSIVE MODE');
      expect(await synchronise()).toMatchObject({ code: 'KB_SILENT' });
    });
    expect((await auditTrail(life.netherlands)).at(-1)).toBe('staff|desk.annen synchroniseCustomer KB_SILENT 5280');
    expect(await see()).toMatchObject({ differences: [], failure: 'KB_SILENT' });
    expect(await synchronise()).toMatchObject({ synchronisation: { failure: null } });
  });

  test('[E16] [E18] is not for the KB, and not for other libraries', async () => {
    for (const [as, code] of [
      [CUSTOMER_CARE, 'FORBIDDEN'],
      [KB_IAM, 'FORBIDDEN'],
      [HAREN, 'NOT_FOUND'],
    ] as const) {
      const { errors } = await life.netherlands.answer(SYNCHRONISE, { id: life.id }, as);
      expect(errors?.[0]?.extensions?.['code']).toBe(code);
    }
  });
});

describe('what the KB sees of its own copy', () => {
  test('[E5] [E16] customer care looks, by username, and the look is on record', async () => {
    const copies = await life.ask(KB_COPIES, { username: ' 25280000000413 ' }, CUSTOMER_CARE);
    expect(copies).toMatchObject([{ customerId: life.id, kbSubscription: 'COMPLEET', passNumber: '25280000000413' }]);
    expect(await life.ask(KB_COPIES, { username: 'nobody.here' }, CUSTOMER_CARE)).toEqual([]);
    expect((await auditTrail(life.netherlands)).slice(-2)).toEqual([
      'staff|kb.customer.care kbCopies DONE',
      'staff|kb.customer.care kbCopies DONE',
    ]);
    const { errors } = await life.netherlands.answer(
      REPAIR,
      { id: life.id, passNumber: '25280999999997' },
      CUSTOMER_CARE,
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  test('[E10] identity management repairs the number there, until the library announces again', async () => {
    await atKb(`pass_number = '25280999999997'`, life.id);
    const repair = (passNumber: string) => life.ask(REPAIR, { id: life.id, passNumber }, KB_IAM);
    expect(await repair('25280000000413')).toMatchObject({ passNumber: '25280000000413' });
    expect(await see()).toMatchObject({ differences: [] });
    expect(await repair('123456789')).toMatchObject({ code: 'KB_PASS_NUMBER_INVALID' });
    expect(await repair('VVVVVVVVVVVVVV')).toMatchObject({ code: 'KB_PASS_NUMBER_INVALID' });
    expect(await life.netherlands.rows('SELECT number FROM pass WHERE customer_id = $1', [life.id])).toEqual([
      { number: '25280000000413' },
    ]);
  });
});

describe('killed in the middle', () => {
  test('[A69] of telling the KB: it is told again', async () => {
    await life.cancel('AT_ONCE');
    await killedInTheMiddle(life.netherlands, 'kb_entitlement', () => life.netherlands.subgraph.outbox.drain());
    expect(await see()).toMatchObject({ differences: ['SUBSCRIPTION', 'VALID_THROUGH'], failure: 'KB_SILENT' });
    life.netherlands.clock.advance(600_000);
    expect(await life.kbCopy()).toMatchObject({ subscription: 'NONE' });
    expect(await see()).toMatchObject({ differences: [], failure: null });
  });

  test('[A69] of announcing: neither the change nor its message is there', async () => {
    await killedInTheMiddle(life.netherlands, 'synchronisation', () => life.cancel('AT_ONCE'));
    expect(await life.netherlands.rows('SELECT * FROM outbox')).toEqual([]);
    expect((await life.terms()).map(({ status }) => status)).not.toContain('CANCELLED');
  });
});
