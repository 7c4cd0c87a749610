import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../../subgraphs/norway/outside/faults.ts';
import type { PopulationRegisterClient } from '../../../../subgraphs/norway/outside/populationRegister/client.ts';
import { PopulationRegisterUnavailable } from '../../../../subgraphs/norway/outside/populationRegister/populationRegister.ts';
import { NUMBERS, numbered } from '../support/identityNumbers.ts';
import { openRegisterWorld, type RegisterWorld } from '../support/registerWorld.ts';

let world: RegisterWorld;
let client: PopulationRegisterClient;
beforeAll(async () => {
  world = await openRegisterWorld();
});
beforeEach(() => {
  world.populationRegister.faults.clear();
  client = world.clientWith(5_000);
});
afterAll(() => world.close());

const resident = numbered(NUMBERS.resident);

async function requestsOf(work: () => Promise<unknown>): Promise<number> {
  const before = world.populationRegister.requests();
  await work();
  return world.populationRegister.requests() - before;
}

async function failureOf(work: Promise<unknown>): Promise<PopulationRegisterUnavailable> {
  const failure = await work.catch((error: unknown) => error);
  if (!(failure instanceof PopulationRegisterUnavailable)) throw new Error('did not fail as it should');
  expect(`${failure.stack}${JSON.stringify(failure)}${failure.cause}`).not.toMatch(
    /\d{11}|support ID|Vennligst|127\.0\.0\.1/,
  );
  return failure;
}

describe('[B16] a person is looked up', () => {
  test('with the address and the time of the answer', async () => {
    expect(await client.personOf(resident)).toMatchObject({
      name: { first: 'VAKKER', middle: 'SOMMERLIG', last: 'BLOMST' },
      address: { lines: ['C/O Modig Sykkel', 'Testgata 7 B'] },
      asOf: new Date('2026-03-02T09:00:00Z'),
    });
  });

  test.each([...Object.values(NUMBERS)].filter((number) => number !== NUMBERS.nobody))(
    '%s is readable',
    async (number) => {
      expect(await client.personOf(numbered(number))).toMatchObject({ status: expect.any(String) });
    },
  );

  test.each([
    ['confidential', true],
    ['strictlyConfidential', true],
    ['inInstitution', true],
    ['unknownResidence', false],
  ] as const)('%s: without an address', async (role, isProtected) => {
    const person = await client.personOf(numbered(NUMBERS[role]));
    expect(person).toMatchObject({ protected: isProtected, address: { kind: 'undisclosed' } });
  });

  test('whose D-number was continued: by the number in use', async () => {
    const person = await client.personOf(numbered(NUMBERS.formerDNumber));
    expect(person !== 'UNKNOWN_PERSON' && person.identityNumber.reveal()).toBe(NUMBERS.continuedAs);
  });

  test('whom the register does not know', async () => {
    expect(await client.personOf(numbered(NUMBERS.nobody))).toBe('UNKNOWN_PERSON');
  });

  test('once for several who ask at the same time', async () => {
    await client.personOf(resident);
    const requests = await requestsOf(() => Promise.all([1, 2, 3].map(() => client.personOf(resident))));
    expect(requests).toBe(1);
  });
});

