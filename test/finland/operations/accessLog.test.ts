import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  aForm,
  KESKUSKOULU,
  POHJOLA,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
  wholeDatabase,
} from '../../support/finland.ts';
import { credentialDesk, PASSWORD } from '../credentialDesk.ts';
import { EDIT, FIND, READ, REGISTER, SELECT_UNIT, SIGN_IN } from '../documents.ts';

const LOG = `query ($first: Int! = 20, $after: String) { viewer { finlandAccessLog(first: $first, after: $after) {
  edges { cursor node { at organisation action done purpose } } pageInfo { hasNextPage endCursor } } } }`;
const TO_REGISTER = 'To see whether somebody who wants to become a customer is registered already.';
const ADULT = '040191-925P';

let finland: TestFinland;
let adult: Record<string, any>;
let pupil: Record<string, any>;

/** Registered, given credentials and activated; looked up by exact code from another unit; refused there as registered already. */
async function passThrough(unitId: string, code: string, overrides: object): Promise<Record<string, any>> {
  const customer = await registered(finland, unitId, overrides);
  const desk = credentialDesk(finland, customer['id']);
  await desk.send();
  await desk.tenMinutesLater();
  await desk.choose(desk.newestToken());
  await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
  await finland.run(FIND, { code }, POHJOLA);
  const again = aForm({ ...overrides, ground: 'READING_DISABILITY', personalIdentityCode: code });
  const { registerCeliaCustomer } = await finland.run(REGISTER, again, POHJOLA);
  expect(registerCeliaCustomer.code).toBe('CUSTOMER_EXISTS_OTHER_UNIT');
  return customer;
}

beforeAll(async () => {
  finland = await testFinland();
  adult = await passThrough('fi-u1', ADULT, {});
  pupil = await passThrough('fi-u2', PUPIL.personalIdentityCode, PUPIL);
});
afterAll(() => finland.close());

const holder = (customer: Record<string, any>, issuer = 'celia', later = 0): Caller => ({
  issuer,
  subject: customer['id'],
  claims: { iat: Math.floor(finland.clock.now().getTime() / 1_000) + later },
});
const logOf = async (as: Caller | undefined, variables: object = {}) =>
  (await finland.run(LOG, variables, as))['viewer'].finlandAccessLog;
const entriesOf = async (as: Caller) => (await logOf(as, { first: 100 })).edges.map((edge: any) => edge.node);

describe('viewer.finlandAccessLog', () => {
  test('[A4] tells when, where, what and what for, the newest first, an exact search by another unit too', async () => {
    const at = '2024-06-15T07:10:00.000Z';
    const annela = 'Annelan kirjasto';
    const pohjola = 'Pohjolan korkeakoulukirjasto';
    expect(await entriesOf(holder(adult))).toEqual([
      { at, organisation: pohjola, action: 'REGISTRATION', done: false, purpose: TO_REGISTER },
      { at, organisation: pohjola, action: 'READING', done: true, purpose: TO_REGISTER },
      { at, organisation: null, action: 'ACTIVATION', done: true, purpose: null },
      { at: '2024-06-15T07:00:00.000Z', organisation: annela, action: 'CHANGE', done: true, purpose: null },
      {
        at: '2024-06-15T07:00:00.000Z',
        organisation: annela,
        action: 'REGISTRATION',
        done: true,
        purpose: TO_REGISTER,
      },
    ]);
  });

  test('never tells who', async () => {
    const answer = JSON.stringify([await logOf(holder(adult)), await logOf(holder(pupil))]);
    for (const { actor } of await finland.rows('SELECT DISTINCT actor FROM audit')) {
      expect(answer).not.toContain(actor.split('|').at(-1));
    }
  });

  test('[A48] names no unit to somebody under age, whose credentials a guardian may hold; to an adult of 18 it does', async () => {
    const entries = await entriesOf(holder(pupil));
    expect(entries).toHaveLength(5);
    expect(entries.every(({ organisation }: { organisation: unknown }) => organisation === null)).toBe(true);
    expect(entries.map(({ purpose }: { purpose: unknown }) => purpose)).toContain(TO_REGISTER);
    const birthDate = '2006-06-15';
    await finland.rows('UPDATE celia_customer SET birth_date = $2 WHERE id = $1', [pupil['id'], birthDate]);
    expect((await entriesOf(holder(pupil)))[0].organisation).not.toBeNull(); // 18 today
    await finland.rows(`UPDATE celia_customer SET birth_date = '2006-06-16' WHERE id = $1`, [pupil['id']]);
    expect((await entriesOf(holder(pupil)))[0].organisation).toBeNull(); // 18 tomorrow
  });

  test('shows readings, changes and sign-ins, a failed one too', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
    await finland.run(READ, { id: adult['id'] }, KESKUSKOULU);
    await finland.run(EDIT, { id: adult['id'], changes: { language: 'SV' } }, KESKUSKOULU);
    await finland.run(SIGN_IN, { username: adult['customerNumber'], password: 'väärä lause' });
    await finland.run(SIGN_IN, { username: adult['customerNumber'], password: PASSWORD });
    expect((await entriesOf(holder(adult))).slice(0, 4)).toMatchObject([
      { organisation: null, action: 'SIGN_IN', done: true },
      { organisation: null, action: 'SIGN_IN', done: false },
      { organisation: 'Annelan kirjasto', action: 'CHANGE', done: true },
      { organisation: 'Annelan kirjasto', action: 'READING', done: true },
    ]);
  });

  test('shows every line about the person and none about another', async () => {
    for (const customer of [adult, pupil]) {
      const [{ count }] = await finland.rows('SELECT count(*)::int FROM audit WHERE subject = $1', [customer['id']]);
      expect(await entriesOf(holder(customer))).toHaveLength(count);
    }
  });

  test.each([
    ['nobody signed in', () => undefined],
    ["a registrar of the customer's unit", () => KESKUSKOULU],
    ["the customer's id from another issuer", () => holder(adult, 'staff')],
    ['a customer that does not exist', () => ({ ...holder(adult), subject: '5280d000-0000-4000-8000-00000000ffff' })],
    ['a malformed subject', () => ({ ...holder(adult), subject: "x' OR true" })],
    ['[A27] a token from before the password was chosen', () => holder(adult, 'celia', -601)],
  ])('is null for %s', async (_label, as) => {
    expect(await logOf(as())).toBeNull();
  });

  test('[A29] comes in pages by cursors that work for that person, in that list, for a day', async () => {
    const whole = await entriesOf(holder(adult));
    const first = await logOf(holder(adult), { first: 3 });
    const after = first.pageInfo.endCursor;
    const rest = await logOf(holder(adult), { first: 100, after });
    expect([...first.edges, ...rest.edges].map(({ node }: { node: object }) => node)).toEqual(whole);
    const before = await wholeDatabase(finland);
    const wrong = [after.toLowerCase(), `${after}A`, '', Buffer.from('3').toString('base64url')];
    const attempts = [...wrong.map((cursor) => [cursor, adult]), [after, pupil]] as const;
    for (const [cursor, customer] of attempts) {
      const { data, errors } = await finland.answer(LOG, { after: cursor }, holder(customer as Record<string, any>));
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(data).toEqual({ viewer: { finlandAccessLog: null } });
    }
    expect(await wholeDatabase(finland)).toEqual(before);
    finland.clock.advance(24 * 3_600_000 - 1);
    expect(await logOf(holder(adult), { after })).not.toBeNull();
    finland.clock.advance(1);
    const { errors } = await finland.answer(LOG, { after }, holder(adult));
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
