import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  aForm,
  CELIA_CLERK,
  emptyRegister,
  KESKUSKOULU,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { FIND, READ, REGISTER, SELECT_UNIT, SEND } from '../documents.ts';
import { MY_CONSENTS, TASKS, WITHDRAW, WITHDRAW_FOR_CELIA, WITHDRAW_MINE } from './registrationDocuments.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(() => emptyRegister(finland));
afterAll(() => finland.close());

const GUARDIAN = { kind: 'REGISTRATION_BY_GUARDIAN', by: 'GUARDIAN' };
const ALL = (givenBy: string) => ({
  readingDisability: 'DYSLEXIA',
  consents: ['DIRECT_MARKETING', 'LOAN_HISTORY', 'REASON_DETAIL'].map((kind) => ({ kind, form: 'ORAL', givenBy })),
});
const withdraw = async (variables: object) =>
  (await finland.run(WITHDRAW, variables, KESKUSKOULU))['withdrawCeliaConsent'];
const rows = async (table: string) => (await finland.rows(`TABLE ${table}`)).length;
const lastLine = async () => (await finland.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];

/** A customer who can sign in, without the cost of a password. */
async function signedIn(overrides: object): Promise<{ id: string; holder: Caller }> {
  const { id } = await registered(finland, 'fi-u1', overrides);
  await finland.rows(
    `INSERT INTO celia_credential (customer_id, system, generation, state, sent_at, activated_at, password_hash)
     VALUES ($1, 'CELIANET', 1, 'ACTIVATED', '2024-06-01', '2024-06-01', 'x')`,
    [id],
  );
  return {
    id,
    holder: { issuer: 'celia', subject: id, claims: { sub: id, iat: finland.clock.now().getTime() / 1_000 } },
  };
}

describe('[A34] a guardian’s consent to the registration withdrawn', () => {
  test('under 15 ends the customer at once, with everything that hung on it, and says so to every address', async () => {
    const { id } = await registered(finland, 'fi-u2', { ...PUPIL, ...ALL('GUARDIAN') });
    await finland.run(SEND, { id }, KESKUSKOULU);
    expect(await withdraw({ id, ...GUARDIAN })).toEqual({
      ...{ __typename: 'CeliaConsentWithdrawn', kind: 'REGISTRATION_BY_GUARDIAN', effect: 'MEMBERSHIP_ENDED' },
    });
    expect(await lastLine()).toMatchObject({ action: 'withdrawCeliaConsent', subject: id, outcome: 'DONE' });
    const [row] = await finland.rows('SELECT state, street, email FROM celia_customer');
    expect(row).toEqual({ state: 'MARKED_FOR_DELETION', street: null, email: null });
    for (const table of [
      'celia_consent',
      'reading_disability',
      'guardian_consent',
      'eligibility',
      'day_ahead',
      'celia_credential',
    ])
      expect([table, await rows(table)]).toEqual([table, 0]);
    expect(await finland.rows('SELECT kind FROM tombstone')).toEqual([{ kind: 'ended_celia_customer' }]);
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails.map(({ to, subject }) => [to[0], subject])).toEqual([
      [PUPIL.email, 'Tietosi on poistettu'],
    ]);
    expect((await finland.run(READ, { id }, KESKUSKOULU))['celiaCustomer'].code).toBe('CUSTOMER_NOT_FOUND');
    const { findCeliaCustomer } = await finland.run(FIND, { code: PUPIL.personalIdentityCode }, KESKUSKOULU);
    expect(findCeliaCustomer.outcome).toBe('IN_USE_NOT_FOUND');
  });

  test('while registering: the same registration repeated does not bring the customer back', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
    const form = aForm(PUPIL);
    const { registerCeliaCustomer: first } = await finland.run(REGISTER, form, KESKUSKOULU);
    const [repeated, withdrawn] = await Promise.all([
      finland.run(REGISTER, form, KESKUSKOULU),
      withdraw({ id: first.id, ...GUARDIAN }),
    ]);
    expect(withdrawn.effect).toBe('MEMBERSHIP_ENDED');
    expect([first.id, undefined]).toContain(repeated['registerCeliaCustomer'].id);
    const { registerCeliaCustomer: again } = await finland.run(REGISTER, form, KESKUSKOULU);
    expect(again.code).toBe('PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND');
    expect(await finland.rows(`SELECT FROM celia_customer WHERE state = 'ACTIVE'`)).toEqual([]);
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails.map(({ subject }) => subject)).not.toContain('Käyttäjätunnuksesi');
  });

  test.each([
    ['14', '160609A9216', 'MEMBERSHIP_ENDED', []],
    ['15 today', '150609A920H', 'RECORDED', ['GUARDIAN_WITHDREW']],
    ['17', '160606A923F', 'RECORDED', ['GUARDIAN_WITHDREW']],
  ])('at %s (%s): %s', async (_age, personalIdentityCode, effect, tasks) => {
    const { id } = await registered(finland, 'fi-u2', { ...PUPIL, personalIdentityCode });
    expect(await withdraw({ id, ...GUARDIAN })).toMatchObject({ effect });
    const { celiaTasks } = await finland.run(TASKS, {}, KESKUSKOULU);
    expect(celiaTasks.edges.map(({ node }: any) => node.kind)).toEqual(tasks);
    expect((await withdraw({ id, ...GUARDIAN })).code).toBe(
      tasks.length > 0 ? 'CONSENT_NOT_GIVEN' : 'CUSTOMER_NOT_FOUND',
    );
  });

  test('[A33] [F4] from the 18th birthday, at midnight in Helsinki, a guardian has no say', async () => {
    const { id } = await registered(finland, 'fi-u2', {
      ...PUPIL,
      personalIdentityCode: '160606A923F',
      ...ALL('GUARDIAN'),
    });
    finland.clock.set('2024-06-16T00:00:00+03:00');
    expect((await withdraw({ id, ...GUARDIAN })).code).toBe('GUARDIAN_NOT_APPLICABLE');
    expect((await withdraw({ id, kind: 'LOAN_HISTORY', by: 'GUARDIAN' })).code).toBe('GUARDIAN_NOT_APPLICABLE');
    finland.clock.set('2024-06-15T23:59:59.999+03:00');
    expect((await withdraw({ id, kind: 'LOAN_HISTORY', by: 'GUARDIAN' })).effect).toBe('RECORDED');
  });

  test('is the guardian’s and Celia’s to do, and no customer’s; a made-up one Celia takes away', async () => {
    const { id } = await registered(finland, 'fi-u2', { ...PUPIL, personalIdentityCode: '150609A920H' });
    expect((await withdraw({ id, kind: 'REGISTRATION_BY_GUARDIAN', by: 'CUSTOMER' })).code).toBe(
      'CONSENT_IS_THE_GUARDIANS',
    );
    const { withdrawConsentForCelia } = await finland.run(
      WITHDRAW_FOR_CELIA,
      { id, kind: 'REGISTRATION_BY_GUARDIAN' },
      CELIA_CLERK,
    );
    expect(withdrawConsentForCelia).toMatchObject({ effect: 'RECORDED' });
    expect(await lastLine()).toMatchObject({ actor: 'staff|celia.palvelut', purpose: 'CELIA_SERVICE', subject: id });
    expect(await finland.rows('SELECT withdrawn_by FROM celia_consent')).toEqual([{ withdrawn_by: 'CELIA' }]);
  });
});

