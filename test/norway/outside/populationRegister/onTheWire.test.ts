import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Faults } from '../../../../subgraphs/norway/outside/faults.ts';
import {
  type Incoming,
  json,
  type LoopbackServer,
  startLoopbackServer,
} from '../../../../subgraphs/norway/outside/loopbackServer.ts';
import type { PopulationRegisterClient } from '../../../../subgraphs/norway/outside/populationRegister/client.ts';
import { NUMBERS, numbered } from '../support/identityNumbers.ts';
import { openRegisterWorld, type RegisterWorld } from '../support/registerWorld.ts';

const PARTS = [
  ...['identifikasjonsnummer', 'status', 'navn', 'foedsel', 'doedsfall', 'adressebeskyttelse'],
  ...['bostedsadresse', 'oppholdsadresse'],
];
const NOBODY = json(404, { code: 'X', feilreferanse: '1', httpStatus: 404, message: 'Fant ikke person' });

let world: RegisterWorld;
let recorder: LoopbackServer;
let client: PopulationRegisterClient;
let seen: Incoming[] = [];
let answer = NOBODY;
beforeAll(async () => {
  world = await openRegisterWorld();
  recorder = await startLoopbackServer({
    faults: new Faults(),
    answer: async (incoming) => {
      seen.push(incoming);
      return answer;
    },
  });
  const prefix = `${recorder.origin}/any/prefix/api/`;
  client = world.clientWith(15_000, { prefix, headers: { IntegrasjonId: 'abc', IntegrasjonPassord: 'def' } });
});
beforeEach(() => {
  seen = [];
});
afterAll(async () => {
  await recorder.close();
  await world.close();
});

const HEADERS = {
  accept: 'application/json',
  'content-type': 'application/json',
  authorization: expect.stringMatching(/^Bearer \S+$/),
  integrasjonid: 'abc',
  integrasjonpassord: 'def',
};

test('[B16] the look-up of one person asks for what a card needs and for nothing more', async () => {
  answer = NOBODY;
  expect(await client.personOf(numbered(NUMBERS.resident))).toBe('UNKNOWN_PERSON');
  expect(seen).toMatchObject([{ method: 'GET', headers: HEADERS, body: '' }]);
  expect(seen[0]?.url.pathname).toBe(`/any/prefix/api/v1/personer/${NUMBERS.resident}`);
  expect([...(seen[0]?.url.searchParams ?? [])]).toEqual(PARTS.map((part) => ['part', part]));
});

test('[B16] the look-up of many asks for the same, in the order asked, with the numbers in the body alone', async () => {
  answer = json(200, { oppslag: [] });
  await client.peopleOf([numbered(NUMBERS.resident), numbered(NUMBERS.dead)]);
  expect(seen).toMatchObject([{ method: 'POST', headers: HEADERS }]);
  expect(seen[0]?.url.pathname).toBe('/any/prefix/api/v1/personer/bulkoppslag');
  expect([...(seen[0]?.url.searchParams ?? [])]).toEqual([
    ...PARTS.map((part) => ['part', part]),
    ['somBestilt', 'true'],
  ]);
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ foedselsEllerDNummer: [NUMBERS.resident, NUMBERS.dead] });
});

test('the feed is asked for by number, with the ETag as it came', async () => {
  answer = { ...json(200, []), headers: { etag: '"abc"' } };
  expect(await client.eventsFrom(40_241)).toEqual({ events: [], next: 40_241, etag: '"abc"' });
  await client.eventsFrom(40_241, '"abc"');
  expect(seen.map(({ url }) => url.pathname + url.search)).toEqual(
    Array(2).fill('/any/prefix/api/v1/hendelser/feed?seq=40241'),
  );
  expect(seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"abc"']);
});

test.each([
  ['an answer of 200 in the shape of an error', json(200, { kode: 'FREG-001', melding: 'Feil' }), 'DATA_ERROR'],
  ['a list where a person should be', json(200, []), 'UNREADABLE_ANSWER'],
  ['404 in no shape of the register', json(404, { status: 404, error: 'Not Found' }), 'UNREADABLE_ANSWER'],
  ['204', { status: 204 }, 'REQUEST_REFUSED'],
])('%s is no person', async (_label, given, reason) => {
  answer = given;
  await expect(client.personOf(numbered(NUMBERS.resident))).rejects.toMatchObject({ reason });
});
