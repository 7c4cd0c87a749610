import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { CUSTOMER_CARE, enrol, forgot, GIETEN, theExamplePerson } from '../../support/netherlands.ts';
import { type OpenAccount, sent, USERNAME } from '../loginAccounts/anAccount.ts';
import { openDoor } from '../mail/bounceDoor.ts';
import { FUNCTIONAL, firstAid, IAM } from './asking.ts';

const REFUSING = 'nobody@refuse.example.nl';
const HELPERS = [
  ['a desk', GIETEN, false],
  ['functional management', FUNCTIONAL, false],
  ['KB customer service', CUSTOMER_CARE, true],
] as const;

let door: Awaited<ReturnType<typeof openDoor>>;
let account: OpenAccount;
beforeAll(async () => {
  door = await openDoor();
  account = door.account;
});
afterEach(() => account.again());
afterAll(() => door.close());

const noMail = (as: Parameters<typeof firstAid>[1] = GIETEN) =>
  firstAid(account.on, as, { symptom: 'RESET_MAIL_NOT_RECEIVED', username: USERNAME });

describe('[E11] [E12] [E13] the mail for a new password', () => {
  test.each(HELPERS)(
    'that was refused is seen by %s, with a masked address, and leads to another',
    async (_who, as, isYours) => {
      await door.mailed(REFUSING);
      const found = await noMail(as);
      expect(found).toMatchObject({
        path: [{ look: 'YES' }, { step: 'RESET_MAIL_SENT', look: 'BLOCKED' }],
        ...{ advice: 'CHANGE_ADDRESS', nextActor: 'KB_CUSTOMER_CARE', isYours, operation: 'changeLoginEmail' },
        ...{ question: null, maskedEmail: 'n****y@refuse.example.nl' },
      });
      expect(JSON.stringify(found)).not.toMatch(/nobody|5\.1\.1/);
    },
  );

  test.each(HELPERS)(
    'that came back is seen by %s; until then only the borrower can tell',
    async (_who, as, _isYours) => {
      const returnPath = await door.mailed();
      expect(await noMail(as)).toMatchObject({ question: 'addressIsRight' });
      expect(await door.handIn(returnPath)).toBe(204);
      expect(await noMail(as)).toMatchObject({
        advice: 'CHANGE_ADDRESS',
        question: null,
        maskedEmail: expect.stringMatching(/\*{4}/),
      });
    },
  );

  test('one more that waits is waited for, and one that arrives there is asked about', async () => {
    await door.handIn(await door.mailed());
    account.on.clock.advance(60_000);
    await forgot(account.on, USERNAME);
    expect(await noMail()).toMatchObject({ advice: 'WAIT_FOR_MAIL' });
    await sent(account.on);
    expect(await noMail()).toMatchObject({ question: 'addressIsRight' });
  });

  test('of whatever kind the newest letter is, it tells of the address; what failed before it is asked for again', async () => {
    await door.mailed(REFUSING);
    await account.on.rows(`UPDATE sent_letter SET kind = 'login-account-password-changed'`);
    expect(await noMail()).toMatchObject({ advice: 'CHANGE_ADDRESS' });
    await account.on.rows(`UPDATE sent_letter SET state = 'SENT', status = NULL`);
    expect(await noMail()).toMatchObject({ advice: 'RESET_PASSWORD' });
    await account.on.rows(`INSERT INTO sent_letter SELECT sha256(token_hash), login_account_id, 'login-account-reset',
      sent_at - interval '1 hour', 'REFUSED', state_at, '5.2.2' FROM sent_letter`);
    expect(await noMail()).toMatchObject({ advice: 'RESET_PASSWORD' });
  });

  test('what went to an address of before counts for nothing', async () => {
    await door.mailed();
    await account.on.rows('DELETE FROM sent_letter'); // as a change of address does
    expect(await noMail()).toMatchObject({ advice: 'RESET_PASSWORD' });
  });
});

describe('[N28] [N29] [N30] the mail for an account that waits to be activated', () => {
  const enrolled = async (email: string) => {
    const form = { idempotencyKey: `late-${email}`, houseNumber: 77, lastName: 'Laat', email };
    const { customer } = await enrol(account.on, theExamplePerson(form));
    const ask = (as: Parameters<typeof firstAid>[1], symptom = 'NOT_ACTIVATED_IN_24_HOURS') =>
      firstAid(account.on, as, { symptom, username: customer.passNumber });
    return { id: customer.id, ask };
  };

  test.each([
    ['refused', REFUSING],
    ['that came back', 'late@example.nl'],
  ])('%s: no link will come, and the library corrects the address', async (what, email) => {
    const { ask } = await enrolled(email);
    expect(await ask(GIETEN)).toMatchObject({ advice: 'USE_ACTIVATION_LINK', path: [{ look: 'WAITING' }] });
    const [mail] = await sent(account.on);
    if (what !== 'refused') {
      expect(await ask(GIETEN)).toMatchObject({ advice: 'USE_ACTIVATION_LINK' });
      await door.handIn(mail?.returnPath ?? '');
    }
    for (const symptom of ['NOT_ACTIVATED_IN_24_HOURS', 'LOGIN_DETAILS_INCORRECT', 'RESET_MAIL_NOT_RECEIVED']) {
      const found = await ask(GIETEN, symptom);
      expect(found).toMatchObject({
        path: [{ step: 'ACCOUNT_ACTIVE', look: 'MAIL_REFUSED' }],
        ...{ advice: 'CORRECT_ADDRESS', operation: 'changeMemberDetails', nextActor: 'LIBRARY_DESK', isYours: true },
        maskedEmail: expect.stringMatching(/^.\*{2,4}.@/),
      });
      expect(JSON.stringify(found)).not.toContain(email);
    }
    expect(await ask(CUSTOMER_CARE)).toMatchObject({ advice: 'CORRECT_ADDRESS', isYours: false });
    expect(await ask(IAM)).toMatchObject({ nextActor: 'LIBRARY_DESK' });
  });

  test('after its 24 hours the account is forgotten as any other, and a new one with the right address waits again', async () => {
    const { id, ask } = await enrolled(REFUSING);
    await sent(account.on);
    account.on.clock.set('2026-11-21T10:00:00.000+01:00');
    expect(await ask(GIETEN)).toMatchObject({ advice: 'FORGET_ACCOUNT' });
    await account.on.rows(`UPDATE customer SET email = 'late@example.nl' WHERE id = $1`, [id]);
    for (const operation of ['forgetLoginAccount', 'generateLoginAccount']) {
      await account.on.run(`mutation ($id: ID!) { ${operation}(customerId: $id) { __typename } }`, { id }, GIETEN);
    }
    expect(await ask(GIETEN)).toMatchObject({ advice: 'USE_ACTIVATION_LINK', maskedEmail: 'l**e@example.nl' });
  });
});
