import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { emptyRegister, registered, type TestFinland, testFinland } from '../../support/finland.ts';
import { credentialDesk, PASSWORD } from '../credentialDesk.ts';
import { SIGN_IN } from '../documents.ts';

let finland: TestFinland;
let customer: Record<string, any>;
let desk: ReturnType<typeof credentialDesk>;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(async () => {
  await emptyRegister(finland);
  await finland.rows('TRUNCATE attempt');
  await atDesk({});
});
afterAll(() => finland.close());

async function atDesk(overrides: object) {
  customer = await registered(finland, 'fi-u1', overrides);
  desk = credentialDesk(finland, customer['id']);
}

describe('[F16] chooseCeliaPassword', () => {
  let token: string;
  beforeEach(async () => {
    await desk.send();
    await finland.subgraph.outbox.drain();
    token = desk.newestToken();
  });

  test('sets the password, kept by argon2id alone', async () => {
    expect(await desk.choose(token)).toEqual({ __typename: 'CeliaPasswordChosen', system: 'CELIANET' });
    const [row] = await finland.rows(`SELECT * FROM celia_credential WHERE system = 'CELIANET'`);
    expect(row).toMatchObject({
      state: 'ACTIVATED',
      link_hash: null,
      password_hash: expect.stringMatching(/^\$argon2id\$/),
    });
    expect(await desk.lastAudit()).toMatchObject({
      actor: 'anonymous',
      action: 'chooseCeliaPassword',
      subject: customer['id'],
      outcome: 'DONE',
    });
  });

  test('[A13] works once, however many try at the same instant', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => desk.choose(token, `${PASSWORD} ${index}`)),
    );
    expect(answers.filter(({ __typename }) => __typename === 'CeliaPasswordChosen')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'CREDENTIAL_LINK_INVALID')).toHaveLength(10);
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(39);
  });

  test('names everything wrong with the password and does not use the link up', async () => {
    expect(await desk.choose(token, 'lyhyt', 'eri')).toMatchObject({
      code: 'PASSWORD_TOO_SHORT',
      others: [{ code: 'PASSWORDS_DIFFER', field: 'passwordAgain' }],
    });
    expect((await desk.choose(token, 'x'.repeat(129))).code).toBe('PASSWORD_TOO_LONG');
    expect((await desk.choose(token)).__typename).toBe('CeliaPasswordChosen');
  });

  test.each([
    ['a second before 72 hours', 72 * 3_600_000 - 1_000, undefined],
    ['after 72 hours', 72 * 3_600_000, 'CREDENTIAL_LINK_EXPIRED'],
  ])('%s', async (_label, later, code) => {
    finland.clock.advance(later);
    expect((await desk.choose(token)).code).toBe(code);
  });

  test.each(['', 'x'.repeat(43), "' OR 1=1"])('[A12] refuses the token %j', async (wrong) => {
    expect(await desk.choose(wrong)).toMatchObject({ code: 'CREDENTIAL_LINK_INVALID', field: 'token' });
  });

  test('[A12] answers ten wrong tokens of one network in an hour, and takes the right one all the same', async () => {
    for (let time = 0; time < 10; time += 1) expect((await desk.choose('wrong')).code).toBe('CREDENTIAL_LINK_INVALID');
    expect((await desk.choose('wrong')).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await desk.choose(token)).__typename).toBe('CeliaPasswordChosen');
  });

  test('[A6] tells the customer by mail that a password was chosen, without the password and without a link', async () => {
    await desk.choose(token);
    await finland.subgraph.outbox.drain();
    const [mail] = desk.mailsTo('testi.henkilo@example.fi').slice(-1);
    expect(mail?.subject).toBe('Salasana on valittu');
    expect(mail?.text).not.toMatch(/http|salasana[a-z]* on:|pitkä lause/);
  });

  test.each(['a customer who left', 'a customer without an address'])('[A6] sends %s no such mail', async (who) => {
    await desk.choose(token);
    const change =
      who === 'a customer who left'
        ? `state = 'MARKED_FOR_DELETION', marked_for_deletion_at = now()`
        : `email = NULL, format = 'CD'`;
    await finland.rows(`UPDATE celia_customer SET ${change}`);
    const before = finland.mailServer.mails.length;
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails).toHaveLength(before);
  });

  test('[A6] ends the wait that guesses at the old password had earned', async () => {
    const number = customer['customerNumber'];
    const signIn = async (password: string) =>
      (await finland.run(SIGN_IN, { username: number, password })).signInToCelianet;
    for (let time = 0; time < 6; time += 1) await signIn('a wrong password');
    expect((await signIn(PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS');
    await desk.choose(token);
    expect((await signIn(PASSWORD)).__typename).toBe('CelianetSignIn');
  });

  test('[A14] a newer order kills the older link and the password', async () => {
    await desk.choose(token);
    await desk.send();
    await finland.subgraph.outbox.drain();
    expect(desk.newestToken()).not.toBe(token);
    expect((await desk.choose(token)).code).toBe('CREDENTIAL_LINK_INVALID');
    const [row] = await finland.rows('SELECT state, password_hash FROM celia_credential');
    expect(row).toEqual({ state: 'SENT', password_hash: null });
  });

  test.each([
    ['/password', 'Valitse Celian salasana', 'Salasana on tallennettu'],
    ['/sv/password', 'Välj lösenord hos Celia', 'Lösenordet har sparats'],
  ])('by the page %s: looking changes nothing, sending uses the link up', async (path, title, done) => {
    const [pages] = finland.subgraph.pages ?? [];
    const server = express()
      .use('/celia-credentials', pages?.router ?? [])
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = (server.address() as { port: number }).port;
    const url = `http://127.0.0.1:${port}${pages?.path}${path}`;
    const page = await (await fetch(`${url}?token=${token}`)).text();
    expect(page).toContain(title);
    const body = (password: string) => new URLSearchParams({ token, password, again: password });
    const refused = await fetch(url, { method: 'POST', body: body('lyhyt') });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('12 ')]);
    const answer = await fetch(url, { method: 'POST', body: body(PASSWORD) });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(done)]);
    await new Promise((resolve) => server.close(resolve));
  });
});
