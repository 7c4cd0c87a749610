import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type PopulationRegisterSimulator,
  startPopulationRegisterSimulator,
} from '../../../../subgraphs/norway/outside/populationRegister/simulator.ts';
import { type MaskinportenWorld, NOW, openMaskinportenWorld, SCOPES } from '../support/grants.ts';
import { NUMBERS } from '../support/identityNumbers.ts';

let machine: MaskinportenWorld;
let register: PopulationRegisterSimulator;
beforeAll(async () => {
  machine = await openMaskinportenWorld();
  register = await startPopulationRegisterSimulator({ maskinporten: machine.maskinporten, clock: () => NOW });
});
afterAll(async () => {
  await register.close();
  await machine.maskinporten.close();
});

type Basis = 'withLegalBasis' | 'withoutLegalBasis';

async function ask(path: string, init: RequestInit = {}, basis: Basis = 'withoutLegalBasis') {
  const token = await machine.token(basis === 'withLegalBasis' ? SCOPES[1] : SCOPES[0]);
  const headers = { accept: 'application/json', authorization: `Bearer ${token}`, ...init.headers };
  const response = await fetch(register.prefixes[basis] + path, { ...init, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

function askMany(numbers: unknown, query = '', contentType: Record<string, string> = JSON_TYPE) {
  const body = JSON.stringify({ foedselsEllerDNummer: numbers });
  return ask(`v1/personer/bulkoppslag${query}`, { method: 'POST', headers: contentType, body });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const { resident, nobody, formerDNumber } = NUMBERS;

describe('a bulk look-up', () => {
  test.each([
    [1_000, 200],
    [1_001, 400],
  ])('of %i numbers is answered with %i', async (count, status) => {
    expect((await askMany(Array(count).fill(nobody))).status).toBe(status);
  });

  test.each([
    ['without JSON as its content type, which is read as XML', [resident], '', {}],
    ['with an unknown part', [resident], '?part=skostoerrelse', JSON_TYPE],
    ['of what are no numbers', [1], '', JSON_TYPE],
    ['of what is no list', resident, '', JSON_TYPE],
  ])('%s is refused', async (_label, numbers, query, type) => {
    expect((await askMany(numbers, query, type)).status).toBe(400);
  });

  test('gives each once, and leaves out whom it does not find', async () => {
    const { body } = await askMany([resident, nobody, resident], '?part=navn');
    expect(body.oppslag).toMatchObject([{ foedselsEllerDNummer: resident, folkeregisterperson: { navn: [{}] } }]);
    expect(Object.keys(body.oppslag[0].folkeregisterperson).sort()).toEqual(['identifikasjonsnummer', 'navn']);
  });

  test('as ordered gives everything asked, in that order, with an error for the unknown and the expired', async () => {
    const { body } = await askMany([nobody, resident, formerDNumber, resident], '?part=navn&somBestilt=true');
    const error = { feilmelding: { feilmelding: expect.any(String) } };
    expect(body.oppslag).toMatchObject([
      { foedselsEllerDNummer: nobody, ...error },
      { foedselsEllerDNummer: resident, folkeregisterperson: {} },
      { foedselsEllerDNummer: formerDNumber, ...error },
      { foedselsEllerDNummer: resident, folkeregisterperson: {} },
    ]);
  });
});

describe('the feed', () => {
  test.each(['', '?seq=', '?seq=-1', '?seq=abc', '?seq=1.5'])('with %p is refused', async (query) => {
    expect((await ask(`v1/hendelser/feed${query}`)).status).toBe(400);
  });

  test('asked for in another form than JSON is refused', async () => {
    const headers = { accept: 'application/atom+xml' };
    expect((await ask('v1/hendelser/feed?seq=0', { headers })).status).toBe(406);
  });

  test('refers to documents with a legal basis alone, and those spell the type with an s', async () => {
    const sequence = register.events.append(resident, 'endringINavn', NOW);
    const path = `v1/hendelser/feed?seq=${sequence}`;
    const [open] = (await ask(path)).body;
    expect(open).toEqual({
      sekvensnummer: sequence,
      hendelse: {
        folkeregisteridentifikator: resident,
        hendelsetype: 'endringINavn',
        ajourholdstidspunkt: '2026-03-02T09:00:00.000436417+00:00',
      },
    });
    const [entry] = (await ask(path, {}, 'withLegalBasis')).body;
    const { hendelsesdokument, persondokument } = entry.hendelse;
    expect([hendelsesdokument, persondokument]).toEqual(Array(2).fill(expect.stringMatching(/^[0-9a-f]{32}$/)));
    const document = await ask(`v1/hendelser/${hendelsesdokument}`, {}, 'withLegalBasis');
    expect(document.body).toMatchObject({ skjemaversjon: '1.0', hendelse: { hendelsestype: 'endringINavn' } });
    expect((await ask(`v1/hendelser/${hendelsesdokument}`)).status).toBe(404);
  });

  test('refers to no person document where a record ceased as a duplicate', async () => {
    const sequence = register.events.append(formerDNumber, 'personErOpphoertSomDublett', NOW);
    const [entry] = (await ask(`v1/hendelser/feed?seq=${sequence}`, {}, 'withLegalBasis')).body;
    expect(entry.hendelse).not.toHaveProperty('persondokument');
  });

  test('answers 304 without a body to its own ETag, and anew to another', async () => {
    const path = `v1/hendelser/feed?seq=${register.events.latest()}`;
    const etag = (await ask(path)).headers.get('etag') ?? '';
    expect(await ask(path, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, body: undefined });
    expect((await ask(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test('tells its latest number as a bare integer', async () => {
    expect((await ask('v1/hendelser/siste/sekvensnummer')).body).toBe(register.events.latest());
  });
});
