import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  enrol,
  forgot,
  GIETEN,
  HAREN,
  openNetherlands,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';
import { snapshot, wholeDatabase } from '../../support/snapshot.ts';
import { type Family, family } from '../relations/members.ts';
import { FUNCTIONAL, firstAid, synchronisedByHand } from './asking.ts';

let netherlands: TestNetherlands;
let people: Family;
let restore: () => Promise<void>;
beforeAll(async () => {
  netherlands = await openNetherlands({ NETHERLANDS_FIRST_AID_LOOKS_PER_HOUR: '3' });
  people = await family(netherlands);
  await netherlands.rows(`INSERT INTO kb_entitlement SELECT customer_id, login_account_id, 'COMPLEET', number, '2027-10-31', 1, now()
    FROM login_link JOIN pass USING (customer_id)`);
  await netherlands.rows('UPDATE synchronisation SET differs_since = NULL, delivered_version = version');
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  await restore();
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
});

const traced = (action: string, outcome: string) =>
  netherlands.rows(
    `INSERT INTO audit (at, actor, action, subject, outcome) SELECT $1, 'anonymous', $2, id::text, $3
     FROM login_account WHERE username = $4`,
    [netherlands.clock.now(), action, outcome, people.mother.number],
  );
const about = (symptom: string, input: object = {}) => ({ symptom, customerId: people.mother.id, ...input });

