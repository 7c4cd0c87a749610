import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  emptyRegister,
  KESKUSKOULU,
  lastLine,
  markForDeletion,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { READ } from '../documents.ts';
import { celiaDesk, EMPTIED, MARKED } from './celiaDesk.ts';
import { FOR_CELIA, LOANS_OF, MAKE_ONLINE, REACTIVATE } from './celiaDocuments.ts';

let finland: TestFinland;
let desk: ReturnType<typeof celiaDesk>;
beforeAll(async () => {
  finland = await testFinland();
  desk = celiaDesk(finland);
});
beforeEach(() => emptyRegister(finland));
afterAll(() => finland.close());

const letters = () => finland.rows('SELECT kind FROM outbox ORDER BY posted_at, kind');

describe('[F19] reactivateCeliaCustomer', () => {
  test('makes a customer of one who is marked for deletion, and mails credentials to the stored address', async () => {
    const { id } = await registered(finland, 'fi-u1');
    await markForDeletion(finland, id);
    expect(await desk.ask(REACTIVATE, { id })).toMatchObject({ id, state: 'ACTIVE', markedForDeletionAt: null });
    expect(await lastLine(finland)).toMatchObject(desk.lineOf('reactivateCeliaCustomer', id));
    expect(await desk.customers()).toMatchObject([{ email_version: 2, reactivated_at: finland.clock.now() }]);
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails).toMatchObject([{ to: ['testi.henkilo@example.fi'] }]);
    const { celiaCustomer } = await finland.run(READ, { id }, KESKUSKOULU);
    expect(celiaCustomer).toMatchObject({ id, state: 'ACTIVE' });
  });

  test('a borrower of CDs gets no credentials', async () => {
    const { id } = await registered(finland, 'fi-u1', { format: 'CD', email: null });
    await markForDeletion(finland, id);
    expect(await desk.ask(REACTIVATE, { id })).toMatchObject({ state: 'ACTIVE', format: 'CD' });
    expect(await letters()).toEqual([]);
  });

  test.each([
    ['an active customer', `SELECT 1`, {}, 'NOT_MARKED_FOR_DELETION'],
    ['whose address was erased', EMPTIED, {}, 'ADDRESS_REQUIRED'],
    [
      'whose e-mail was erased',
      EMPTIED,
      { address: { street: 'Kuja 1', postcode: '00100', place: 'A' } },
      'EMAIL_REQUIRED',
    ],
    [
      'with an address that is none',
      EMPTIED,
      { address: { street: '', postcode: '1', place: 'A' } },
      'ADDRESS_INVALID',
    ],
    ['whose ground was erased', `${MARKED}; DELETE FROM eligibility`, {}, 'REGISTRATION_INCOMPLETE'],
    [
      'in a unit without a contract',
      `${MARKED}; UPDATE celia_customer SET unit_id = 'fi-u5'`,
      {},
      'UNIT_CONTRACT_ENDED',
    ],
  ])('refuses %s, and changes nothing', async (_label, sql, given, code) => {
    const { id } = await registered(finland, 'fi-u1');
    await finland.rows(sql);
    const before = await desk.everything();
    expect(await desk.ask(REACTIVATE, { id, ...given })).toMatchObject({ code });
    expect(await desk.everything()).toEqual(before);
    expect(await lastLine(finland)).toMatchObject(desk.lineOf('reactivateCeliaCustomer', id, code));
  });

  test('[F3] refuses a child whose guardian’s consent was erased; at 15 none is asked for', async () => {
    const { id } = await registered(finland, 'fi-u2', PUPIL);
    await finland.rows(`${MARKED}; DELETE FROM guardian_consent`);
    finland.clock.set('2030-02-27T23:59:59.999+02:00');
    expect(await desk.ask(REACTIVATE, { id })).toMatchObject({ code: 'REGISTRATION_INCOMPLETE' });
    finland.clock.set('2030-02-28T00:00:00+02:00');
    expect(await desk.ask(REACTIVATE, { id })).toMatchObject({ state: 'ACTIVE' });
  });

  test('takes what was erased, given anew', async () => {
    const { id } = await registered(finland, 'fi-u1');
    await finland.rows(EMPTIED);
    const address = { street: 'Kuja 1', postcode: '00100', place: 'Annela' };
    const answer = await desk.ask(REACTIVATE, { id, address, newEmail: 'uusi@example.fi' });
    expect(answer).toMatchObject({ state: 'ACTIVE', email: 'uusi@example.fi' });
    expect(await desk.customers()).toMatchObject([{ ...address, email: 'uusi@example.fi' }]);
  });
});

describe('[F20] makeCeliaCustomerOnline', () => {
  test.each([
    [false, 'ONLINE'],
    [true, 'BOTH'],
  ])('keeping CDs %s makes a borrower of CDs %s, whom credentials are mailed to', async (keepsCds, format) => {
    const { id } = await registered(finland, 'fi-u1', { format: 'CD', email: null });
    const answer = await desk.ask(MAKE_ONLINE, { id, keepsCds, newEmail: 'helmi@example.fi' });
    // That CDs may have been borrowed stays true: the record is kept as long as that asks.
    expect(answer).toMatchObject({ format, email: 'helmi@example.fi', loans: 'CD_OR_DOWNLOAD' });
    expect(await lastLine(finland)).toMatchObject(desk.lineOf('makeCeliaCustomerOnline', id));
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails).toMatchObject([{ to: ['helmi@example.fi'] }]);
  });

  test.each([
    ['an online customer', { format: 'ONLINE' }, {}, 'ONLINE_ALREADY'],
    ['one without an address to mail to', { format: 'CD', email: null }, {}, 'EMAIL_REQUIRED'],
    ['an address that is none', { format: 'CD', email: null }, { newEmail: 'x' }, 'EMAIL_INVALID'],
    ['a second address', { format: 'CD' }, { newEmail: 'toinen@example.fi' }, 'EMAIL_ON_RECORD'],
  ])('refuses %s, and changes nothing', async (_label, form, given, code) => {
    const { id } = await registered(finland, 'fi-u1', form);
    const before = await desk.everything();
    expect(await desk.ask(MAKE_ONLINE, { id, ...given })).toMatchObject({ code });
    expect(await desk.everything()).toEqual(before);
    expect(await lastLine(finland)).toMatchObject(desk.lineOf('makeCeliaCustomerOnline', id, code));
  });

  test('refuses one who has ended', async () => {
    const { id } = await registered(finland, 'fi-u1', { format: 'CD' });
    await markForDeletion(finland, id);
    expect(await desk.ask(MAKE_ONLINE, { id })).toMatchObject({ code: 'CUSTOMER_ENDED' });
  });
});

test('[F19] recordCeliaLoans notes the kind of loans of a customer, an ended one too', async () => {
  const { id } = await registered(finland, 'fi-u1');
  await markForDeletion(finland, id);
  expect(await desk.ask(LOANS_OF, { id })).toMatchObject({ state: 'MARKED_FOR_DELETION', loans: 'CD_OR_DOWNLOAD' });
  expect(await lastLine(finland)).toMatchObject(desk.lineOf('recordCeliaLoans', id));
  expect(await desk.ask(LOANS_OF, { id, loans: 'NONE' })).toMatchObject({ loans: 'NONE' });
  expect(await desk.ask(FOR_CELIA, { code: '040191-925P' })).toMatchObject({ loans: 'NONE' });
});
