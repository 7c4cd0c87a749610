import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../../subgraphs/norway/outside/faults.ts';
import { inChunks, readBulkAnswer } from '../../../../subgraphs/norway/outside/populationRegister/bulkLookUp.ts';
import type { PopulationRegisterClient } from '../../../../subgraphs/norway/outside/populationRegister/client.ts';
import type { LookedUp } from '../../../../subgraphs/norway/outside/populationRegister/populationRegister.ts';
import { personReader } from '../../../../subgraphs/norway/outside/populationRegister/readPerson.ts';
import { NUMBERS, numbered } from '../support/identityNumbers.ts';
import { openRegisterWorld, type RegisterWorld } from '../support/registerWorld.ts';

let world: RegisterWorld;
let client: PopulationRegisterClient;
beforeAll(async () => {
  world = await openRegisterWorld();
});
beforeEach(() => {
  world.populationRegister.faults.clear();
  world.populationRegister.documentFaults.clear();
  client = world.clientWith(15_000, { backgroundDeadlineMs: 25_000 });
});
afterAll(() => world.close());

const summary = (found: readonly LookedUp[]) =>
  found.map((one) => [one.number.reveal(), typeof one.found === 'string' ? one.found : one.found.status]);

describe('[B16] many people are looked up', () => {
  test('each once, in the order asked, whatever the register finds of them', async () => {
    const { resident, nobody, dead, formerDNumber, ceased } = NUMBERS;
    const asked = [resident, nobody, dead, resident, formerDNumber, ceased].map(numbered);
    expect(summary(await client.peopleOf(asked))).toEqual([
      [resident, 'RESIDENT'],
      [nobody, 'NOT_DELIVERED'],
      [dead, 'DEAD'],
      [formerDNumber, 'NOT_DELIVERED'], // expired; asked for alone it finds the person
      [ceased, 'CEASED'],
    ]);
  });

  test('without a location of the protected', async () => {
    const numbers = [NUMBERS.confidential, NUMBERS.strictlyConfidential, NUMBERS.inInstitution].map(numbered);
    const found = await client.peopleOf(numbers);
    expect(found).toMatchObject(Array(3).fill({ found: { protected: true, address: { kind: 'undisclosed' } } }));
    expect(JSON.stringify(found)).not.toMatch(/hemmelig|sylte|anstalt|testboks|\d{11}/i);
  });

  test('with none asked for, without asking', async () => {
    const before = world.populationRegister.requests();
    expect(await client.peopleOf([])).toEqual([]);
    expect(world.populationRegister.requests()).toBe(before);
  });

  test.each([
    [1_000, [1_000]],
    [1_001, [1_000, 1]],
    [2_000, [1_000, 1_000]],
  ])('%i: in chunks of %p', (count, sizes) => {
    const numbers = Array.from({ length: count }, (_, at) => numbered(String(at).padStart(11, '0')));
    expect(inChunks([...numbers, ...numbers]).map((chunk) => chunk.length)).toEqual(sizes);
  });

  test('1 001 of them in two requests that the register takes', async () => {
    const numbers = Array.from({ length: 1_000 }, (_, at) => numbered(String(10_000_000_000 + at)));
    const before = world.populationRegister.requests();
    const found = await client.peopleOf([...numbers, numbered(NUMBERS.resident)]);
    expect(world.populationRegister.requests() - before).toBe(2);
    expect(found).toHaveLength(1_001);
    expect(found.at(-1)?.found).toMatchObject({ status: 'RESIDENT' });
  });

  test('one whose record is in disorder does not keep back the others', async () => {
    const { people } = world.populationRegister;
    const document = people.get(NUMBERS.onProperty) ?? {};
    people.set(NUMBERS.onProperty, { ...document, navn: [] });
    const found = await client.peopleOf([numbered(NUMBERS.onProperty), numbered(NUMBERS.resident)]);
    people.set(NUMBERS.onProperty, document);
    expect(summary(found)).toEqual([
      [NUMBERS.onProperty, 'DATA_ERROR'],
      [NUMBERS.resident, 'RESIDENT'],
    ]);
  });
});

describe('many people: the register is unavailable', () => {
  test.each<[string, Fault, string]>([
    ['5xx', { kind: 'STATUS', status: 503 }, 'SERVER_ERROR'],
    ['HTML', { kind: 'HTML_PAGE', status: 200 }, 'UNREADABLE_ANSWER'],
    ['404', { kind: 'STATUS', status: 404, shape: 'MISSING' }, 'REQUEST_REFUSED'],
    ['cut-off JSON', { kind: 'TRUNCATED' }, 'UNREADABLE_ANSWER'],
    ['a Retry-After of over a minute', { kind: 'TOO_MANY_REQUESTS', retryAfterMs: 60_001 }, 'RATE_LIMITED'],
  ])('on %s', async (_label, fault, reason) => {
    world.populationRegister.faults.always = fault;
    await expect(client.peopleOf([numbered(NUMBERS.resident)])).rejects.toMatchObject({ reason });
  });

  test('but a Retry-After too long for a desk is waited for', async () => {
    world.populationRegister.faults.next = [{ kind: 'TOO_MANY_REQUESTS', retryAfterMs: 2_100 }];
    expect(await client.peopleOf([numbered(NUMBERS.resident)])).toHaveLength(1);
  });

  test('five times in a row: and the desk is still let through', async () => {
    world.populationRegister.faults.always = { kind: 'STATUS', status: 500 };
    for (let times = 0; times < 5; times += 1) {
      await expect(client.peopleOf([numbered(NUMBERS.resident)])).rejects.toMatchObject({ reason: 'SERVER_ERROR' });
    }
    await expect(client.peopleOf([numbered(NUMBERS.resident)])).rejects.toMatchObject({ reason: 'CIRCUIT_OPEN' });
    world.populationRegister.faults.clear();
    expect(await client.personOf(numbered(NUMBERS.resident))).toMatchObject({ status: 'RESIDENT' });
  });
});

test('an answer is read by the number it repeats, not by its place', () => {
  const reader = personReader('only', () => new Date());
  const { resident, dead } = NUMBERS;
  const document = (number: string) => world.populationRegister.people.get(number);
  const oppslag = [
    { foedselsEllerDNummer: dead, folkeregisterperson: document(dead) },
    { foedselsEllerDNummer: resident, folkeregisterperson: document(resident) },
    { foedselsEllerDNummer: NUMBERS.nobody, feilmelding: { feilmelding: 'Fant ikke person' }, nyttFelt: 1 },
    'noe annet',
  ];
  const found = readBulkAnswer(JSON.stringify({ oppslag }), [resident, dead, NUMBERS.nobody].map(numbered), reader);
  expect(summary(found)).toEqual([
    [resident, 'RESIDENT'],
    [dead, 'DEAD'],
    [NUMBERS.nobody, 'NOT_DELIVERED'],
  ]);
});

test('two entries for one number are no answer for it', () => {
  const document = world.populationRegister.people.get(NUMBERS.resident);
  const entry = { foedselsEllerDNummer: NUMBERS.resident, folkeregisterperson: document };
  const text = JSON.stringify({ oppslag: [entry, entry, entry] });
  const reader = personReader('only', () => new Date());
  expect(summary(readBulkAnswer(text, [numbered(NUMBERS.resident)], reader))).toEqual([
    [NUMBERS.resident, 'NOT_DELIVERED'],
  ]);
});
