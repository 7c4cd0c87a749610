import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { emptyRegister, lastLine, type TestFinland, testFinland } from '../../support/finland.ts';
import { workOf } from '../../support/passwordWork.ts';
import { rowsBut } from '../../support/retention.ts';
import { SELECT_UNIT } from '../documents.ts';
import { EMAIL, noAccounts, PASSWORD, registrarDesk } from './registrarDesk.ts';
import { CHANGE_PASSWORD, ORDER } from './registrarDocuments.ts';

const NEW = 'neljä sanaa peräkkäin tässä';
const DAY_MS = 86_400_000;

let finland: TestFinland;
let desk: ReturnType<typeof registrarDesk>;
beforeAll(async () => {
  finland = await testFinland({ FINLAND_WRONG_LINKS_PER_HOUR: '2' });
  desk = registrarDesk(finland);
});
beforeEach(async () => {
  await emptyRegister(finland);
  await noAccounts(finland);
});
afterAll(() => finland.close());

const order = (staffEmail = EMAIL) => desk.ask(ORDER, { staffEmail });
const change = (password = PASSWORD, newPassword = NEW) =>
  desk.ask(CHANGE_PASSWORD, { staffEmail: EMAIL, password, newPassword });
const chosenAt = async () =>
  (await finland.rows(`SELECT password_chosen_at AS at FROM registrar WHERE email = $1`, [EMAIL]))[0].at;

describe('[F18] a registrar’s own account', () => {
  test('is opened by the mailed link and signs in; the token is the registrar’s', async () => {
    const liisa = await desk.opened('fi-u1');
    const { accessToken, expiresAt } = await desk.signIn(PASSWORD, ' Liisa.Rekisteroija@example.fi ');
    expect(decodeJwt(accessToken).sub).toBe(liisa.subject);
    expect(Date.parse(expiresAt) - finland.clock.now().getTime()).toBe(3_600_000);
    expect(await lastLine(finland)).toMatchObject({ actor: 'anonymous', action: 'signInAsRegistrar', outcome: 'DONE' });
    const { selectUnit } = await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, liisa);
    expect(selectUnit).toMatchObject({ activeUnit: { id: 'fi-u1' } });
  });

  test('a lost password is ordered by e-mail: the old one works until another one is chosen', async () => {
    const liisa = await desk.opened('fi-u1');
    const first = desk.token();
    expect(await order('LIISA.rekisteroija@example.fi')).toEqual({
      __typename: 'RegistrarPasswordOrdered',
      ordered: true,
    });
    await desk.drain();
    expect(desk.token()).not.toBe(first);
    expect(await desk.signIn()).toHaveProperty('accessToken');
    finland.clock.advance(1_000);
    expect(await desk.choose(desk.token(), NEW)).toMatchObject({ chosen: true });
    expect(await desk.signIn()).toMatchObject({ code: 'REGISTRAR_SIGN_IN_FAILED' });
    expect(await desk.signIn(NEW)).toHaveProperty('accessToken');
    // [A27] a token from before
    expect((await finland.answer(SELECT_UNIT, { unitId: 'fi-u1' }, liisa)).errors).toHaveLength(1);
    await desk.drain();
    expect(finland.mailServer.mails.at(-1)).toMatchObject({
      to: [EMAIL],
      subject: expect.stringContaining('vaihdettu'),
    });
  });

  test('[A4] an order for an address that is nobody’s has the same answer and asks the database as often', async () => {
    await desk.opened('fi-u1');
    await desk.drain();
    const mails = finland.mailServer.mails.length;
    const answers: unknown[] = [];
    const works = [];
    for (const email of [EMAIL, 'ei.kukaan@example.fi'])
      works.push(await workOf(finland, async () => void answers.push(await order(email))));
    const [known, unknown] = works.map(({ statements }) =>
      statements.filter((sql) => !/outbox SET|FROM outbox/.test(sql)),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(unknown).toEqual(known);
    await desk.drain();
    expect(finland.mailServer.mails.slice(mails).map(({ to }) => to)).toEqual([[EMAIL]]);
  });

  test('orders are slowed down, whoever the address is of', async () => {
    const heard = [];
    for (let time = 0; time < 12; time += 1) heard.push((await order('ei.kukaan@example.fi'))['code'] ?? 'ordered');
    expect(heard[0]).toBe('ordered');
    expect(heard.at(-1)).toBe('TOO_MANY_ATTEMPTS');
    expect((await order('x'))['code']).toBe('EMAIL_INVALID');
  });

  test('a link works once, until its end, for a right password; wrong ones are counted', async () => {
    await desk.invite('fi-u1');
    await desk.drain();
    const token = desk.token();
    expect(await desk.choose(token, 'lyhyt')).toMatchObject({ code: 'PASSWORD_TOO_SHORT' });
    expect(await desk.choose(token, PASSWORD, NEW)).toMatchObject({ code: 'PASSWORDS_DIFFER' });
    finland.clock.advance(72 * 3_600_000);
    expect(await desk.choose(token)).toMatchObject({ code: 'CREDENTIAL_LINK_EXPIRED' });
    finland.clock.advance(-1);
    expect(await desk.choose(token)).toMatchObject({ chosen: true });
    for (const code of ['CREDENTIAL_LINK_INVALID', 'CREDENTIAL_LINK_INVALID', 'TOO_MANY_ATTEMPTS'])
      expect(await desk.choose(token)).toMatchObject({ code });
  });

  test('a link that was mailed to an address of before is worth nothing', async () => {
    await desk.invite('fi-u1');
    await desk.drain();
    await finland.rows(
      `UPDATE registrar SET email = 'uusi@example.fi', link_hash = NULL, link_expires_at = NULL, generation = 0 WHERE email = $1`,
      [EMAIL],
    );
    await order('uusi@example.fi');
    const [before] = finland.mailServer.mails;
    await desk.drain();
    expect(finland.mailServer.mails.at(-1)?.text).not.toBe(before?.text); // the same order of the same account
  });
});

