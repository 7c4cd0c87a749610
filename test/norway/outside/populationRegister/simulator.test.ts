import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fnrvalidator from '@navikt/fnrvalidator';
import {
  type PopulationRegisterSimulator,
  startPopulationRegisterSimulator,
} from '../../../../subgraphs/norway/outside/populationRegister/simulator.ts';
import { type MaskinportenWorld, NOW, openMaskinportenWorld, SCOPES } from '../support/grants.ts';
import { NUMBERS } from '../support/identityNumbers.ts';

let now = NOW;
let machine: MaskinportenWorld;
let register: PopulationRegisterSimulator;
beforeAll(async () => {
  machine = await openMaskinportenWorld();
  register = await startPopulationRegisterSimulator({ maskinporten: machine.maskinporten, clock: () => now });
});
afterAll(async () => {
  await register.close();
  await machine.maskinporten.close();
});

type Ask = { token?: string; accept?: string; basis?: 'withLegalBasis' | 'withoutLegalBasis'; method?: string };

async function ask(
  path: string,
  { token, accept = 'application/json', basis = 'withoutLegalBasis', method = 'GET' }: Ask = {},
) {
  const bearer = token ?? (await machine.token(basis === 'withLegalBasis' ? SCOPES[1] : SCOPES[0]));
  const headers = { accept, ...(bearer && { authorization: `Bearer ${bearer}` }) };
  const response = await fetch(register.prefixes[basis] + path, { headers, method });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}

describe('a look-up is refused', () => {
  test('without a token, with a broken one and with one of another issuer: 401', async () => {
    const [header, payload] = (await machine.token()).split('.');
    const stranger = await openMaskinportenWorld();
    for (const token of ['', `${header}.${payload}.AAAA`, await stranger.token()]) {
      const { status, body } = await ask(`v1/personer/${NUMBERS.resident}`, { token });
      expect([status, body.httpStatus, body.feilmelding]).toEqual([401, 401, expect.any(String)]);
    }
    await stranger.maskinporten.close();
  });

  test('with a token that was made for another API: 401', async () => {
    const token = await machine.token(SCOPES[0], { resource: ['https://api.example.no'] });
    expect((await ask(`v1/personer/${NUMBERS.resident}`, { token })).status).toBe(401);
  });

  test('with a token that has expired: 401', async () => {
    const token = await machine.token();
    now = new Date(NOW.getTime() + 599_000);
    expect((await ask(`v1/personer/${NUMBERS.resident}`, { token })).status).toBe(401);
    now = new Date(NOW.getTime() + 598_000);
    expect((await ask(`v1/personer/${NUMBERS.resident}`, { token })).status).toBe(200);
    now = NOW;
  });

  test('with the scope of another rights package: 403', async () => {
    const token = await machine.token(SCOPES[0]);
    const { status, body } = await ask(`v1/personer/${NUMBERS.resident}`, { token, basis: 'withLegalBasis' });
    expect([status, body.httpStatus]).toEqual([403, 403]);
  });

  test.each([
    ['a person nobody knows', `v1/personer/${NUMBERS.nobody}`, {}, 404],
    ['an unknown part', `v1/personer/${NUMBERS.resident}?part=navn&part=skostoerrelse`, {}, 400],
    ['ten digits', 'v1/personer/1283852002', {}, 400],
    ['wrong check digits', 'v1/personer/12838520021', {}, 400],
    ['an answer in HTML', `v1/personer/${NUMBERS.resident}`, { accept: 'text/html' }, 406],
    ['another resource', 'v1/folk/1', {}, 404],
    ['another method', `v1/personer/${NUMBERS.resident}`, { method: 'DELETE' }, 404],
    ['odd characters, by the firewall', 'v1/personer/%3Cscript%3E', {}, 403],
  ])('for %s', async (_label, path, how, status) => {
    expect((await ask(path, how)).status).toBe(status);
  });
});

describe('the parts of a document', () => {
  test('are the person basis in force when none is named', async () => {
    const { body } = await ask(`v1/personer/${NUMBERS.resident}`);
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(['navn', 'kjoenn', 'sivilstand', 'bostedsadresse', 'postadresse']),
    );
    expect(body.navn).toHaveLength(1);
  });

  test('are those named, and the identity number always', async () => {
    const { body } = await ask(`v1/personer/${NUMBERS.resident}?part=navn&part=status`);
    expect(Object.keys(body).sort()).toEqual(['identifikasjonsnummer', 'navn', 'status']);
  });

  test('come with history when that is named', async () => {
    const { body } = await ask(`v1/personer/${NUMBERS.resident}?part=navn&part=historikk`);
    expect(body.navn).toHaveLength(2);
  });
});

describe('the rights package', () => {
  test.each([
    ['withLegalBasis', 1, 'forsvunnet'],
    ['withoutLegalBasis', 0, 'aktiv'],
  ] as const)('%s', async (basis, confidentialAddresses, statusOfMissing) => {
    const confidential = await ask(`v1/personer/${NUMBERS.confidential}`, { basis });
    expect(confidential.body.bostedsadresse ?? []).toHaveLength(confidentialAddresses);
    const missing = await ask(`v1/personer/${NUMBERS.missing}`, { basis });
    expect(missing.body.status[0].status).toBe(statusOfMissing);
    const parent = await ask('v1/personer/02888326181?part=relasjon-utvidet', { basis });
    expect('familierelasjon' in parent.body).toBe(basis === 'withLegalBasis');
  });
});

test('a D-number that was continued finds the person who carries the later number', async () => {
  const { body } = await ask(`v1/personer/${NUMBERS.formerDNumber}?part=historikk`);
  expect(body.identifikasjonsnummer).toMatchObject([
    { foedselsEllerDNummer: NUMBERS.continuedAs, status: 'iBruk' },
    { foedselsEllerDNummer: NUMBERS.formerDNumber, status: 'opphoert', identifikatortype: 'dNummer' },
  ]);
});

test('every number of the population is a valid synthetic one', () => {
  for (const number of register.people.keys()) {
    expect(fnrvalidator.idnr(number)).toMatchObject({
      status: 'valid',
      type: expect.stringMatching(/^tnr$|^dnr-and-tnr$/),
    });
  }
});
