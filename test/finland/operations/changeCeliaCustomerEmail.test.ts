import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { emptyRegister, POHJOLA, registered, type TestFinland, testFinland } from '../../support/finland.ts';
import { credentialDesk, NEW, OLD } from '../credentialDesk.ts';
import { SELECT_UNIT } from '../documents.ts';

let finland: TestFinland;
let customer: Record<string, any>;
let desk: ReturnType<typeof credentialDesk>;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(async () => {
  await emptyRegister(finland);
  await atDesk({});
  await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
});
afterAll(() => finland.close());

async function atDesk(overrides: object) {
  customer = await registered(finland, 'fi-u1', overrides);
  desk = credentialDesk(finland, customer['id']);
}

describe('[F16] changeCeliaCustomerEmail', () => {
  test('changes the address, tells the old one and forgets it', async () => {
    expect(await desk.changeEmail()).toEqual({ ...customer, email: NEW });
    expect(await desk.lastAudit()).toMatchObject({
      action: 'changeCeliaCustomerEmail',
      subject: customer['id'],
      outcome: 'DONE',
    });
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails.map(({ to }) => to)).toEqual([[OLD]]);
    expect(finland.mailServer.mails[0]?.text).not.toContain(NEW);
    expect(await finland.rows('SELECT * FROM former_email')).toEqual([]);
    expect(JSON.stringify(await finland.rows('SELECT * FROM outbox'))).not.toContain('@');
  });

  test('tells nobody where there was no address', async () => {
    await atDesk({ personalIdentityCode: '301147-9267', format: 'CD', email: null });
    expect((await desk.changeEmail()).email).toBe(NEW);
    expect(await desk.letters()).toEqual([]);
  });

  test.each([
    ['without a check of identity', NEW, false, 'IDENTITY_NOT_CHECKED'],
    ['to two addresses', `${NEW}, evil@example.fi`, true, 'EMAIL_INVALID'],
    ['to nothing', '', true, 'EMAIL_REQUIRED'],
    ['to the same', OLD, true, 'EMAIL_UNCHANGED'],
  ])('is refused %s', async (_label, email, checked, code) => {
    const before = await finland.rows('SELECT * FROM celia_customer');
    expect((await desk.changeEmail(email, checked)).code).toBe(code);
    expect(await finland.rows('SELECT * FROM celia_customer')).toEqual(before);
    expect(await desk.letters()).toEqual([]);
    expect(await desk.lastAudit()).toMatchObject({ action: 'changeCeliaCustomerEmail', outcome: code });
  });

  test('is refused for customers of others', async () => {
    expect((await desk.changeEmail(NEW, true, POHJOLA)).code).toBe('CUSTOMER_NOT_FOUND');
  });

  test('[A19] kills the link in the old mailbox; credentials sent again go to the new one', async () => {
    await desk.send();
    await finland.subgraph.outbox.drain();
    const old = desk.newestToken();
    await desk.changeEmail();
    expect(await desk.choose(old)).toMatchObject({ code: 'CREDENTIAL_LINK_INVALID' });
    expect(await desk.credentials()).toContainEqual({ system: 'CELIANET', state: 'NONE', sentAt: null });
    await desk.send();
    await finland.subgraph.outbox.drain();
    expect(await desk.choose(old)).toMatchObject({ code: 'CREDENTIAL_LINK_INVALID' });
    expect(desk.newestToken(NEW)).not.toBe(old);
    expect((await desk.choose(desk.newestToken())).__typename).toBe('CeliaPasswordChosen');
  });

  test('[A19] after an order sends it to the new address, whichever of the two the worker is quicker than', async () => {
    for (let time = 0; time < 15; time += 1) {
      finland.mailServer.mails.length = 0;
      const email = `uusi${time}@example.fi`;
      await desk.send();
      const [, changed] = await Promise.all([finland.subgraph.outbox.drain(), desk.changeEmail(email)]);
      expect(changed.email).toBe(email);
      await finland.subgraph.outbox.drain();
      const [newest] = finland.mailServer.mails.filter(({ text }) => text.includes('?token='));
      const token = desk.newestToken();
      const isOurs = newest?.to[0] === email;
      expect((await desk.choose(token)).__typename).toBe(isOurs ? 'CeliaPasswordChosen' : 'FinlandRefusal');
      await finland.rows('TRUNCATE attempt');
    }
    const trail = await finland.rows(`SELECT DISTINCT action FROM audit WHERE subject = $1`, [customer['id']]);
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['sendCeliaCredentials', 'changeCeliaCustomerEmail']),
    );
  });

  test('leaves a chosen password alone', async () => {
    await desk.send();
    await finland.subgraph.outbox.drain();
    await desk.choose(desk.newestToken());
    await desk.changeEmail();
    expect(await desk.credentials()).toContainEqual(
      expect.objectContaining({ system: 'CELIANET', state: 'ACTIVATED' }),
    );
  });
});
