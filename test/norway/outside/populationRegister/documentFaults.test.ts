import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PopulationRegisterClient } from '../../../../subgraphs/norway/outside/populationRegister/client.ts';
import type { DocumentFault } from '../../../../subgraphs/norway/outside/populationRegister/simulation/documentFaults.ts';
import { NUMBERS, numbered } from '../support/identityNumbers.ts';
import { openRegisterWorld, type RegisterWorld } from '../support/registerWorld.ts';

let world: RegisterWorld;
let client: PopulationRegisterClient;
beforeAll(async () => {
  world = await openRegisterWorld();
  client = world.clientWith(15_000);
});
beforeEach(() => {
  world.populationRegister.documentFaults.clear();
  world.populationRegister.showsProtection = true;
});
afterAll(() => world.close());

const resident = numbered(NUMBERS.resident);

describe('a document as the register may deliver it', () => {
  test.each<[DocumentFault, object]>([
    ['UNKNOWN_VALUES', { status: 'OTHER', protected: false, address: { kind: 'visible' } }],
    ['NO_HOUSE_NUMBER', { address: { lines: ['C/O Modig Sykkel', 'Testgata'] } }],
    ['TWO_POST_FORMS', { status: 'RESIDENT', address: { kind: 'visible' } }],
    ['DECIMALS', { recordedAt: '2025-05-19T14:24:32.358436417+02:00' }],
    ['UNKNOWN_GRADING', { protected: true, address: { kind: 'undisclosed' } }],
  ])('with %s is read', async (fault, expected) => {
    world.populationRegister.documentFaults.add(fault);
    expect(await client.personOf(resident)).toMatchObject(expected);
  });

  test('without a birth date is read, and has none', async () => {
    world.populationRegister.documentFaults.add('NO_BIRTH_DATE');
    expect(await client.personOf(resident)).not.toHaveProperty('birthDate');
  });

  test.each<DocumentFault>(['TWO_NAMES', 'TWO_RESIDENCES', 'NO_NAME'])('with %s is a data error', async (fault) => {
    world.populationRegister.documentFaults.add(fault);
    await expect(client.personOf(resident)).rejects.toMatchObject({ reason: 'DATA_ERROR' });
  });
});

describe('[A7] where the rights package does not tell of protection', () => {
  test.each([
    ['confidential', true],
    ['strictlyConfidential', true],
    ['inInstitution', true],
    ['resident', false],
    ['unknownResidence', false],
    ['temporaryDNumber', false],
    ['emigrated', false],
  ] as const)('%s: still known to be protected? %p', async (role, isProtected) => {
    world.populationRegister.showsProtection = false;
    const person = await client.personOf(numbered(NUMBERS[role]));
    expect(person).toMatchObject({ protected: isProtected });
    if (isProtected) expect(person).toMatchObject({ address: { kind: 'undisclosed' } });
  });
});
