import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';

let supergraph: RunningSupergraph;
let norwegian: string;
let dutch: string;
let finnish: string;

beforeAll(async () => {
  supergraph = await runSupergraph();
  norwegian = await supergraph.idPorten('12838520020');
  const card = {
    idempotencyKey: 'journey-0001',
    libraryNumber: '2183300',
    telephone: '90000001',
    email: 'p@example.no',
  };
  await supergraph.play('Norway 2', { input: card }, norwegian);
  dutch = await dutchToken();
  finnish = await finnishToken();
});
afterAll(() => supergraph.close());

const VIEWER = `{ viewer {
  libraryCardAccount { cards { number } memberships { country status } }
  digitalMemberships { country status }
  celiaMembership { country status library { name } }
} }`;

async function dutchToken(): Promise<string> {
  const form = {
    ...{ idempotencyKey: 'journey-0001', confirmGeneratedNumber: true, initials: 'E.B.', lastName: 'Tester' },
    ...{ birthDate: '1991-01-04', postcode: '9468 BG', houseNumber: 41, identityChecked: true },
    ...{ loginAccount: { choice: 'NEW' }, email: 'eb.tester@example.nl', subscriptionType: '0141' },
  };
  await supergraph.play('Netherlands 1', { input: form }, await supergraph.staff('desk.annen'));
  const token = await mailed('eb.tester@example.nl');
  await supergraph.play('Netherlands 2', { token, password: 'Welkom01!', passwordAgain: 'Welkom01!' });
  const signedIn = await supergraph.play('Netherlands 3', { username: '25280000000413', password: 'Welkom01!' });
  return signedIn.data.signIn.accessToken;
}

async function finnishToken(): Promise<string> {
  const registrar = await supergraph.staff('registrar.keskuskoulu');
  await supergraph.play('Finland 2', { unitId: 'fi-u2' }, registrar);
  const { id, customerNumber, email } = (await supergraph.play('Finland 4', undefined, registrar)).data
    .registerCeliaCustomer;
  await supergraph.play('Finland 6', { customerId: id, systems: ['CELIANET'] }, registrar);
  const password = 'kolme sanaa peräkkäin';
  const body = new URLSearchParams({ token: await mailed(email), password, again: password });
  await fetch(`${supergraph.url}/celia-credentials/password`, { method: 'POST', body });
  const signedIn = await supergraph.play('Finland 7', { username: customerNumber, password });
  return signedIn.data.signInToCelianet.accessToken;
}

async function mailed(address: string, than = 0): Promise<string> {
  return /token=([\w-]{43})/.exec((await supergraph.mailTo(address, than)).text)?.[1] ?? '';
}

describe('several sign-ins in one request, through the public port', () => {
  test('[A10] show the Norwegian card and the Dutch membership together, each country by its own token only', async () => {
    const { data, errors } = await supergraph.ask(VIEWER, {}, norwegian, [dutch]);
    expect(errors).toBeUndefined();
    expect(data.viewer).toEqual({
      libraryCardAccount: { cards: [{ number: 'N183300001' }], memberships: [{ country: 'NO', status: 'PENDING' }] },
      digitalMemberships: [{ country: 'NL', status: 'ACTIVE' }],
      celiaMembership: null,
    });
  });

  test('[A10] show the memberships of all three countries', async () => {
    const celiaMembership = { country: 'FI', status: 'ACTIVE', library: { name: 'Keskuskoulu' } };
    for (const tokens of [
      [norwegian, dutch, finnish],
      ['', finnish, norwegian, dutch],
    ]) {
      const { data } = await supergraph.ask(VIEWER, {}, tokens[0], tokens.slice(1));
      expect(data.viewer).toMatchObject({
        libraryCardAccount: { memberships: [{ country: 'NO' }] },
        digitalMemberships: [{ country: 'NL' }],
        celiaMembership,
      });
    }
  });

  test.each([
    ['norwegian', () => norwegian, ['NO']],
    ['dutch', () => dutch, ['NL']],
    ['finnish', () => finnish, ['FI']],
    ['none', () => '', []],
  ])('with one alone (%s) show that country alone', async (_which, token, countries) => {
    const { data } = await supergraph.ask(VIEWER, {}, token());
    expect(JSON.stringify(data).match(/(?<="country":")\w\w/g) ?? []).toEqual(countries);
  });

  test('[A25] are all refused for one that was altered', async () => {
    const { errors } = await supergraph.ask(VIEWER, {}, norwegian, [`${dutch.slice(0, -4)}AAAA`]);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('a forgotten Dutch password, through the public port', () => {
  test('[E2] is replaced behind the mailed link; the old token sees nothing any more', async () => {
    const asked = await supergraph.play('Netherlands 7', { username: '25280000000413' });
    expect(asked.data.forgotPassword).toMatchObject({ __typename: 'PasswordResetRequested' });
    const token = await mailed('eb.tester@example.nl', 1);
    const address = `${supergraph.url}/login-account/reset/password`;
    const page = await fetch(`${address}?token=${token}`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<button>Instellen</button>')]);
    await new Promise((resolve) => setTimeout(resolve, 1_000)); // tokens tell their time in whole seconds
    const body = () => new URLSearchParams({ token, password: 'Anders02?', again: 'Anders02?' });
    expect((await fetch(address, { method: 'POST', body: body() })).status).toBe(200);
    expect((await fetch(address, { method: 'POST', body: body() })).status).toBe(422);
    const signedIn = await supergraph.play('Netherlands 3', { username: '25280000000413', password: 'Anders02?' });
    const seen = async (as: string) => (await supergraph.ask(VIEWER, {}, as)).data.viewer.digitalMemberships;
    expect(await seen(dutch)).toEqual([]);
    expect(await seen(signedIn.data.signIn.accessToken)).toHaveLength(1);
  });
});
