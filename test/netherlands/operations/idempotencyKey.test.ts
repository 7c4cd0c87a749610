import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { whileInFlight } from '../../support/inFlight.ts';
import {
  ANNEN,
  auditTrail,
  enrol,
  GIETEN,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';

const KEY = 'example-person-1';
const ATTEMPT: [string, string, string] = ['staff|desk.annen', 'enrolDigitalMemberAtDesk', KEY];

let netherlands: TestNetherlands;
beforeEach(async () => {
  netherlands = await openNetherlands();
});
afterEach(() => netherlands.close());

describe('[A67] the idempotency key of an enrolment', () => {
  test('that is in flight for longer than two seconds is refused with the time to try again, and nothing is stored', async () => {
    const before = await rowCounts(netherlands);
    const answer = await whileInFlight(netherlands, ATTEMPT, () => enrol(netherlands));
    expect(answer).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_PROGRESS', field: 'idempotencyKey', parts: ['2'] });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
    expect((await auditTrail(netherlands)).at(-1)).toContain('IDEMPOTENCY_KEY_IN_PROGRESS');
    expect(await enrol(netherlands)).toMatchObject({ __typename: 'DigitalEnrolment' });
  });

  test('that is in flight for a moment is waited for', async () => {
    let late: Promise<Record<string, unknown>> | undefined;
    await whileInFlight(netherlands, ATTEMPT, async () => {
      late = enrol(netherlands);
      await new Promise((resolve) => setTimeout(resolve, 400));
    });
    expect(await late).toMatchObject({ __typename: 'DigitalEnrolment' });
  });

  test('in flight at one desk does not concern the same key at another', async () => {
    const answer = await whileInFlight(netherlands, ATTEMPT, () => enrol(netherlands, theExamplePerson(), GIETEN));
    expect(answer).toMatchObject({ __typename: 'DigitalEnrolment' });
  });

  test('of another desk gives nothing of what the first desk was answered', async () => {
    await enrol(netherlands, theExamplePerson(), ANNEN);
    expect(await enrol(netherlands, theExamplePerson(), GIETEN)).toMatchObject({ code: 'DUPLICATE_PERSON' });
  });

  test('that is forgotten leaves the person registered once: constraints hold without it', async () => {
    await enrol(netherlands);
    netherlands.clock.advance(86_400_001);
    await netherlands.rows('DELETE FROM idempotency');
    const before = await rowCounts(netherlands);
    expect(await enrol(netherlands)).toMatchObject({ code: 'DUPLICATE_PERSON' });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
  });
});
