import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';
import { onOurGateway } from '../support/onOurGateway.ts';

const testOnOurGateway = onOurGateway();
let supergraph: RunningSupergraph;
let registrar: string;

beforeAll(async () => {
  supergraph = await runSupergraph();
  registrar = await supergraph.staff('registrar.keskuskoulu');
});
afterAll(() => supergraph.close());

describe('a patron of Celia registered by a school, through the public port', () => {
  test('[F7][F8] begins with opening one unit', async () => {
    const early = await supergraph.play('Finland 3', undefined, registrar);
    expect(early.data.findCeliaCustomer.code).toBe('NO_ACTIVE_UNIT');
    const { data } = await supergraph.play('Finland 2', { unitId: 'fi-u2' }, registrar);
    expect(data.selectUnit.activeUnit).toEqual({ id: 'fi-u2', name: 'Keskuskoulu' });
  });

  test('[F1][F3][F9][F10][F12][F14][F16] is looked up, registered with consent, gets another e-mail and then the credentials', async () => {
    const searched = await supergraph.play('Finland 3', undefined, registrar);
    expect(searched.data.findCeliaCustomer).toMatchObject({ outcome: 'NOT_FOUND', customer: null });
    const { data, errors } = await supergraph.play('Finland 4', undefined, registrar);
    expect(errors).toBeUndefined();
    const customer = data.registerCeliaCustomer;
    expect(customer).toMatchObject({
      __typename: 'CeliaCustomer',
      maskedPersonalIdentityCode: '280215****',
      unit: { name: 'Keskuskoulu' },
    });
    const changed = await supergraph.play(
      'Finland 5',
      { customerId: customer.id, email: 'mikko.esimerkki@example.fi', identityChecked: true },
      registrar,
    );
    expect(changed.data.changeCeliaCustomerEmail.email).toBe('mikko.esimerkki@example.fi');
    const sent = await supergraph.play('Finland 6', { customerId: customer.id, systems: ['CELIANET'] }, registrar);
    expect(sent.data.sendCeliaCredentials.__typename).toBe('CeliaCustomer');
    const mail = await supergraph.mailTo('mikko.esimerkki@example.fi', 1); // after the one about the consent
    expect(mail.text).toContain(customer.customerNumber);
    const href = /http:\/\/127\.0\.0\.1:\d+\/celia-credentials\/password\?token=[\w-]+/.exec(mail.text)?.[0] ?? '';
    const page = await fetch(href);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<button>')]);
    const body = new URLSearchParams({
      token: new URL(href).searchParams.get('token') ?? '',
      password: 'kolme sanaa peräkkäin',
      again: 'kolme sanaa peräkkäin',
    });
    expect((await fetch(`${supergraph.url}/celia-credentials/password`, { method: 'POST', body })).status).toBe(200);
  });

  test('[F15] is found by name in the own unit', async () => {
    const { data, errors } = await supergraph.play('Finland 3b', undefined, registrar);
    expect(errors).toBeUndefined();
    expect(data.searchCeliaCustomers).toMatchObject({ more: false, customers: [{ lastName: 'Esimerkki' }] });
  });

  test('[F9] is told from the person with the same digits and another sign', async () => {
    const other = await supergraph.play(
      'Finland 3',
      { personalIdentityCode: '280215B924B', purpose: 'REGISTRATION' },
      registrar,
    );
    expect(other.data.findCeliaCustomer.outcome).toBe('NOT_FOUND');
    const same = await supergraph.play('Finland 3', undefined, registrar);
    expect(same.data.findCeliaCustomer.outcome).toBe('OWN_UNIT');
  });

  testOnOurGateway('has a code that must come in a variable, and no answer repeats it', async () => {
    const literal = await supergraph.ask(
      '{ findCeliaCustomer(personalIdentityCode: "280215A924B", purpose: REGISTRATION) { __typename } }',
      {},
      registrar,
    );
    expect(JSON.stringify(literal)).not.toContain('924B');
    expect(literal.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const wrong = await supergraph.play(
      'Finland 3',
      { personalIdentityCode: '280215A924C', purpose: 'REGISTRATION' },
      registrar,
    );
    expect(JSON.stringify(wrong)).not.toContain('924C');
    const unknownPurpose = await supergraph.play(
      'Finland 3',
      { personalIdentityCode: '280215A924B', purpose: '280215A924B' },
      registrar,
    );
    expect(JSON.stringify(unknownPurpose)).not.toContain('924B');
  });
});