describe('first aid by the library', () => {
  test('says how far it came, why, who acts next and by what, in the language asked for, and leaves a line only', async () => {
    const before = await wholeDatabase(netherlands);
    const input = about('LOGIN_DETAILS_INCORRECT', { username: people.mother.number });
    const found = await firstAid(netherlands, ANNEN, input);
    expect(found).toEqual({
      ...{ symptom: 'LOGIN_DETAILS_INCORRECT', advice: 'RESET_PASSWORD', nextActor: 'BORROWER', isYours: false },
      ...{ operation: 'forgotPassword', question: null, linkValidThrough: null, failedSignIns: 0 },
      path: [
        { step: 'ACCOUNT_ACTIVE', look: 'YES', words: 'Is the login account activated? Yes.' },
        { step: 'USERNAME_CURRENT', look: 'YES', words: expect.stringContaining('migration') },
        { step: 'PASSWORD_RESET_TRIED', look: 'NO', words: expect.stringContaining('No.') },
      ],
      why: expect.stringContaining('does signing in still fail? No.'),
      say: expect.stringContaining('not the e-mail address'),
      maskedEmail: 'M****r@example.nl',
    });
    const { audit, ...after } = await wholeDatabase(netherlands);
    const { audit: trail, ...earlier } = before;
    expect(after).toEqual(earlier);
    expect(audit).toHaveLength((trail?.length ?? 0) + 1);
    const inDutch = await firstAid(netherlands, FUNCTIONAL, input, 'nl');
    expect([inDutch.say, inDutch.why]).toEqual([
      expect.stringContaining('niet het e-mailadres'),
      expect.stringContaining('lukt inloggen nog niet? Nee.'),
    ]);
  });

  test('[A28] is given to own members alone, whichever branch asks, by id or by username', async () => {
    for (const as of [ANNEN, GIETEN, FUNCTIONAL]) {
      expect(await firstAid(netherlands, as, about('NO_RIGHTS'))).toMatchObject({ advice: 'ASK_KB_CUSTOMER_CARE' });
      const byName = { symptom: 'NO_RIGHTS', username: people.mother.number };
      expect(await firstAid(netherlands, as, byName)).toMatchObject({ advice: 'ASK_KB_CUSTOMER_CARE' });
    }
    const lines = (await netherlands.rows(`SELECT 1 FROM audit WHERE action = 'firstAid'`)).length;
    expect(await firstAid(netherlands, HAREN, about('NO_RIGHTS'))).toBeNull();
    expect(await firstAid(netherlands, HAREN, { symptom: 'NO_RIGHTS', username: people.mother.number })).toBeNull();
    expect(await firstAid(netherlands, ANNEN, { symptom: 'NO_RIGHTS', customerId: 'x' })).toBeNull();
    expect(await firstAid(netherlands, ANNEN, { symptom: 'NO_RIGHTS', username: 'nobody.here' })).toBeNull();
    expect(await firstAid(netherlands, ANNEN, { symptom: 'NO_RIGHTS' })).toBe('BAD_USER_INPUT');
    expect((await netherlands.rows(`SELECT 1 FROM audit WHERE action = 'firstAid'`)).length).toBe(lines);
  });

  test('[E1] a username from before is seen, also the number of a pass that was replaced', async () => {
    const typed = (username: string) => firstAid(netherlands, ANNEN, about('LOGIN_DETAILS_INCORRECT', { username }));
    expect(await typed('moeder70')).toMatchObject({ advice: 'USE_CURRENT_USERNAME', operation: null });
    await netherlands.rows(`UPDATE login_account SET username = 'Moeder70' WHERE username = $1`, [
      people.mother.number,
    ]);
    expect(await typed('moeder70')).toMatchObject({ advice: 'RESET_PASSWORD' });
    expect(await typed(people.mother.number)).toMatchObject({ advice: 'USE_CURRENT_USERNAME' });
    expect(await firstAid(netherlands, ANNEN, about('LOGIN_DETAILS_INCORRECT'))).toMatchObject({
      ...{ advice: 'ASK_FOR_USERNAME', question: 'usernameIsCurrent', isYours: true },
    });
  });

  test('[E3] failed sign-ins are counted, and one after a new password leads to the KB', async () => {
    const { number } = people.mother;
    await traced('signIn', 'SIGN_IN_FAILED');
    const input = about('LOGIN_DETAILS_INCORRECT', { username: number });
    expect(await firstAid(netherlands, ANNEN, input)).toMatchObject({ advice: 'RESET_PASSWORD', failedSignIns: 1 });
    await traced('resetPassword', 'DONE');
    await traced('signIn', 'SIGN_IN_FAILED');
    expect(await firstAid(netherlands, ANNEN, input)).toMatchObject({ nextActor: 'KB_CUSTOMER_CARE' });
  });

  test('[E4] [E5] [E6] [E7] [E17] walks no rights from the library to functional management', async () => {
    const found = async () => (await firstAid(netherlands, ANNEN, about('NO_RIGHTS'))).advice;
    expect(await found()).toBe('ASK_KB_CUSTOMER_CARE');
    await netherlands.rows(`UPDATE kb_entitlement SET kb_subscription = 'BASIS'`);
    await netherlands.rows(`UPDATE synchronisation SET differs_since = '2026-11-20T08:00:00Z'`);
    expect(await found()).toBe('SYNCHRONISE');
    await synchronisedByHand(netherlands, people.mother.id, '5280');
    expect(await found()).toBe('ASK_FUNCTIONAL_MANAGEMENT');
    await netherlands.rows(`UPDATE subscription SET status = 'OVERDUE'`);
    expect(await found()).toBe('SETTLE_WITH_LIBRARY');
    netherlands.clock.set('2027-11-01T00:00:00+01:00');
    expect(await found()).toBe('RENEW_SUBSCRIPTION');
  });

  test('[E4] [E17] the KB’s copy opens nothing after its last day', async () => {
    netherlands.clock.set('2026-11-22T10:00:00+01:00'); // a day after what the trail keeps of the test before
    await netherlands.rows(`UPDATE kb_entitlement SET valid_through = '2026-11-21'`);
    expect(await firstAid(netherlands, ANNEN, about('NO_RIGHTS'))).toMatchObject({ advice: 'SYNCHRONISE' });
  });

  test('[E8] [E9] [E10] walks a new pass number to the KB’s identity management', async () => {
    netherlands.clock.set('2026-11-20T11:00:00+01:00'); // the trail keeps what the test before did
    const found = async () => (await firstAid(netherlands, ANNEN, about('NEW_PASS_NUMBER'))).advice;
    expect(await found()).toBe('SIGN_IN_WITH_USERNAME');
    await netherlands.rows(`UPDATE kb_entitlement SET pass_number = '25280000099999'`);
    await netherlands.rows(`UPDATE synchronisation SET differs_since = '2026-11-20T09:30:00Z'`);
    expect(await found()).toBe('SYNCHRONISE');
    await synchronisedByHand(netherlands, people.mother.id, '5280');
    expect(await found()).toBe('ASK_FUNCTIONAL_MANAGEMENT');
    await synchronisedByHand(netherlands, people.mother.id, '5280d000-0000-4000-8000-000000000001');
    expect(await found()).toBe('ASK_KB_IAM');
  });

  test('[E11] [E12] [E13] sees whether the mail was asked for and sent, and asks the rest in order', async () => {
    const found = (answers: object = {}) => firstAid(netherlands, ANNEN, about('RESET_MAIL_NOT_RECEIVED', { answers }));
    expect(await found()).toMatchObject({ advice: 'RESET_PASSWORD', operation: 'forgotPassword' });
    await forgot(netherlands, people.mother.number);
    expect(await found()).toMatchObject({ advice: 'WAIT_FOR_MAIL' });
    await netherlands.subgraph.outbox.drain();
    expect(await found()).toMatchObject({
      question: 'addressIsRight',
      maskedEmail: 'M****r@example.nl',
      isYours: true,
    });
    expect(await found({ addressIsRight: true })).toMatchObject({ question: 'foundInSpam' });
    expect(await found({ addressIsRight: true, foundInSpam: false })).toMatchObject({
      advice: 'SET_TEMPORARY_PASSWORD',
    });
  });

  test('[N28] [N29] [N30] follows an account that was not activated to the millisecond, the deletion and the repair', async () => {
    const { customer } = await enrol(
      netherlands,
      theExamplePerson({ idempotencyKey: 'late-person-1', houseNumber: 77 }),
    );
    const found = () => firstAid(netherlands, ANNEN, { symptom: 'NOT_ACTIVATED_IN_24_HOURS', customerId: customer.id });
    netherlands.clock.set('2026-11-21T09:59:59.999+01:00');
    expect(await found()).toMatchObject({
      advice: 'USE_ACTIVATION_LINK',
      linkValidThrough: '2026-11-21T09:00:00.000Z',
    });
    netherlands.clock.set('2026-11-21T10:00:00.000+01:00');
    expect(await found()).toMatchObject({ advice: 'FORGET_ACCOUNT', operation: 'forgetLoginAccount', isYours: true });
    await netherlands.rows(`UPDATE login_link SET state = 'FORGOTTEN' WHERE customer_id = $1`, [customer.id]);
    expect(await found()).toMatchObject({ advice: 'GENERATE_ACCOUNT', operation: 'generateLoginAccount' });
  });
});

test('first aid is for who helps: not for members, not for nobody', async () => {
  expect(await firstAid(netherlands, people.mother.as, about('NO_RIGHTS'))).toBe('FORBIDDEN');
});
