import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { atDesk, DESK_RANA, DOCUMENTS, PEOPLE, RANA, type TestNorway, testNorway } from '../support/norway.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway(undefined, { NORWAY_LOOKUPS_PER_PERSON_PER_DAY: '2' });
});
afterAll(() => norway.close());

let cardNumber = 183_310_100;
async function register(number: string): Promise<string> {
  cardNumber += 1;
  const variables = atDesk(number, { cardNumber: `N${cardNumber}` });
  const { data, errors } = await norway.answer(DOCUMENTS.registerLibraryCardAtDesk, variables, DESK_RANA);
  const answer: any = data?.['registerLibraryCardAtDesk'];
  return String(errors?.[0]?.extensions['code'] ?? answer?.code ?? answer?.__typename);
}

describe('[A2] a desk that looks up more persons than a day allows', () => {
  test('is refused before the population register is asked, on record, and changes nothing else', async () => {
    expect(await register(PEOPLE.resident)).toBe('LibraryCardAccount');
    expect(await register(PEOPLE.unknown)).toBe('PERSON_NOT_IN_REGISTER');
    const { audit: _before, ...before } = await norway.everyRow();
    const asked = norway.simulators.populationRegister.requests();
    expect(await register(PEOPLE.parent)).toBe('RATE_LIMITED');
    expect(norway.simulators.populationRegister.requests()).toBe(asked);
    const { audit: _after, ...after } = await norway.everyRow();
    expect(after).toEqual(before);
    const [line] = await norway.rows(
      'SELECT actor, unit, purpose, action, outcome FROM audit ORDER BY seq DESC LIMIT 1',
    );
    expect(line).toEqual({
      actor: 'staff|desk.rana',
      unit: RANA,
      purpose: 'REGISTRATION_AT_DESK',
      action: 'registerLibraryCardAtDesk',
      outcome: 'RATE_LIMITED',
    });
  });

  test('may still ask for the same persons, and for others after 24 hours', async () => {
    expect(await register(PEOPLE.resident)).toBe('ALREADY_REGISTERED');
    norway.clock.advance(24 * 60 * 60 * 1_000);
    expect(await register(PEOPLE.parent)).toBe('LibraryCardAccount');
  });

  test('a number that is none, and a form with faults, look nobody up', async () => {
    const counted = async () => (await norway.rows('SELECT 1 FROM lookup_budget')).length;
    const before = await counted();
    expect(await register('12838520021')).toBe('NATIONAL_IDENTITY_NUMBER_INVALID');
    expect(await counted()).toBe(before);
  });

  test('that cannot be counted is refused', async () => {
    await norway.rows('ALTER TABLE lookup_budget RENAME TO away');
    const asked = norway.simulators.populationRegister.requests();
    const { errors } = await norway.answer(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.dNumber), DESK_RANA);
    expect(errors).toHaveLength(1);
    expect(norway.simulators.populationRegister.requests()).toBe(asked);
    await norway.rows('ALTER TABLE away RENAME TO lookup_budget');
  });
});

test('[A1] a second look-up in one request is refused by the subgraph itself', async () => {
  const document = `mutation ($a: RegisterLibraryCardAtDeskInput!, $b: RegisterLibraryCardAtDeskInput!) {
    a: registerLibraryCardAtDesk(input: $a) { __typename } b: registerLibraryCardAtDesk(input: $b) { __typename } }`;
  const [a, b] = [atDesk('12838520021'), atDesk(PEOPLE.dNumber)].map((variables) => Object.values(variables)[0]);
  const { data, errors } = await norway.answer(document, { a, b }, DESK_RANA);
  expect(data).toEqual({ a: { __typename: 'NorwayRefusal' }, b: null });
  expect(errors).toMatchObject([{ path: ['b'], extensions: { code: 'BAD_USER_INPUT' } }]);
});
