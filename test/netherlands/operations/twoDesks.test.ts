import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  enrol,
  GIETEN,
  openNetherlands,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';

let netherlands: TestNetherlands;

beforeEach(async () => {
  netherlands = await openNetherlands();
});
afterEach(() => netherlands.close());

describe('two desks at the same instant', () => {
  test.each([
    ['of one branch', ANNEN],
    ['of two branches', GIETEN],
  ])('%s enrol the same person once; the other is refused', async (_label, other) => {
    const outcomes = await Promise.all([
      enrol(netherlands, theExamplePerson({ idempotencyKey: 'desk-one-1' }), ANNEN),
      enrol(netherlands, theExamplePerson({ idempotencyKey: 'desk-two-1' }), other),
    ]);
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'DUPLICATE_PERSON',
      'DigitalEnrolment',
    ]);
    for (const table of ['customer', 'pass', 'subscription', 'login_account', 'login_link', 'synchronisation']) {
      expect(await netherlands.rows(`SELECT count(*)::int AS count FROM ${table}`)).toEqual([{ count: 1 }]);
    }
  });

  test('repeat one attempt: one enrolment, answered to both', async () => {
    const [one, two] = await Promise.all([enrol(netherlands), enrol(netherlands)]);
    expect(one).toEqual(two);
    expect(await netherlands.rows('SELECT number FROM pass')).toEqual([{ number: '25280000000413' }]);
  });

  test('[N11] enrol twenty people at one branch: twenty different numbers', async () => {
    const people = Array.from({ length: 20 }, (_, index) =>
      theExamplePerson({ idempotencyKey: `person-${index}-key`, houseNumber: index + 1 }),
    );
    const enrolled = await Promise.all(people.map((person) => enrol(netherlands, person)));
    expect(new Set(enrolled.map(({ passNumber }) => passNumber)).size).toBe(20);
  });
});
