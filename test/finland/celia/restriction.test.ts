import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { hashPassword } from '../../../subgraphs/shared/runtime/passwords.ts';
import {
  emptyRegister,
  KESKUSKOULU,
  lastLine,
  markForDeletion,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { due, sweep } from '../../support/retention.ts';
import { PASSWORD } from '../credentialDesk.ts';
import { READ, SIGN_IN } from '../documents.ts';
import { celiaDesk } from './celiaDesk.ts';
import { LIFT, REACTIVATE, RESTRICT } from './celiaDocuments.ts';

let finland: TestFinland;
let desk: ReturnType<typeof celiaDesk>;
beforeAll(async () => {
  finland = await testFinland({ FINLAND_LONGEST_RESTRICTION_DAYS: '30' });
  desk = celiaDesk(finland);
});
beforeEach(() => emptyRegister(finland));
afterAll(() => finland.close());

/** A password for Celianet, chosen at the start. */
async function withPassword(id: string): Promise<Caller> {
  await finland.rows(
    `INSERT INTO celia_credential (customer_id, system, generation, state, sent_at, activated_at, password_hash)
     VALUES ($1, 'CELIANET', 1, 'ACTIVATED', '2024-06-01', '2024-06-01', $2)`,
    [id, await hashPassword(PASSWORD)],
  );
  return { issuer: 'celia', subject: id, claims: { iat: finland.clock.now().getTime() / 1_000 } };
}

describe('a restriction for misuse', () => {
  const membership = async (as: Caller) =>
    (await finland.run('{ viewer { celiaMembership { id } } }', {}, as))['viewer'];
  const signIn = async (username: string) =>
    (await finland.run(SIGN_IN, { username, password: PASSWORD }))['signInToCelianet'].__typename;
  const stateOf = async (id: string) => (await finland.run(READ, { id }, KESKUSKOULU))['celiaCustomer'].state;

  test('keeps the customer out of Celianet through its last day in Helsinki, and no longer', async () => {
    const { id, customerNumber } = await registered(finland, 'fi-u1');
    const holder = await withPassword(id);
    expect(await membership(holder)).toMatchObject({ celiaMembership: { id } });
    const restricted = await desk.ask(RESTRICT, { id, through: '2024-06-20' });
    expect(restricted).toMatchObject({
      state: 'RESTRICTED',
      restrictedThrough: '2024-06-20',
      restrictionReason: 'MATERIAL_PASSED_ON',
    });
    expect(await lastLine(finland)).toMatchObject(desk.lineOf('restrictCeliaCustomer', id));
    expect(await membership(holder)).toEqual({ celiaMembership: null });
    expect(await signIn(customerNumber)).toBe('FinlandRefusal');
    finland.clock.set('2024-06-20T23:59:59.999+03:00');
    expect([await stateOf(id), await membership(holder)]).toEqual(['RESTRICTED', { celiaMembership: null }]);
    expect(await signIn(customerNumber)).toBe('FinlandRefusal');
    finland.clock.set('2024-06-21T00:00:00+03:00');
    expect([await stateOf(id), await membership(holder)]).toEqual(['ACTIVE', { celiaMembership: { id } }]);
    expect(await signIn(customerNumber)).toBe('CelianetSignIn');
  });

  test('is told by mail with its day, and neither there nor to the unit with its reason', async () => {
    const { id } = await registered(finland, 'fi-u1');
    await desk.ask(RESTRICT, { id, through: '2024-06-20', reason: 'RULES_BROKEN' });
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails).toMatchObject([
      { to: ['testi.henkilo@example.fi'], text: expect.stringContaining('20.6.2024') },
    ]);
    const { celiaCustomer } = await finland.run(READ, { id }, KESKUSKOULU);
    expect(celiaCustomer.state).toBe('RESTRICTED');
    expect(JSON.stringify([celiaCustomer, finland.mailServer.mails])).not.toMatch(/RULES|säänt|MATERIAL/i);
  });

  test('lifted before the mail is out, no mail goes', async () => {
    const { id } = await registered(finland, 'fi-u1', { language: 'SV' });
    finland.mailServer.outOfOrder = true;
    await desk.ask(RESTRICT, { id, through: '2024-06-20' });
    expect(await desk.ask(LIFT, { id })).toMatchObject({ state: 'ACTIVE', restrictedThrough: null });
    expect(await lastLine(finland)).toMatchObject(desk.lineOf('liftCeliaRestriction', id));
    finland.mailServer.outOfOrder = false;
    finland.clock.advance(600_000);
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails).toEqual([]);
    expect(await desk.ask(LIFT, { id })).toMatchObject({ code: 'NOT_RESTRICTED' });
  });

  test.each([
    ['2024-06-14', 'RESTRICTION_END_INVALID'],
    ['2024-06-15', undefined],
    ['2024-07-15', undefined],
    ['2024-07-16', 'RESTRICTION_END_INVALID'],
  ])('through %s on 15 June 2024, with 30 days at most: %s', async (through, code) => {
    const { id } = await registered(finland, 'fi-u1');
    const before = await desk.everything();
    expect((await desk.ask(RESTRICT, { id, through }))['code']).toBe(code);
    expect(await finland.rows('SELECT restricted_through::text AS day FROM celia_customer')).toEqual([
      { day: code ? null : through },
    ]);
    if (code) expect(await desk.everything()).toEqual(before);
  });

  test('does not end with the customer: reactivated, he is restricted still', async () => {
    const { id } = await registered(finland, 'fi-u1');
    await desk.ask(RESTRICT, { id, through: '2024-07-15' });
    await markForDeletion(finland, id);
    expect(await desk.ask(LIFT, { id })).toMatchObject({ code: 'NOT_RESTRICTED' });
    expect(await desk.ask(RESTRICT, { id, through: '2024-07-01' })).toMatchObject({ code: 'CUSTOMER_ENDED' });
    expect(await desk.ask(REACTIVATE, { id })).toMatchObject({ state: 'RESTRICTED', restrictedThrough: '2024-07-15' });
  });

  test('that is over is forgotten after a year', async () => {
    const { id } = await registered(finland, 'fi-u1');
    await desk.ask(RESTRICT, { id, through: '2024-06-15' }); // over on 16 June
    finland.clock.set('2025-06-16T23:59:59.999+03:00');
    await sweep(finland);
    expect(await due(finland, 'endedRestrictions')).toMatchObject({ count: 0 });
    finland.clock.set('2025-06-17T00:00:00+03:00');
    expect(await due(finland, 'endedRestrictions')).toMatchObject({ count: 1, overdue: 0 });
    await sweep(finland);
    expect(await desk.customers()).toMatchObject([{ restricted_through: null, restriction_reason: null }]);
  });
});