describe('[A34] a consent of one’s own withdrawn', () => {
  test('[A44] the one to the detail deletes it at once, through the registrar who cannot see it', async () => {
    const { id } = await registered(finland, 'fi-u1', ALL('CUSTOMER'));
    expect(await rows('reading_disability')).toBe(1);
    expect((await withdraw({ id, kind: 'REASON_DETAIL', checked: false })).code).toBe('IDENTITY_NOT_CHECKED');
    expect(await rows('reading_disability')).toBe(1);
    expect(await withdraw({ id, kind: 'REASON_DETAIL' })).toMatchObject({ effect: 'DETAIL_DELETED' });
    expect(await rows('reading_disability')).toBe(0);
    expect((await finland.run(READ, { id }, KESKUSKOULU))['celiaCustomer'].state).toBe('ACTIVE');
    expect((await withdraw({ id, kind: 'REASON_DETAIL' })).code).toBe('CONSENT_NOT_GIVEN');
  });

  test('by the customer who is signed in, who sees all of them and who withdrew which', async () => {
    const { holder } = await signedIn(ALL('CUSTOMER'));
    const mine = async (kind: string) => (await finland.run(WITHDRAW_MINE, { kind }, holder))['withdrawMyCeliaConsent'];
    expect(await mine('REASON_DETAIL')).toMatchObject({ effect: 'DETAIL_DELETED' });
    expect(await mine('LOAN_HISTORY')).toMatchObject({ effect: 'RECORDED' });
    expect(await rows('reading_disability')).toBe(0);
    const { viewer } = await finland.run(MY_CONSENTS, {}, holder);
    const told = viewer.celiaConsents.map(({ kind, withdrawnBy }: any) => [kind, withdrawnBy]);
    expect(told).toEqual([
      ['DIRECT_MARKETING', null],
      ['LOAN_HISTORY', 'CUSTOMER'],
      ['REASON_DETAIL', 'CUSTOMER'],
    ]);
    expect((await finland.run(MY_CONSENTS, {}, KESKUSKOULU))['viewer'].celiaConsents).toBeNull();
  });

  test('[F3] not by a child of 14, for whom a guardian speaks', async () => {
    const form = { ...PUPIL, ground: 'READING_DISABILITY', personalIdentityCode: '160609A9216', ...ALL('GUARDIAN') };
    const { id, holder } = await signedIn(form);
    const { withdrawMyCeliaConsent } = await finland.run(WITHDRAW_MINE, {}, holder);
    expect(withdrawMyCeliaConsent).toMatchObject({ code: 'GUARDIAN_CONSENT_REQUIRED' });
    expect((await withdraw({ id, kind: 'DIRECT_MARKETING', by: 'GUARDIAN' })).effect).toBe('RECORDED');
  });
});