describe('[A35] the register is unavailable, and the error carries nothing of it', () => {
  test.each<[string, Fault, string, number]>([
    ['5xx', { kind: 'STATUS', status: 503 }, 'SERVER_ERROR', 4],
    ['hanging up', { kind: 'HANG_UP' }, 'NETWORK', 4],
    ['HTML with 200', { kind: 'HTML_PAGE', status: 200 }, 'UNREADABLE_ANSWER', 1],
    ['HTML with 404, which is no unknown person', { kind: 'HTML_PAGE', status: 404 }, 'UNREADABLE_ANSWER', 1],
    ['HTML with 403', { kind: 'HTML_PAGE', status: 403 }, 'ACCESS_REFUSED', 1],
    ['cut-off JSON', { kind: 'TRUNCATED' }, 'UNREADABLE_ANSWER', 1],
    ['400', { kind: 'STATUS', status: 400 }, 'REQUEST_REFUSED', 1],
    ['a redirect', { kind: 'STATUS', status: 302 }, 'REQUEST_REFUSED', 1],
    ['401', { kind: 'STATUS', status: 401 }, 'ACCESS_REFUSED', 1],
    ['a long Retry-After', { kind: 'TOO_MANY_REQUESTS', retryAfterMs: 2_001 }, 'RATE_LIMITED', 1],
  ])('on %s', async (_label, fault, reason, requests) => {
    world.populationRegister.faults.always = fault;
    const made = await requestsOf(async () => {
      expect((await failureOf(client.personOf(resident))).reason).toBe(reason);
    });
    expect(made).toBe(requests);
  });

  test('when slow, at the deadline', async () => {
    world.populationRegister.faults.latencyMs = 20_000; // longer than this test may take
    expect((await failureOf(world.clientWith(200).personOf(resident))).reason).toBe('TIMED_OUT');
  });

  test('when its answer is larger than any document', async () => {
    const { people } = world.populationRegister;
    const document = people.get(NUMBERS.onProperty) ?? {};
    people.set(NUMBERS.onProperty, { ...document, navn: [{ fornavn: 'A'.repeat(1_000_000), etternavn: 'B' }] });
    expect((await failureOf(client.personOf(numbered(NUMBERS.onProperty)))).reason).toBe('UNREADABLE_ANSWER');
    people.set(NUMBERS.onProperty, document);
  });

  test('when its document has two names in force', async () => {
    const document = world.populationRegister.people.get(NUMBERS.onProperty) ?? {};
    const name = { fornavn: 'TO', etternavn: 'NAVN' };
    world.populationRegister.people.set(NUMBERS.onProperty, { ...document, navn: [name, name] });
    expect((await failureOf(client.personOf(numbered(NUMBERS.onProperty)))).reason).toBe('DATA_ERROR');
    world.populationRegister.people.set(NUMBERS.onProperty, document);
  });

  test('when the scope is of another rights package, or the address is wrong', async () => {
    const { prefixes } = world.populationRegister;
    const elsewhere = world.clientWith(5_000, { prefix: prefixes.withLegalBasis });
    expect((await failureOf(elsewhere.personOf(resident))).reason).toBe('ACCESS_REFUSED');
    const nowhere = world.clientWith(5_000, { prefix: new URL('/folkeregisteret/', prefixes.withLegalBasis).href });
    expect((await failureOf(nowhere.personOf(resident))).reason).toBe('UNREADABLE_ANSWER');
  });

  test('when Maskinporten is down or refuses', async () => {
    const { faults } = world.maskinporten;
    faults.always = { kind: 'STATUS', status: 500 };
    expect((await failureOf(client.personOf(resident))).reason).toBe('TOKEN_UNREACHABLE');
    faults.always = { kind: 'STATUS', status: 400 };
    expect((await failureOf(client.personOf(resident))).reason).toBe('TOKEN_REFUSED');
    faults.clear();
  });

  test('after five failed look-ups in a row: without being asked', async () => {
    world.populationRegister.faults.always = { kind: 'STATUS', status: 500 };
    for (let times = 0; times < 5; times += 1) await failureOf(client.personOf(resident));
    const requests = await requestsOf(async () => {
      expect((await failureOf(client.personOf(resident))).reason).toBe('CIRCUIT_OPEN');
    });
    expect(requests).toBe(0);
  });
});

describe('the register is asked again', () => {
  test('after 5xx and hanging up', async () => {
    world.populationRegister.faults.next = [{ kind: 'STATUS', status: 500 }, { kind: 'HANG_UP' }];
    expect(await client.personOf(resident)).toMatchObject({ status: 'RESIDENT' });
  });

  test('after Retry-After, which is in milliseconds', async () => {
    world.populationRegister.faults.next = [{ kind: 'TOO_MANY_REQUESTS', retryAfterMs: 300 }];
    const began = Date.now();
    expect(await client.personOf(resident)).toMatchObject({ status: 'RESIDENT' });
    expect(Date.now() - began).toBeGreaterThanOrEqual(295);
  });

  test('with a new token after 401, by the next look-up', async () => {
    await client.personOf(resident);
    world.populationRegister.faults.next = [{ kind: 'STATUS', status: 401 }];
    await failureOf(client.personOf(resident));
    const before = world.maskinporten.requests();
    await client.personOf(resident);
    // The register reads Maskinporten's key set once at most in this time.
    expect(world.maskinporten.requests()).toBe(before + 1);
  });
});
