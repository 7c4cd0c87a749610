import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  ANNEN,
  activate,
  enrol,
  GIETEN,
  HAREN,
  openNetherlands,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';
import { snapshot, wholeDatabase } from '../../support/snapshot.ts';

const PREVIEW = `query ($input: EnrolDigitalMemberAtDeskInput!) {
  previewEnrolment(input: $input) {
    refused { code field parts others { code field parts } }
    passNumber reRegistration loginAccount
    subscription {
      type { code kind } since through entitlement { eBooks audiobooks physicalLending physicalCard }
      feeStatement { name age tariffCode expiryMonth rightsThrough branchCode discount { amount } balance { amount } }
    }
    duplicates { customerId exact name passNumberEnding branchCode }
  }
}`;
const SOMEBODY = { idempotencyKey: 'another-person', lastName: 'Ander', email: 'ander@example.nl' };

let netherlands: TestNetherlands;
let restore: () => Promise<void>;
let id: string;
beforeAll(async () => {
  netherlands = await openNetherlands();
  id = (await enrol(netherlands)).customer.id;
  await activate(netherlands, await netherlands.mailedToken());
  await netherlands.subgraph.outbox.drain();
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
  await restore();
});

/** Looks, and sees that no row of any table is another, but for one line of the look, about nobody. */
async function preview(change: object = {}, as: Caller = ANNEN) {
  const before = await wholeDatabase(netherlands);
  const { previewEnrolment } = await netherlands.run(
    PREVIEW,
    { input: theExamplePerson({ ...SOMEBODY, ...change }) },
    as,
  );
  const { audit, ...after } = await wholeDatabase(netherlands);
  expect(after).toEqual({ ...before, audit: undefined });
  expect(audit).toHaveLength((before['audit'] ?? []).length + 1);
  const [line] = await netherlands.rows('SELECT action, subject, outcome, unit FROM audit ORDER BY seq DESC LIMIT 1');
  expect(line).toMatchObject({
    action: 'previewEnrolment',
    subject: null,
    outcome: previewEnrolment.refused?.code ?? 'DONE',
  });
  return previewEnrolment;
}

