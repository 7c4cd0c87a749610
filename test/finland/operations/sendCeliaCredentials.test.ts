import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  emptyRegister,
  KESKUSKOULU,
  markForDeletion,
  POHJOLA,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { credentialDesk, NEW, OLD } from '../credentialDesk.ts';
import { EDIT, SELECT_UNIT } from '../documents.ts';

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

describe('[F16] sendCeliaCredentials', () => {
  test('mails username and link to the stored address, for each system apart', async () => {
    const answer = await desk.send(['CELIANET', 'PRATSAM_READER', 'CELIANET']);
    expect(answer.credentials.map(({ system }: any) => system)).toEqual(['CELIANET', 'PRATSAM_READER']);
    await finland.subgraph.outbox.drain();
    const mails = desk.mailsTo(OLD);
    expect(mails.map(({ subject }) => subject).sort()).toEqual(['Käyttäjätunnuksesi', 'Käyttäjätunnuksesi']);
    for (const { text, to } of mails) {
      expect(to).toEqual([OLD]);
      expect(text).toContain('100001');
      expect(text).toMatch(/http:\/\/localhost:4000\/celia-credentials\/password\?token=[\w-]{43}\n/);
      expect(text).not.toContain('Testi');
    }
    const sent = { state: 'SENT', sentAt: '2024-06-15T07:00:00.000Z' };
    expect(await desk.credentials()).toEqual([
      { system: 'CELIANET', ...sent },
      { system: 'PRATSAM_READER', ...sent },
    ]);
    const [audited] = await finland.rows(`SELECT * FROM audit WHERE action = 'sendCeliaCredentials'`);
    expect(audited).toMatchObject({ unit: 'fi-u1', subject: customer['id'], outcome: 'DONE' });
  });

  test('writes to a Swedish customer in Swedish, with a link to the page in Swedish', async () => {
    await finland.run(EDIT, { id: customer['id'], changes: { language: 'SV' } }, KESKUSKOULU);
    await desk.send();
    await finland.subgraph.outbox.drain();
    expect(desk.mailsTo(OLD)[0]).toMatchObject({ subject: 'Dina användaruppgifter' });
    expect(desk.mailsTo(OLD)[0]?.text).toContain('/celia-credentials/sv/password?token=');
  });

  test('keeps neither the link nor the address in the outbox', async () => {
    await desk.send();
    await finland.subgraph.outbox.drain();
    const rows = JSON.stringify([
      await finland.rows('SELECT * FROM outbox'),
      await finland.rows('SELECT * FROM celia_credential'),
    ]);
    expect(rows).not.toContain(desk.newestToken());
    expect(rows).not.toContain('@');
  });

  test('[A19] goes to the address that the customer has when the mail goes out', async () => {
    finland.mailServer.outOfOrder = true;
    await desk.send();
    await finland.subgraph.outbox.drain();
    expect(await desk.credentials()).toContainEqual({ system: 'CELIANET', state: 'ORDERED', sentAt: null });
    await desk.changeEmail();
    finland.mailServer.outOfOrder = false;
    await desk.tenMinutesLater();
    expect(desk.mailsTo(NEW).map(({ subject }) => subject)).toEqual(['Käyttäjätunnuksesi']);
    expect(desk.mailsTo(OLD).map(({ subject }) => subject)).toEqual(['Sähköpostiosoitteesi on vaihdettu']);
    expect(await desk.choose(desk.newestToken())).toEqual({
      __typename: 'CeliaPasswordChosen',
      system: 'CELIANET',
    });
  });

  test('ordered twice before it went out is mailed once', async () => {
    finland.mailServer.outOfOrder = true;
    await desk.send();
    await desk.send();
    finland.mailServer.outOfOrder = false;
    await desk.tenMinutesLater();
    expect(desk.mailsTo(OLD)).toHaveLength(1);
    expect(await finland.rows(`SELECT * FROM outbox WHERE done_at IS NULL AND kind <> 'celia-welcome'`)).toEqual([]);
  });

  test('written again because the receipt got lost, carries the same link', async () => {
    finland.mailServer.losesReceipts = true;
    await desk.send();
    await finland.subgraph.outbox.drain();
    finland.mailServer.losesReceipts = false;
    await desk.tenMinutesLater();
    const links = desk.mailsTo(OLD).map(({ text }) => /token=(\S+)/.exec(text)?.[1]);
    expect(links.length).toBeGreaterThan(1);
    expect(new Set(links).size).toBe(1);
    expect((await desk.choose(desk.newestToken())).__typename).toBe('CeliaPasswordChosen');
  });

  test('[A19] written again after a change of the address, does not carry the link that went to the old one', async () => {
    finland.mailServer.losesReceipts = true;
    await desk.send();
    await finland.subgraph.outbox.drain();
    const old = desk.newestToken();
    await desk.changeEmail();
    finland.mailServer.losesReceipts = false;
    await desk.tenMinutesLater();
    expect((await desk.choose(old)).code).toBe('CREDENTIAL_LINK_INVALID');
    expect((await desk.choose(desk.newestToken(NEW))).__typename).toBe('CeliaPasswordChosen');
  });

  test('is not mailed to somebody who was marked for deletion meanwhile', async () => {
    finland.mailServer.outOfOrder = true;
    await desk.send();
    await markForDeletion(finland, customer['id']);
    finland.mailServer.outOfOrder = false;
    await desk.tenMinutesLater();
    expect(finland.mailServer.mails).toEqual([]);
  });

  test('is refused for no system and for customers of others', async () => {
    expect(await desk.send([])).toMatchObject({ code: 'NO_SYSTEM_CHOSEN', field: 'systems' });
    expect(await desk.send(['CELIANET'], POHJOLA)).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    expect(await desk.letters()).toEqual([]);
    expect(await desk.lastAudit()).toMatchObject({ actor: 'staff|registrar.pohjola', outcome: 'CUSTOMER_NOT_FOUND' });
  });

  test('[F20] is refused for a borrower of CDs', async () => {
    await atDesk({ personalIdentityCode: '301147-9267', format: 'CD' });
    expect(await desk.send()).toMatchObject({ code: 'CREDENTIALS_NEED_ONLINE_FORMAT' });
    expect(await desk.letters()).toEqual([]);
  });
});
