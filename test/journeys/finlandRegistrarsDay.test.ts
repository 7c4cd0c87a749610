import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';

const CODE = '150609A920H';
const OTHER_CODE = '101072U9336';
const PASSWORD = 'kolme sanaa peräkkäin';

let supergraph: RunningSupergraph;
let registrar: string;
let pohjola: string;
let celia: string;
let id: string;
let number: string;

beforeAll(async () => {
  supergraph = await runSupergraph();
  registrar = await supergraph.staff('registrar.keskuskoulu');
  pohjola = await supergraph.staff('registrar.pohjola');
  celia = await supergraph.staff('celia.palvelut');
});
afterAll(() => supergraph.close());

/** The one field of a saved operation, run with its own variables but for these. */
async function play(title: string, variables?: object, token?: string): Promise<any> {
  const { data, errors } = await supergraph.play(title, variables, token);
  if (errors) throw new Error(`${title}: ${JSON.stringify(errors)}`);
  return Object.values(data)[0];
}
const tasks = async (token = registrar) =>
  (await play('Finland 6c', undefined, token)).edges.map(({ node }: any) => node);

describe('a registrar’s whole day, by the saved operations', () => {
  test('[F6][F17][F22][F23][F26] begins with the help, and the words of the consents', async () => {
    const { topics, consentTexts, labels } = await play('Finland 1i');
    expect([topics.length, consentTexts.length]).toEqual([9, 4]);
    expect(labels.length).toBeGreaterThan(80);
  });

  test('[F7][F8][F9][F10][F12][F24] the unit is opened, the person is looked up and registered with a teacher’s mailbox', async () => {
    await play('Finland 2', { unitId: 'fi-u2' }, registrar);
    const search = { personalIdentityCode: CODE, purpose: 'REGISTRATION' };
    expect((await play('Finland 3', search, registrar)).outcome).toBe('NOT_FOUND');
    const customer = await play('Finland 4b', undefined, registrar);
    expect(customer).toMatchObject({ __typename: 'CeliaCustomer', emailBelongsTo: 'REGISTRAR' });
    expect(customer.warnings.map(({ code }: any) => code)).toEqual([
      'EMAIL_BELONGS_TO_REGISTRAR',
      'EXTRA_INFO_NOT_MONITORED',
      'EXTRA_INFO_SOUNDS_URGENT',
    ]);
    ({ id, customerNumber: number } = customer);
    expect((await tasks()).map(({ kind }: any) => kind)).toEqual(['REPLACE_EMAIL']);
    const [{ id: taskId }] = await tasks();
    expect((await play('Finland 6d', { taskId }, registrar)).code).toBe('TASK_CLOSES_WITH_EMAIL');
  });

  test('[F16][F24][A20] the credentials go to the teacher; the customer chooses a password of his own, and signs in', async () => {
    await play('Finland 6:', { customerId: id, systems: ['CELIANET'] }, registrar);
    const mail = await supergraph.mailTo('erityisopettaja@example.fi');
    const token = /token=([\w-]+)/.exec(mail.text)?.[1] ?? '';
    const body = new URLSearchParams({ token, password: PASSWORD, again: PASSWORD });
    const chosen = await fetch(`${supergraph.url}/celia-credentials/password`, { method: 'POST', body });
    expect(chosen.status).toBe(200);
    expect((await play('Finland 7:', { username: number, password: PASSWORD })).code).toBe('OWN_PASSWORD_REQUIRED');
    const [newPassword, newPasswordAgain] = ['neljä sanaa ihan itse', 'neljä sanaa ihan itse'];
    const own = await play('Finland 7b', { username: number, password: PASSWORD, newPassword, newPasswordAgain });
    expect(own.system).toBe('CELIANET');
    const { accessToken } = await play('Finland 7:', { username: number, password: newPassword });
    const { celiaConsents } = await play('Finland 8b', undefined, accessToken);
    expect(celiaConsents).toMatchObject([{ kind: 'REASON_DETAIL', givenBy: 'CUSTOMER', withdrawnAt: null }]);
    expect((await play('Finland 8c', undefined, accessToken)).effect).toBe('DETAIL_DELETED');
    expect(
      (
        await play(
          'Finland 6e',
          { customerId: id, kind: 'REASON_DETAIL', withdrawnBy: 'CUSTOMER', identityChecked: true },
          registrar,
        )
      ).code,
    ).toBe('CONSENT_NOT_GIVEN');
  });

  test('[F14][F16][F24] the customer’s own e-mail closes the task', async () => {
    const own = { customerId: id, email: 'vilma@example.fi', belongsTo: 'CUSTOMER' };
    expect(await play('Finland 5b', own, registrar)).toMatchObject({ emailBelongsTo: 'CUSTOMER' });
    expect(await tasks()).toEqual([]);
  });

  test('[F13] a customer of another unit is taken over, and that unit hears of it', async () => {
    await play('Finland 2', { unitId: 'fi-u3' }, pohjola);
    const { input } = await variablesOf('Finland 4b');
    const adult = { ...input, idempotencyKey: 'kaisa-0001', personalIdentityCode: OTHER_CODE, firstName: 'Kaisa' };
    const form = { ...adult, email: 'kaisa@example.fi', emailBelongsTo: 'CUSTOMER', ground: 'READING_DISABILITY' };
    expect((await play('Finland 4b', { input: form }, pohjola)).__typename).toBe('CeliaCustomer');
    expect(await play('Finland 3c', undefined, registrar)).toMatchObject({
      firstName: 'Kaisa',
      unit: { name: 'Keskuskoulu' },
    });
    expect((await tasks(pohjola)).map(({ kind }: any) => kind)).toEqual(['CUSTOMER_TRANSFERRED']);
  });

  test('[F21] somebody without a code goes to Celia, who registers; the unit hears it, and the code comes later', async () => {
    const { id: caseId } = await play('Finland 4c', undefined, registrar);
    const waiting = await play('Finland 9m', undefined, celia);
    expect(waiting.edges.map(({ node }: any) => [node.id, node.unit.name])).toEqual([[caseId, 'Keskuskoulu']]);
    const purpose = 'CELIA_SERVICE';
    expect(await play('Finland 9n', { caseId, purpose }, celia)).toMatchObject({
      firstName: 'Samir',
      dateOfBirth: '2012-04-01',
    });
    const { customerId } = await play('Finland 9o', { caseId, purpose }, celia);
    expect((await play('Finland 9p', { caseId, purpose, reason: 'NO_RIGHT' }, celia)).code).toBe('CASE_DECIDED');
    const [task] = await tasks();
    expect(task).toMatchObject({ kind: 'CASE_ACCEPTED', caseId });
    expect((await play('Finland 6d', { taskId: task.id }, registrar)).closedAt).not.toBeNull();
    const coded = { customerId, personalIdentityCode: '010412D9343' };
    expect(await play('Finland 4d', coded, registrar)).toMatchObject({ hasPersonalIdentityCode: true });
    expect((await play('Finland 4d', coded, registrar)).code).toBe('PERSONAL_IDENTITY_CODE_SET_ALREADY');
  });

  test('[A28][A44] Celia alone reads what makes reading hard and hides a protected customer; a registrar hears nothing', async () => {
    const purpose = 'CELIA_SERVICE';
    expect(await play('Finland 9r', { customerId: id, purpose }, celia)).toMatchObject({ category: null }); // withdrawn above
    const { errors } = await supergraph.play('Finland 9r', { customerId: id, purpose }, registrar);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await play('Finland 9s', { customerId: id, kind: 'LOAN_HISTORY', purpose }, celia)).code).toBe(
      'CONSENT_NOT_GIVEN',
    );
    await play('Finland 9q', { customerId: id, addressProtected: true, purpose }, celia);
    const search = { personalIdentityCode: CODE, purpose: 'CUSTOMER_REQUEST' };
    expect(await play('Finland 3', search, registrar)).toMatchObject({ outcome: 'IN_USE_NOT_FOUND', customer: null });
  });
});

async function variablesOf(title: string): Promise<any> {
  const { readJourneys } = await import('../../gateway/playground/readJourneys.mjs');
  return (await readJourneys('schema/journeys')).find((known) => known.title.startsWith(title))?.variables;
}