describe('looking before enrolling', () => {
  test('[N14] [N23] [N24] tells what it costs and gives, with no number yet', async () => {
    expect(await preview({ discount: { amount: 200, currency: 'EUR' } })).toEqual({
      refused: null,
      passNumber: 'VVVVVVVVVVVVVV',
      reRegistration: false,
      loginAccount: 'GENERATE',
      subscription: {
        type: { code: '0141', kind: 'DIGITAL_ONLY' },
        since: '2026-11-20',
        through: '2027-10-31',
        entitlement: { eBooks: true, audiobooks: true, physicalLending: false, physicalCard: false },
        feeStatement: {
          name: 'E.B. Ander',
          age: 35,
          tariffCode: '0141',
          expiryMonth: '2027-10',
          rightsThrough: '2027-10-31',
          branchCode: '5280',
          discount: { amount: 200 },
          balance: { amount: 4_000 },
        },
      },
      duplicates: [],
    });
  });

  test('[N11] [N24] promises what the enrolment then does', async () => {
    const seen = await preview();
    const done = await enrol(netherlands, theExamplePerson(SOMEBODY));
    expect(done.feeStatement).toMatchObject(seen.subscription.feeStatement);
    expect([done.membership.through, done.membership.entitlement]).toEqual([
      seen.subscription.through,
      seen.subscription.entitlement,
    ]);
    expect(done.passNumber).toBe('25280000000421');
  });

  test.each([
    ['POSTCODE_INVALID', { postcode: '0468 BG' }],
    ['AGE_NOT_ELIGIBLE', { birthDate: '2008-11-21' }],
    ['SUBSCRIPTION_TYPE_NOT_DIGITAL', { subscriptionType: '0100' }],
    ['PASS_NUMBER_IN_USE', { customerNumber: '25280000000413' }],
    ['LOGIN_ACCOUNT_NOT_FOUND', { loginAccount: { choice: 'EXISTING', username: 'nobody' } }],
    ['DUPLICATE_PERSON', { lastName: 'Tester' }],
    ['POSSIBLE_DUPLICATE', { lastName: 'TÉSTER', prefix: 'van' }],
  ])('is refused as the enrolment is: %s', async (code, change) => {
    const { refused } = await preview(change);
    expect(refused.code).toBe(code);
    const answer = await enrol(netherlands, theExamplePerson({ ...SOMEBODY, ...change }));
    expect(answer).toMatchObject({ code, field: refused.field, parts: refused.parts });
  });

  test('[N13] names everything that is wrong at once, and the price all the same', async () => {
    const { refused, subscription } = await preview({
      postcode: 'x',
      houseNumber: 0,
      email: 'two@example.nl,a@example.nl',
    });
    expect([refused, ...refused.others].map(({ code }) => code)).toEqual([
      'POSTCODE_INVALID',
      'HOUSE_NUMBER_INVALID',
      'EMAIL_INVALID',
    ]);
    expect(subscription.feeStatement).toMatchObject({ balance: { amount: 4_200 } });
    expect((await preview({ initials: '' })).subscription.feeStatement).toBeNull();
    expect((await preview({ subscriptionType: '9999' })).subscription).toBeNull();
  });

  test('shows who seems the same, masked; a reason lets him be enrolled', async () => {
    const likely = { customerId: id, exact: false, name: 'E.B. T****r', passNumberEnding: '413', branchCode: '5280' };
    expect(await preview({ lastName: 'tester' }, GIETEN)).toMatchObject({
      refused: { code: 'POSSIBLE_DUPLICATE', parts: [id] },
      duplicates: [likely],
    });
    const reason = { lastName: 'tester', duplicateOverrideReason: 'her father, both documents seen' };
    expect(await preview(reason)).toMatchObject({ refused: null, duplicates: [likely] });
    expect(await preview({ lastName: 'Tester' }, HAREN)).toMatchObject({ refused: null, duplicates: [] });
  });

  test('[N11] knows who comes back, and that he keeps his account', async () => {
    netherlands.clock.set('2027-11-01T10:00:00+01:00');
    expect(await preview({ customerNumber: '25280000000413', lastName: 'Tester' })).toMatchObject({
      refused: null,
      passNumber: '25280000000413',
      reRegistration: true,
      loginAccount: 'KEEP',
      duplicates: [],
    });
  });
});

describe('somebody who is likely there already', () => {
  test('is refused, named by his id, and nothing stored; with a reason he is enrolled, and the reason kept', async () => {
    const before = await wholeDatabase(netherlands);
    const input = { ...SOMEBODY, lastName: 'Tester ', prefix: 'De', houseNumberAddition: '' };
    const likely = await enrol(netherlands, theExamplePerson({ ...input, lastName: 'TESTER' }));
    expect(likely).toMatchObject({ code: 'POSSIBLE_DUPLICATE', field: null, parts: [id] });
    expect({ ...(await wholeDatabase(netherlands)), audit: [] }).toEqual({ ...before, audit: [] });
    const reason = 'his sister, both documents seen';
    const enrolled = await enrol(netherlands, theExamplePerson({ ...input, duplicateOverrideReason: reason }));
    const [kept] = await netherlands.rows('SELECT duplicate_override_reason AS reason FROM customer WHERE id = $1', [
      enrolled.customer.id,
    ]);
    expect(kept).toEqual({ reason });
  });

  test('is found by two desks that write him differently at the same instant', async () => {
    const outcomes = await Promise.all([
      enrol(netherlands, theExamplePerson({ ...SOMEBODY, idempotencyKey: 'spelling-1', lastName: 'Müller' }), ANNEN),
      enrol(netherlands, theExamplePerson({ ...SOMEBODY, idempotencyKey: 'spelling-2', lastName: 'MULLER' }), GIETEN),
    ]);
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'DigitalEnrolment',
      'POSSIBLE_DUPLICATE',
    ]);
  });

  test('is held by the constraint, even by hand', async () => {
    const copy = netherlands.rows(
      `INSERT INTO customer SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).* FROM customer c`,
    );
    await expect(copy).rejects.toThrow('one_customer_per_person');
  });
});
