import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { emptyRegister, KESKUSKOULU, PUPIL, registered, type TestFinland, testFinland } from '../../support/finland.ts';
import { credentialDesk, PASSWORD } from '../credentialDesk.ts';
import { SIGN_IN } from '../documents.ts';
import { CHANGE_EMAIL_TO, OWN_PASSWORD, READ_WHOLE, TASKS } from './registrationDocuments.ts';

const TEACHER = 'opettaja@example.fi';
const OWN = 'oma passi jonka itse valitsin';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(async () => {
  await emptyRegister(finland);
  await finland.rows('UPDATE registrar SET email = NULL');
});
afterAll(() => finland.close());

const openTasks = async () =>
  (await finland.run(TASKS, {}, KESKUSKOULU))['celiaTasks'].edges.map(({ node }: any) => node.kind);
const changeEmail = async (id: string, email: string, belongsTo?: string) =>
  (await finland.run(CHANGE_EMAIL_TO, { id, email, belongsTo }, KESKUSKOULU))['changeCeliaCustomerEmail'];
const signIn = async (username: string, password: string) =>
  (await finland.run(SIGN_IN, { username, password }))['signInToCelianet'];
const chooseOwn = async (username: string, password: string, newPassword = OWN, newAgain = newPassword) =>
  (await finland.run(OWN_PASSWORD, { username, password, newPassword, newAgain }))['chooseOwnCeliaPassword'];
const states = async (id: string) =>
  (await finland.run(READ_WHOLE, { id }, KESKUSKOULU))['celiaCustomer'].credentials.map(
    ({ state, sentTo }: any) => `${state} ${sentTo}`,
  );

/** A pupil whose credentials went to that mailbox, and who has chosen a password by the link. */
async function withPassword(overrides: object) {
  const customer = await registered(finland, 'fi-u2', { ...PUPIL, ...overrides });
  const desk = credentialDesk(finland, customer['id']);
  await desk.send(['CELIANET']);
  await finland.subgraph.outbox.drain();
  await desk.choose(desk.newestToken());
  return { desk, id: customer['id'] as string, number: customer['customerNumber'] as string };
}

describe('[F24] [A20] credentials that went to a registrar’s mailbox', () => {
  test('leave a task that stays until the address is the customer’s or guardian’s; the customer chooses his own password', async () => {
    const { id, number, desk } = await withPassword({ email: TEACHER, emailBelongsTo: 'REGISTRAR' });
    expect(await openTasks()).toEqual(['REPLACE_EMAIL']);
    expect(await states(id)).toEqual(['ACTIVATED REGISTRAR', 'NONE null']);
    expect(await signIn(number, PASSWORD)).toMatchObject({ code: 'OWN_PASSWORD_REQUIRED' });
    expect(await chooseOwn(number, PASSWORD)).toMatchObject({
      __typename: 'CeliaOwnPasswordChosen',
      system: 'CELIANET',
    });
    expect(await signIn(number, PASSWORD)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await signIn(number, OWN)).toMatchObject({ __typename: 'CelianetSignIn' });
    expect(await openTasks()).toEqual(['REPLACE_EMAIL']);
    expect(await changeEmail(id, 'toinen.opettaja@example.fi', 'REGISTRAR')).toMatchObject({
      emailBelongsTo: 'REGISTRAR',
    });
    expect(await openTasks()).toEqual(['REPLACE_EMAIL']);
    expect(await changeEmail(id, 'mikko@example.fi')).toMatchObject({ emailBelongsTo: 'GUARDIAN', warnings: [] });
    expect(await openTasks()).toEqual([]);
    expect(await states(id)).toEqual(['ACTIVATED REGISTRAR', 'NONE null']); // with a password of his own
    finland.mailServer.mails.length = 0;
    await finland.subgraph.outbox.drain();
    expect(desk.mailsTo('toinen.opettaja@example.fi').map(({ subject }) => subject)).toEqual([
      'Sähköpostiosoitteesi on vaihdettu',
    ]);
  });

  test('and were not replaced by the customer stop working with the new address', async () => {
    const { id, number } = await withPassword({ email: TEACHER, emailBelongsTo: 'REGISTRAR' });
    await changeEmail(id, 'aino@example.fi');
    expect(await states(id)).toEqual(['NONE null', 'NONE null']);
    expect(await signIn(number, PASSWORD)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await openTasks()).toEqual([]);
  });

  test('are known as such also where nobody said so and the address became a registrar’s since', async () => {
    const { id } = await registered(finland, 'fi-u2', { ...PUPIL, email: TEACHER });
    expect(await openTasks()).toEqual([]);
    await finland.rows(`UPDATE registrar SET email = $1 WHERE subject = 'registrar.pohjola'`, [TEACHER]);
    await credentialDesk(finland, id).send(['CELIANET', 'PRATSAM_READER']);
    await finland.subgraph.outbox.drain();
    expect(await openTasks()).toEqual(['REPLACE_EMAIL']);
    expect(await states(id)).toEqual(['SENT REGISTRAR', 'SENT REGISTRAR']);
    await changeEmail(id, 'aino@example.fi');
    expect(await states(id)).toEqual(['NONE null', 'NONE null']);
  });

  test('mail down: the order waits, and goes to the address of that moment; the task is open meanwhile', async () => {
    const { id } = await registered(finland, 'fi-u2', { ...PUPIL, email: TEACHER, emailBelongsTo: 'REGISTRAR' });
    const desk = credentialDesk(finland, id);
    finland.mailServer.outOfOrder = true;
    await desk.send(['CELIANET']);
    await finland.subgraph.outbox.drain();
    expect(await states(id)).toEqual(['ORDERED null', 'NONE null']);
    expect(await openTasks()).toEqual(['REPLACE_EMAIL']);
    await changeEmail(id, 'aino@example.fi');
    finland.mailServer.outOfOrder = false;
    await desk.tenMinutesLater();
    expect(desk.mailsTo(TEACHER).map(({ subject }) => subject)).toEqual(['Sähköpostiosoitteesi on vaihdettu']);
    expect(desk.mailsTo('aino@example.fi')).toHaveLength(1);
    expect(await states(id)).toEqual(['SENT CUSTOMER', 'NONE null']);
  });
});

