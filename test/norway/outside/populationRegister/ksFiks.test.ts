import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NUMBERS, numbered } from '../support/identityNumbers.ts';
import { openRegisterWorld, type RegisterWorld } from '../support/registerWorld.ts';

let world: RegisterWorld;
beforeAll(async () => {
  world = await openRegisterWorld();
});
afterAll(() => world.close());

function through(headers: Readonly<Record<string, string>>) {
  const { ksFiks: prefix } = world.populationRegister.prefixes;
  const maskinporten = { ...world.machineClient, scope: 'ks:fiks' };
  return world.clientWith(5_000, { prefix, headers, maskinporten });
}

describe("through the municipalities' proxy", () => {
  test('a person, many people and events come as from the register itself', async () => {
    const client = through(world.populationRegister.ksFiksHeaders);
    expect(await client.personOf(numbered(NUMBERS.resident))).toMatchObject({ name: { last: 'BLOMST' } });
    expect(await client.peopleOf([numbered(NUMBERS.dead)])).toMatchObject([{ found: { status: 'DEAD' } }]);
    expect(await client.eventsFrom(0)).toMatchObject({ events: expect.arrayContaining([expect.anything()]) });
  });

  test.each([
    ['without its headers', {}],
    ['with a wrong password', { IntegrasjonId: '5d1c3b2a-9f8e-4d7c-8b6a-5f4e3d2c1b0a', IntegrasjonPassord: 'x' }],
  ])('%s nothing comes', async (_label, headers) => {
    await expect(through(headers).personOf(numbered(NUMBERS.resident))).rejects.toMatchObject({
      reason: 'ACCESS_REFUSED',
    });
  });

  test('a refused token says what to look at', async () => {
    const { ksFiks: prefix } = world.populationRegister.prefixes;
    const client = world.clientWith(5_000, { prefix, maskinporten: { ...world.machineClient, scope: 'ks:annet' } });
    await expect(client.personOf(numbered(NUMBERS.resident))).rejects.toMatchObject({
      reason: 'TOKEN_REFUSED',
      detail: 'MP-200 REGISTRATION',
    });
  });
});
