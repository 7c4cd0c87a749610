import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANNEN, CUSTOMER_CARE, openNetherlands, type TestNetherlands } from '../../support/netherlands.ts';
import { snapshot } from '../../support/snapshot.ts';
import { type Family, family } from '../relations/members.ts';
import { firstAid, IAM } from './asking.ts';

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

const about = (symptom: string, input: object = {}) => ({ symptom, customerId: people.mother.id, ...input });

describe('first aid by the KB', () => {
  const named = (symptom: string, username = people.mother.number) => ({ symptom, username });

  test('[E16] [E17] finds an account by its username, sees its own copy alone, and hands pass and subscription to the library', async () => {
    expect(await firstAid(netherlands, CUSTOMER_CARE, named('NO_RIGHTS'))).toMatchObject({
      ...{ advice: 'ASK_KB_CUSTOMER_CARE', isYours: true, maskedEmail: 'M****r@example.nl' },
      path: [{ step: 'LIBRARY_GIVES_ACCESS', look: 'NOT_SEEN' }, { look: 'YES' }],
    });
    await netherlands.rows(`UPDATE kb_entitlement SET kb_subscription = 'BASIS'`);
    const basis = await firstAid(netherlands, CUSTOMER_CARE, named('NO_RIGHTS'));
    expect(basis).toMatchObject({ advice: 'SYNCHRONISE', nextActor: 'LIBRARY_DESK', isYours: false });
    expect(basis.say).toContain('the KB cannot change pass numbers or subscriptions');
    expect(await firstAid(netherlands, IAM, named('NEW_PASS_NUMBER'))).toMatchObject({ nextActor: 'LIBRARY_DESK' });
  });

  test('[E1] tells an unknown username as not the current one, and needs one', async () => {
    const unknown = named('LOGIN_DETAILS_INCORRECT', 'before.migration');
    expect(await firstAid(netherlands, CUSTOMER_CARE, unknown)).toMatchObject({
      advice: 'USE_CURRENT_USERNAME',
      maskedEmail: null,
    });
    for (const input of [{ symptom: 'NO_RIGHTS' }, about('NO_RIGHTS', { username: 'x' })]) {
      expect(await firstAid(netherlands, IAM, input)).toBe('BAD_USER_INPUT');
    }
  });

  test('[E19] sends local sign-ins back to the library', async () => {
    const local = await firstAid(netherlands, CUSTOMER_CARE, named('LOCAL_LIBRARY_LOGIN'), 'nl');
    expect([local.nextActor, local.say]).toEqual([
      'LIBRARY_DESK',
      expect.stringContaining('De KB is niet verantwoordelijk'),
    ]);
  });

  test('[A2] so many looks an hour, each clerk for himself; a library’s are not counted', async () => {
    for (let time = 0; time < 3; time += 1) {
      expect(await firstAid(netherlands, CUSTOMER_CARE, named('NO_RIGHTS', `tried.${time}`))).not.toBeNull();
    }
    expect(await firstAid(netherlands, CUSTOMER_CARE, named('NO_RIGHTS'))).toBe('RATE_LIMITED');
    expect(await firstAid(netherlands, IAM, named('NO_RIGHTS'))).toMatchObject({ symptom: 'NO_RIGHTS' });
    for (let time = 0; time < 4; time += 1)
      expect(await firstAid(netherlands, ANNEN, about('NO_RIGHTS'))).not.toBe('RATE_LIMITED');
    netherlands.clock.advance(3_600_000);
    expect(await firstAid(netherlands, CUSTOMER_CARE, named('NO_RIGHTS'))).toMatchObject({ symptom: 'NO_RIGHTS' });
  });
});
