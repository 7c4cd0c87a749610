import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  auditTrail,
  enrol,
  GIETEN,
  HAREN,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';
import { snapshot } from '../../support/snapshot.ts';

let netherlands: TestNetherlands;
let restore: () => Promise<void>;
beforeAll(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  await enrol(netherlands, theExamplePerson(), HAREN);
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(() => restore());

let keys = 0;
/** Somebody else at every call, with that in the field for the customer number. */
function somebody(customerNumber: string | null, change: object = {}) {
  keys += 1;
  const houseNumber = 100 + keys;
  return theExamplePerson({ idempotencyKey: `typed-number-${keys}`, houseNumber, customerNumber, ...change });
}

describe('a typed customer number', () => {
  test('[N11] is given without a question, is the username, and is stored and recorded as any', async () => {
    const enrolled = await enrol(netherlands, somebody(' 2 5280 00000090 0 ', { confirmGeneratedNumber: false }));
    expect(enrolled).toMatchObject({
      passNumber: '25280000000900',
      customer: { passNumber: '25280000000900' },
      loginAccount: { username: '25280000000900', state: 'PENDING_ACTIVATION' },
    });
    const [pass] = await netherlands.rows(`SELECT customer_id FROM pass WHERE number = '25280000000900'`);
    expect(pass).toEqual({ customer_id: enrolled.customer.id });
    expect((await auditTrail(netherlands)).at(-1)).toBe('staff|desk.annen enrolDigitalMemberAtDesk DONE 5280');
    const [{ next }] = await netherlands.rows(`SELECT next_pass_serial AS next FROM branch WHERE code = '5280'`);
    expect(next).toBe(42);
  });

  test('[N11] can be that of another branch of the library', async () => {
    expect(await enrol(netherlands, somebody('25281000000015'))).toMatchObject({ passNumber: '25281000000015' });
  });

  test('[N11] is left out when the branch comes to it, and so is one that an account goes by', async () => {
    await enrol(netherlands, somebody('25280000000421'));
    await netherlands.rows(`UPDATE login_account SET username = '25280000000439' WHERE username = '26100000000016'`);
    expect(await enrol(netherlands, somebody('v'))).toMatchObject({ passNumber: '25280000000447' });
  });

  test('[N11] is left out when a pass is replaced; the replaced number brings nobody back', async () => {
    const { customer } = await enrol(netherlands, somebody('25280000000421'));
    const input = { idempotencyKey: 'replaced-0001', customerId: customer.id, reason: 'LOST' };
    const replace = `mutation ($input: ReplacePassInput!) {
      replacePass(input: $input) { __typename ... on PassReplaced { customer { passNumber } } }
    }`;
    const { replacePass } = await netherlands.run(replace, { input }, ANNEN);
    expect(replacePass).toMatchObject({ customer: { passNumber: '25280000000439' } });
    await netherlands.rows(`UPDATE customer SET registered_since = '2024-01-01', registered_through = '2025-01-01'`);
    await netherlands.rows(`UPDATE subscription SET since = '2024-01-01', through = '2025-01-01'`);
    expect(await enrol(netherlands, somebody('25280000000421'))).toMatchObject({ code: 'PASS_NUMBER_IN_USE' });
    expect(await enrol(netherlands, somebody('25280000000439'))).toMatchObject({ customer: { id: customer.id } });
  });

  test.each([
    ['PASS_NUMBER_IN_USE', null, '25280000000413'],
    ['PASS_NUMBER_IN_USE', null, '26100000000016'],
    ['PASS_NUMBER_FORMAT', ['BRANCH'], '26100000000024'],
    ['PASS_NUMBER_FORMAT', ['LENGTH'], '2528000000042'],
    ['PASS_NUMBER_FORMAT', ['CHECK_DIGIT'], '25280000000422'],
    ['PASS_NUMBER_FORMAT', ['DIGITS_10_TO_14'], '252800000'],
    ['PLACEHOLDER_NUMBER', null, 'VVVVVVVVVVVVVV'],
    ['PASS_NUMBER_LATER', null, 'P'],
  ])('[N11] [N15] %s %j for %s: nothing is stored', async (code, parts, number) => {
    const before = await rowCounts(netherlands);
    const refusal = await enrol(netherlands, somebody(number, { confirmGeneratedNumber: false }));
    expect(refusal).toMatchObject({ code, parts, field: 'customerNumber', others: [] });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
  });

  test('[N11] that a pass of another library bears is in use, though no account goes by it', async () => {
    await netherlands.rows(`UPDATE login_account SET username = 'chosen' WHERE username = '26100000000016'`);
    expect(await enrol(netherlands, somebody('26100000000016'))).toMatchObject({ code: 'PASS_NUMBER_IN_USE' });
  });

  test('[N11] that an account goes by is in use, though no pass bears it', async () => {
    await netherlands.rows(`UPDATE login_account SET username = '25280000000439' WHERE username = '26100000000016'`);
    expect(await enrol(netherlands, somebody('25280000000439'))).toMatchObject({ code: 'PASS_NUMBER_IN_USE' });
  });

  test('[N11] [N13] is wrong along with whatever else is wrong', async () => {
    const refusal = await enrol(netherlands, somebody('p', { postcode: '9468', email: '' }));
    expect([refusal.code, ...refusal.others.map((one: { code: string }) => one.code)]).toEqual([
      'PASS_NUMBER_LATER',
      'POSTCODE_INVALID',
      'EMAIL_REQUIRED',
    ]);
  });

  test('[N11] is given once by two desks at the same instant', async () => {
    const outcomes = await Promise.all([
      enrol(netherlands, somebody('25280000000421'), ANNEN),
      enrol(netherlands, somebody('25280000000421', { birthDate: '1990-01-01' }), GIETEN),
    ]);
    expect(outcomes.map(({ code, passNumber }) => code ?? passNumber).sort()).toEqual([
      '25280000000421',
      'PASS_NUMBER_IN_USE',
    ]);
  });

  test('[N11] and the generated one of the same instant are two, whoever is first', async () => {
    const outcomes = await Promise.all([
      enrol(netherlands, somebody('v'), ANNEN),
      enrol(netherlands, somebody('25280000000439', { birthDate: '1990-01-01' }), GIETEN),
      enrol(netherlands, somebody('v', { birthDate: '1990-01-02' }), ANNEN),
    ]);
    const given = outcomes.flatMap(({ passNumber }) => passNumber ?? []);
    expect(new Set(given).size).toBe(given.length);
    expect(outcomes[1]).toMatchObject(
      given.length === 3 ? { passNumber: '25280000000439' } : { code: 'PASS_NUMBER_IN_USE' },
    );
    expect(given).toContain('25280000000421');
  });
});

describe('a branch that numbers by another process', () => {
  test('[N11] gives out its numbers, leaving out those that the eleven-test has no digit for', async () => {
    await netherlands.rows(`UPDATE branch SET number_process = 3, next_pass_serial = 13 WHERE code = '5281'`);
    const numbers = [
      (await enrol(netherlands, somebody(null), GIETEN)).passNumber,
      (await enrol(netherlands, somebody('V'), GIETEN)).passNumber,
    ];
    expect(numbers.map((number) => number.slice(0, -1))).toEqual(['5281000013', '5281000015']);
  });

  test('[N11] knows no process 7', async () => {
    await expect(netherlands.rows('UPDATE branch SET number_process = 7')).rejects.toThrow('number_process');
  });
});
