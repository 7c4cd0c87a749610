import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  enrol,
  HAREN,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';

let netherlands: TestNetherlands;

beforeAll(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
});
afterAll(() => netherlands.close());

describe('the same person again', () => {
  test('is refused while his subscription runs', async () => {
    const before = await rowCounts(netherlands);
    const again = theExamplePerson({ idempotencyKey: 'again-0001', email: 'another@example.nl' });
    expect(await enrol(netherlands, again)).toMatchObject({ code: 'DUPLICATE_PERSON', field: null });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
  });

  test('is refused by the constraint, and nothing stored, where the look at the records missed him', async () => {
    await netherlands.rows(
      `INSERT INTO customer SELECT (jsonb_populate_record(c, $1)).* FROM customer c WHERE last_name = 'Tester'`,
      [{ id: crypto.randomUUID(), last_name: 'Passloos' }],
    ); // who has no pass is nobody's member
    const before = await rowCounts(netherlands);
    const same = theExamplePerson({ idempotencyKey: 'without-pass', lastName: 'Passloos' });
    expect(await enrol(netherlands, same)).toMatchObject({ code: 'DUPLICATE_PERSON' });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
  });

  test.each([
    ['at another house', { houseNumberAddition: 'a' }],
    ['with another birth date', { birthDate: '1991-01-05' }],
    ['of another name', { lastName: 'Testers' }],
    ['whom the desk knows to be another', { duplicateOverrideReason: 'twin sister, both documents seen' }],
  ])('somebody %s is another person', async (label, change) => {
    const input = theExamplePerson({ idempotencyKey: `another ${label}`.replaceAll(' ', '-'), ...change });
    expect(await enrol(netherlands, input)).toMatchObject({ __typename: 'DigitalEnrolment' });
  });

  test('is a new member of another library organisation, and here once the subscription has ended', async () => {
    const there = theExamplePerson({ idempotencyKey: 'elsewhere-1' });
    expect(await enrol(netherlands, there, HAREN)).toMatchObject({ passNumber: '26100000000016' });
    netherlands.clock.set('2027-10-31T12:00:00+01:00');
    const lastDay = theExamplePerson({ idempotencyKey: 'last-day-1' });
    expect(await enrol(netherlands, lastDay)).toMatchObject({ code: 'DUPLICATE_PERSON' });
    netherlands.clock.set('2027-11-01T00:00:00+01:00');
    const ended = theExamplePerson({ idempotencyKey: 'ended-0001' });
    expect(await enrol(netherlands, ended)).toMatchObject({ __typename: 'DigitalEnrolment' });
  });
});