describe('chooseOwnCeliaPassword', () => {
  test.each([
    ['a wrong one before', ['väärä salasana tässä'], 'SIGN_IN_FAILED'],
    ['one too short', [PASSWORD, 'lyhyt'], 'PASSWORD_TOO_SHORT'],
    ['two that differ', [PASSWORD, OWN, `${OWN}!`], 'PASSWORDS_DIFFER'],
    ['the same', [PASSWORD, PASSWORD], 'PASSWORD_UNCHANGED'],
  ] as const)('is refused for %s, and changes nothing', async (_label, [password, ...more], code) => {
    const { id, number } = await withPassword({ email: TEACHER, emailBelongsTo: 'REGISTRAR' });
    const before = await finland.rows('SELECT * FROM celia_credential ORDER BY id');
    expect(await chooseOwn(number, password, ...more)).toMatchObject({ code });
    expect(await finland.rows('SELECT * FROM celia_credential ORDER BY id')).toEqual(before);
    const [line] = await finland.rows(
      `SELECT subject, outcome FROM audit WHERE action = 'chooseOwnCeliaPassword' ORDER BY seq DESC LIMIT 1`,
    );
    expect(line).toEqual({ subject: code === 'SIGN_IN_FAILED' ? null : id, outcome: code });
  });

  test('[A23] is slowed down with the tries of signing in', async () => {
    finland.from('elsewhere');
    const codes = new Set<string>();
    for (let tries = 0; tries < 12; tries += 1) codes.add((await chooseOwn('999999', 'wrong password!')).code);
    finland.from('home');
    expect([...codes]).toEqual(['SIGN_IN_FAILED', 'TOO_MANY_ATTEMPTS']);
  });
});

describe('[A33] [F4] a guardian’s mailbox', () => {
  const SOON_18 = { personalIdentityCode: '160606A923F', email: 'mikko@example.fi' };

  test('stops counting at midnight of the 18th birthday in Helsinki: for passwords, orders and letters under way', async () => {
    const { id, number, desk } = await withPassword(SOON_18);
    finland.clock.set('2024-06-15T23:59:59.999+03:00');
    expect(await signIn(number, PASSWORD)).toMatchObject({ __typename: 'CelianetSignIn' });
    await desk.send(['PRATSAM_READER']); // ordered at 17, not out yet
    finland.clock.set('2024-06-16T00:00:00+03:00');
    finland.mailServer.mails.length = 0;
    await finland.subgraph.outbox.drain();
    expect(desk.mailsTo('mikko@example.fi').filter(({ subject }) => subject === 'Käyttäjätunnuksesi')).toEqual([]);
    expect(await signIn(number, PASSWORD)).toMatchObject({ code: 'CREDENTIALS_OF_GUARDIAN' });
    expect(await chooseOwn(number, PASSWORD)).toMatchObject({ code: 'CREDENTIALS_OF_GUARDIAN' });
    expect(await desk.send(['CELIANET'])).toMatchObject({ code: 'EMAIL_BELONGS_TO_GUARDIAN' });
    await changeEmail(id, 'aino@example.fi');
    expect(await states(id)).toEqual(['NONE null', 'ORDERED null']);
    await desk.tenMinutesLater();
    expect(await desk.send(['CELIANET'])).toMatchObject({ __typename: 'CeliaCustomer' });
  });

  test('[F16] no order takes an address of another', async () => {
    const { id, desk } = await withPassword(SOON_18);
    const as: Caller = KESKUSKOULU;
    const { errors } = await finland.answer(
      `mutation ($id: ID!) { sendCeliaCredentials(customerId: $id, systems: [CELIANET], email: "x@example.fi") { __typename } }`,
      { id },
      as,
    );
    expect(errors?.[0]?.message).toContain('Unknown argument');
    expect(desk.mailsTo('x@example.fi')).toEqual([]);
  });
});
