import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  enrol,
  HAREN,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';

const COPY = `INSERT INTO customer SELECT (jsonb_populate_record(c, $1)).* FROM customer c WHERE last_name = 'Tester' LIMIT 1`;
const BLOCKED = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

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

  test('is refused where the library has him without a number yet', async () => {
    await netherlands.rows(COPY, [{ id: crypto.randomUUID(), last_name: 'Wachter' }]);
    const same = theExamplePerson({ idempotencyKey: 'without-pass', lastName: 'WACHTER' });
    expect(await enrol(netherlands, same)).toMatchObject({ code: 'POSSIBLE_DUPLICATE' });
  });

  test('is refused by the constraint, and nothing stored, where who adds him meanwhile waits for nobody', async () => {
    const same = theExamplePerson({ idempotencyKey: 'at-this-moment', lastName: 'Tegelijk' });
    const enrolling = await netherlands.owned.transaction(async (tx) => {
      await tx.query(COPY, [{ id: crypto.randomUUID(), last_name: 'Tegelijk' }]);
      const answer = enrol(netherlands, same);
      while ((await netherlands.rows(BLOCKED)).length === 0);
      return { answer };
    });
    expect(await enrolling.answer).toMatchObject({ code: 'DUPLICATE_PERSON' });
    expect(await netherlands.rows(`SELECT count(*)::int AS n FROM customer WHERE last_name = 'Tegelijk'`)).toEqual([
      { n: 1 },
    ]);
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