describe('[F18] the yearly change', () => {
  test.each([
    [365 * DAY_MS - 1, undefined],
    [365 * DAY_MS, 'REGISTRAR_PASSWORD_EXPIRED'],
  ])('after %d milliseconds the sign-in answers %s', async (milliseconds, code) => {
    await desk.opened('fi-u1');
    finland.clock.advance(milliseconds);
    expect((await desk.signIn())['code']).toBe(code);
    expect((await desk.signIn('väärä salasana'))['code']).toBe('REGISTRAR_SIGN_IN_FAILED'); // and tells nothing of it
  });

  test('is possible with the expired password, which nothing else is', async () => {
    await desk.opened('fi-u1');
    finland.clock.advance(365 * DAY_MS);
    expect(await change()).toMatchObject({ chosen: true });
    expect(await chosenAt()).toEqual(finland.clock.now());
    expect(await lastLine(finland)).toMatchObject({ action: 'changeRegistrarPassword', outcome: 'DONE' });
    expect(await desk.signIn(NEW)).toHaveProperty('accessToken');
  });

  test.each([
    ['the password of now', PASSWORD, PASSWORD, 'PASSWORD_UNCHANGED'],
    ['a short one', PASSWORD, 'lyhyt', 'PASSWORD_TOO_SHORT'],
    ['a wrong one of now', 'väärä salasana', NEW, 'REGISTRAR_SIGN_IN_FAILED'],
  ])('refuses %s, and changes nothing', async (_label, password, next, code) => {
    await desk.opened('fi-u1');
    await desk.drain();
    const before = await rowsBut(finland, 'audit', 'attempt');
    expect(await change(password, next)).toMatchObject({ code });
    expect(await rowsBut(finland, 'audit', 'attempt')).toEqual(before);
  });
});

test('[A5] a sign-in with an address that is nobody’s costs what a wrong password does', async () => {
  await desk.opened('fi-u1');
  await desk.drain();
  const wrong = await workOf(finland, () => desk.signIn('väärä salasana'));
  const nobody = await workOf(finland, () => desk.signIn(PASSWORD, 'ei.kukaan@example.fi'));
  const ofBoth = [wrong, nobody].map(({ statements }) => statements.filter((sql) => !sql.includes('outbox')));
  expect(ofBoth[1]).toEqual(ofBoth[0]);
  expect([wrong.argon2, nobody.argon2]).toEqual([1, 1]);
});

test('the account of a customer’s token is no registrar’s, and the other way about', async () => {
  const liisa = await desk.opened('fi-u1');
  const id = liisa.subject.replace('registrar:', '');
  const { viewer } = await finland.run(
    '{ viewer { celiaRegistrar { kind } celiaMembership { id } } }',
    {},
    { ...liisa, subject: id },
  );
  expect(viewer).toEqual({ celiaRegistrar: null, celiaMembership: null });
  const staff = await finland.run('{ viewer { celiaRegistrar { kind } } }', {}, { ...liisa, issuer: 'staff' });
  expect(staff['viewer']).toEqual({ celiaRegistrar: null });
});
