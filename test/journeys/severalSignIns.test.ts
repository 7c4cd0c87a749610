import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';
import { eventually } from '../support/eventually.ts';
import { onOurGateway } from '../support/onOurGateway.ts';

const testOnOurGateway = onOurGateway();
let supergraph: RunningSupergraph;
let norwegian: string;
let dutch: string;
let finnish: string;

beforeAll(async () => {
  supergraph = await runSupergraph();
  norwegian = await supergraph.idPorten('12838520020');
  const card = {
    ...{ idempotencyKey: 'journey-0001', libraryNumber: '2183300', telephone: '90000001', email: 'p@example.no' },
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

  testOnOurGateway('[A25] are all refused for one that was altered', async () => {
    const { errors } = await supergraph.ask(VIEWER, {}, norwegian, [`${dutch.slice(0, -4)}AAAA`]);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('from a record of insight into its country, through the public port', () => {
  const RECORDS = `{ membershipRecords(first: 100, sort: UPDATED_NEWEST) { edges { node {
    country membership { __typename id ... on Membership { status since library { name } } }
  } } } }`;
  const ofCountry = (data: Answer['data'], country: string): any[] =>
    data.membershipRecords.edges.map(({ node }: any) => node).filter((node: any) => node.country === country);
  let analyst: string;
  beforeAll(async () => {
    analyst = await supergraph.staff('analyst.one');
    const there = (data: Answer['data']) =>
      ['NETHERLANDS', 'NORWAY', 'FINLAND'].every((country) => ofCountry(data, country).length > 0);
    await eventually(async () => there((await supergraph.ask(RECORDS, {}, analyst)).data));
  });

  testOnOurGateway('[A10] an analyst alone sees what insight tells, and each membership as not found', async () => {
    const { data, errors = [] } = await supergraph.ask(RECORDS, {}, analyst);
    const nodes: any[] = data.membershipRecords.edges.map(({ node }: any) => node);
    expect(nodes.filter(({ membership }) => membership !== null)).toEqual([]);
    expect(errors).toHaveLength(nodes.length);
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['NOT_FOUND']));
    expect(errors.map(({ path = [] }) => path.join('.')).sort()).toEqual(
      nodes.map((_: unknown, at: number) => `membershipRecords.edges.${at}.node.membership`).sort(),
    );
  });

  testOnOurGateway('[A9] a membership that is not there is told as one that is not theirs', async () => {
    const before = (await supergraph.ask(RECORDS, {}, analyst)).errors ?? [];
    await supergraph.rows(
      'insight',
      `INSERT INTO membership_record SELECT country, gen_random_uuid()::text, kind, status, library, region, age_band,
         undisclosed, since, through, updated_at, position FROM membership_record WHERE NOT undisclosed LIMIT 1`,
    );
    const { errors = [] } = await supergraph.ask(RECORDS, {}, analyst);
    expect(before.length).toBeGreaterThan(0);
    expect(errors).toHaveLength(before.length + 1);
    expect(new Set(errors.map(({ message, extensions }) => `${message} ${extensions.code}`)).size).toBe(1);
  });

  testOnOurGateway.each([
    ['a Norwegian', () => norwegian, 'NORWAY', { __typename: 'LibraryMembership', status: 'PENDING' }],
    ['a Dutch', () => dutch, 'NETHERLANDS', { __typename: 'DigitalMembership', status: 'ACTIVE' }],
    ['a Finnish', () => finnish, 'FINLAND', { __typename: 'CeliaMembership', library: { name: 'Keskuskoulu' } }],
  ])('with the token of %s member as well, that one membership is shown', async (_who, token, country, shown) => {
    const { data } = await supergraph.ask(RECORDS, {}, token(), [analyst]);
    const seen = data.membershipRecords.edges.flatMap(({ node }: any) => node.membership ?? []);
    expect(seen).toEqual([expect.objectContaining(shown)]);
    expect(ofCountry(data, country).flatMap(({ membership }) => membership ?? [])).toEqual(seen);
  });

  test('[A28] a desk’s token, or a member’s alone, asks for no record', async () => {
    for (const token of [await supergraph.staff('desk.annen'), norwegian, '']) {
      const { errors } = await supergraph.ask(RECORDS, {}, token);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
        expect.stringMatching(/^(FORBIDDEN|UNAUTHENTICATED)$/),
      ]);
    }
  });

  test('[A42] the file of all records goes through the public port, to an analyst alone, and goes on where it was cut', async () => {
    const csv = await eventually<{ path: string }>(
      async () => (await supergraph.play('Insight 8', undefined, analyst)).data.membershipExport?.files[0],
    );
    const get = (headers: Record<string, string>) => fetch(`${supergraph.url}${csv.path}`, { headers });
    const whole = await get({ authorization: `Bearer ${analyst}` });
    const text = await whole.text();
    expect([whole.status, whole.headers.get('content-length')]).toEqual([200, String(text.length)]);
    expect(text.split('\n')).toHaveLength(Number(whole.headers.get('x-total-rows')) + 3);
    const rest = await get({ authorization: `Bearer ${analyst}`, range: 'bytes=100-' });
    expect([rest.status, await rest.text()]).toEqual([206, text.slice(100)]);
    for (const authorization of ['', `Bearer ${norwegian}`, `Bearer ${analyst}x`])
      expect((await get({ ...(authorization && { authorization }) })).status).toBe(401);
    expect((await get({ authorization: `Bearer ${await supergraph.staff('desk.annen')}` })).status).toBe(403);
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
