import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { ANNEN, enrol, GIETEN, theExamplePerson } from '../../support/netherlands.ts';
import { BAN, type Life, openLife } from './life.ts';

let life: Life;
beforeAll(async () => {
  life = await openLife({ NETHERLANDS_REPLACEMENT_FEE_CENTS: '500' });
});
afterAll(() => life.netherlands.close());
beforeEach(() => life.restore());

describe('renewDigitalMembership', () => {
  test('[N24] [E4] at the desk: the next month begins another term, the KB hears of it, the login account stays', async () => {
    const accounts = await life.netherlands.rows('SELECT * FROM login_account');
    expect(await life.renew()).toMatchObject({
      __typename: 'DigitalRenewal',
      ...{ since: '2027-11-01', through: '2028-10-31', subscriptionStatus: 'NEW' },
      membership: { status: 'PENDING', channel: 'DESK', entitlement: { eBooks: false } },
      feeStatement: { name: 'E.B. Tester', age: 36, expiryMonth: '2028-10', balance: { amount: 4_200 } },
    });
    expect(await life.terms()).toMatchObject([
      { previous_id: null },
      { previous_id: life.membershipId, status: 'NEW' },
    ]);
    expect(await life.netherlands.rows('SELECT kind FROM outbox')).toEqual([{ kind: 'kb-copy' }]);
    expect(await life.lastLine()).toBe('staff|desk.annen renewDigitalMembership DONE 5280');
    expect(await life.kbCopy()).toMatchObject({ subscription: 'COMPLEET', through: '2028-10-31' });
    expect(await life.netherlands.rows('SELECT * FROM login_account')).toEqual(accounts);
    expect(await life.netherlands.rows('SELECT registered_through::text AS day FROM customer')).toEqual([
      { day: '2028-10-31' },
    ]);
  });

  test('[N24] a millisecond later the term is over and the next begins that day', async () => {
    life.netherlands.clock.advance(1);
    expect(await life.renew()).toMatchObject({ since: '2027-11-01', membership: { entitlement: { eBooks: true } } });
  });

  test('[N9] by its owner: it waits for the money and gives no rights', async () => {
    expect(await life.renew(life.owner)).toMatchObject({ subscriptionStatus: 'AWAITING_PAYMENT' });
    expect(await life.terms()).toMatchObject([{}, { status: 'AWAITING_PAYMENT', channel: 'ONLINE' }]);
    expect(await life.kbCopy()).toMatchObject({ through: '2027-10-31' });
    expect(await life.lastLine()).toMatch(/^kb-login\|.* renewDigitalMembership DONE$/);
  });

  test('of an expired member keeps customer and account', async () => {
    life.netherlands.clock.set('2028-03-10T10:00:00+01:00');
    expect(await life.renew(GIETEN)).toMatchObject({ since: '2028-03-10', through: '2029-02-28' });
    expect(await life.netherlands.rows('SELECT count(*)::int AS count FROM customer')).toEqual([{ count: 1 }]);
    expect(await life.kbCopy()).toMatchObject({ subscription: 'COMPLEET', through: '2029-02-28' });
  });

  test('a dry run changes nothing; the same key answers the same term', async () => {
    await life.changesNothing(async () => {
      expect(await life.renew(ANNEN, { dryRun: true })).toMatchObject({ since: '2027-11-01', membership: null });
    });
    const first = await life.renew();
    expect(await life.renew()).toEqual(first);
    expect(await life.terms()).toHaveLength(2);
  });

  test('two desks at once and the owner: one renewal', async () => {
    const asked = [life.renew(), life.renew(GIETEN, { idempotencyKey: 'renew-this-2' }), life.renew(life.owner)];
    const answers = (await Promise.all(asked)).map(({ __typename, code }) => code ?? __typename);
    expect(answers.sort()).toEqual(['ALREADY_RENEWED', 'ALREADY_RENEWED', 'DigitalRenewal']);
    expect(await life.terms()).toHaveLength(2);
  });

  test.each([
    ['RENEWAL_TOO_EARLY', async () => life.netherlands.clock.set('2027-08-29T23:59:59.999+02:00'), ANNEN, {}],
    ['PAYMENT_FIRST', async () => life.netherlands.rows(`UPDATE subscription SET status = 'OVERDUE'`), ANNEN, {}],
    ['MEMBERSHIP_BANNED', async () => life.ask(BAN, { id: life.id }), ANNEN, {}],
    ['SUBSCRIPTION_TYPE_UNKNOWN', async () => [], ANNEN, { subscriptionType: '9999' }],
    ['DISCOUNT_INVALID', async () => [], 'owner', { discount: { amount: 100, currency: 'EUR' } }],
    ['DISCOUNT_INVALID', async () => [], ANNEN, { discount: { amount: 100, currency: 'USD' } }],
    ['IDEMPOTENCY_KEY_INVALID', async () => [], ANNEN, { idempotencyKey: 'short' }],
  ])('is refused: %s', async (code, arrange, as, overrides) => {
    await arrange();
    await life.netherlands.subgraph.outbox.drain();
    await life.changesNothing(async () => {
      expect(await life.renew(as === 'owner' ? life.owner : (as as Caller), overrides)).toMatchObject({ code });
    });
  });

  test('is refused where the same person was enrolled anew meanwhile, and the term is not there', async () => {
    life.netherlands.clock.set('2028-03-10T10:00:00+01:00');
    await enrol(life.netherlands, theExamplePerson({ idempotencyKey: 'enrolled-anew' }), GIETEN);
    await life.netherlands.subgraph.outbox.drain();
    await life.changesNothing(async () => {
      expect(await life.renew()).toMatchObject({ code: 'DUPLICATE_PERSON' });
    });
  });

  test('[N23] to another type changes what the KB opens on its first day, not before', async () => {
    await life.netherlands.rows(
      `INSERT INTO subscription_type (organisation_id, code, name, kind, tariff_code, price_cents, term_months,
         minimum_age, digital_entitlement) SELECT organisation_id, '0142', 'Compact', kind, '0142', 2000, 12, 18, 'COMPACT'
       FROM subscription_type WHERE organisation_id = (SELECT organisation_id FROM customer)`,
    );
    expect(await life.renew(ANNEN, { subscriptionType: '0142' })).toMatchObject({
      feeStatement: { balance: { amount: 2_000 } },
    });
    expect(await life.kbCopy()).toMatchObject({ subscription: 'COMPLEET', through: '2027-10-31' });
    life.netherlands.clock.advance(1);
    await life.sweep();
    expect(await life.kbCopy()).toMatchObject({ subscription: 'COMPACT', through: '2028-10-31' });
    expect(await life.sweep()).toBe(0);
    await life.netherlands.rows(`DELETE FROM subscription WHERE type_code = '0142'`);
    await life.netherlands.rows(`DELETE FROM subscription_type WHERE code = '0142'`);
  });
});
