import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { auditTrail, enrol, FUNCTIONAL, HAREN, theMover } from '../../support/netherlands.ts';
import { type Life, openLife, REPLACE } from '../subscriptionLife/life.ts';
import { DRIFT, SEE } from './documents.ts';

let life: Life;
let theirs: string;
let siblings: string[];
beforeAll(async () => {
  life = await openLife();
  theirs = (await enrol(life.netherlands, theMover(), HAREN)).customer.id;
  const sibling = (number: number) =>
    enrol(life.netherlands, theMover({ idempotencyKey: `sibling-${number}`, houseNumber: number }));
  siblings = [(await sibling(1)).customer.id, (await sibling(2)).customer.id];
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
const scan = async () => life.netherlands.subgraph.sweeps.find(({ name }) => name === 'drift')?.run();
const see = async () => (await life.ask(SEE, { id: life.id })).synchronisation;
const drift = (first = 20, after?: string, as: Caller = FUNCTIONAL) => life.ask(DRIFT, { first, after }, as);

describe('the two copies of a member', () => {
  test('[E17] agree, and the desk sees both', async () => {
    const copy = { subscription: 'COMPLEET', passNumber: '25280000000413', validThrough: '2027-10-31' };
    const agree = { libraryCopy: copy, kbCopy: copy, differences: [], since: null, failure: null };
    expect(await see()).toEqual({ ...agree, lastAttempt: expect.stringMatching(/^2026-11-20T09:00/) });
  });

  test('[E8] differ from the moment of a new pass number until the KB has it', async () => {
    await life.ask(REPLACE, { input: { idempotencyKey: 'replace-it-1', customerId: life.id, reason: 'LOST' } });
    expect(await see()).toMatchObject({ differences: ['PASS_NUMBER'], since: '2026-12-01T09:00:00.000Z' });
    await life.netherlands.subgraph.outbox.drain();
    expect(await see()).toMatchObject({ differences: [], since: null, kbCopy: { passNumber: '25280000000447' } });
  });
});

describe('the sweep for drift', () => {
  test('[E17] finds who differs by itself, announces again, and that heals it', async () => {
    expect(await scan()).toBe(0);
    await atKb(`kb_subscription = 'BASIS'`, life.id, theirs);
    expect(await scan()).toBe(2);
    expect(await see()).toMatchObject({ differences: ['SUBSCRIPTION'], since: '2026-12-01T09:00:00.000Z' });
    expect(await scan()).toBe(0); // its message waits
    await life.netherlands.subgraph.outbox.drain();
    expect(await see()).toMatchObject({ differences: [], since: null });
    expect(await scan()).toBe(0);
    await atKb(`kb_subscription = 'BASIS'`, life.id); // what was told a moment ago is told again
    expect(await scan()).toBe(1);
  });

  test('announces again what was lost an hour ago', async () => {
    await atKb(`kb_subscription = 'BASIS'`, life.id);
    await scan();
    await life.netherlands.rows('TRUNCATE outbox');
    life.netherlands.clock.advance(3_599_999);
    expect(await scan()).toBe(0);
    life.netherlands.clock.advance(1);
    expect(await scan()).toBe(1);
  });

  test('takes back what was set right at the KB', async () => {
    await atKb(`pass_number = '25280999999997'`, life.id);
    await scan();
    await life.netherlands.subgraph.outbox.drain();
    await life.netherlands.rows('UPDATE synchronisation SET differs_since = now()');
    await scan();
    expect(await life.netherlands.rows('SELECT FROM synchronisation WHERE differs_since IS NOT NULL')).toEqual([]);
  });

  test('a month that ended is no drift', async () => {
    life.netherlands.clock.set('2027-11-01T00:00:00+01:00');
    expect(await scan()).toBe(0);
  });
});

describe('synchronisationDrift', () => {
  test('[E7] [E9] tells functional management of its own members, the longest first, page by page', async () => {
    await atKb(`kb_subscription = 'BASIS'`, siblings[0] ?? '', theirs);
    await scan();
    life.netherlands.clock.advance(60_000);
    await atKb(`kb_subscription = 'BASIS'`, siblings[1] ?? '');
    await scan();
    const first = await drift(1);
    expect(first).toMatchObject({
      edges: [
        {
          node: { id: siblings[0] },
          synchronisation: { differences: ['SUBSCRIPTION'], since: '2026-12-01T09:00:00.000Z' },
        },
      ],
      pageInfo: { hasNextPage: true },
    });
    expect(await drift(1, first.pageInfo.endCursor)).toMatchObject({
      edges: [{ node: { id: siblings[1] } }],
      pageInfo: { hasNextPage: false },
    });
    expect((await auditTrail(life.netherlands)).slice(-1)).toEqual([
      'staff|functional.drenthe synchronisationDrift DONE 5280d000-0000-4000-8000-000000000001',
    ]);
  });

  test('leaves out whoever is announced and does not differ', async () => {
    await life.netherlands.rows('UPDATE synchronisation SET differs_since = now()');
    expect(await drift()).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  test.each([[0], [101]])('asks for 1 to 100: not %s', async (first) => {
    const { errors } = await life.netherlands.answer(DRIFT, { first }, FUNCTIONAL);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    const forged = await life.netherlands.answer(DRIFT, { first: 1, after: 'x' }, FUNCTIONAL);
    expect(forged.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});
