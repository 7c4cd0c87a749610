import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Life, MOVE, openLife } from '../../netherlands/subscriptionLife/life.ts';
import {
  markForDeletion,
  registered as registeredInFinland,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { both, insightBeside, keyOf, sweep, told, toldOf } from './telling.ts';

let life: Life;
let finland: TestFinland;
beforeAll(async () => {
  life = await openLife({ ...keyOf('netherlands'), NETHERLANDS_PROVINCES: '{"5280":"NL-DR"}' });
  finland = await testFinland(keyOf('finland'));
});
afterAll(async () => {
  await life.netherlands.close();
  await finland.close();
});

describe('Finland tells', () => {
  const pupil = { kind: 'CELIA_ONLINE', library: 'fi-u1', region: 'Annela', age_band: '25-39', undisclosed: false };
  const column = (change: string) => finland.rows(`UPDATE celia_customer SET ${change}`);

  test('[F5] [F19] [F20] of a customer, and nothing of health or of where one with a protected address is', async () => {
    const customer = await registeredInFinland(finland, 'fi-u1');
    expect(await toldOf(finland, () => Promise.resolve())).toEqual([]);
    expect(await told(finland)).toMatchObject([
      { happened: 'JOINED', status: 'ACTIVE', ...pupil, membership: customer['id'] },
    ]);
    const steps: [string, object][] = [
      [`unit_id = 'fi-u2'`, { happened: 'MOVED', ...pupil, library: 'fi-u2' }],
      [
        `address_protected = true`,
        { happened: 'MOVED', library: null, region: null, age_band: null, undisclosed: true },
      ],
      [`address_protected = false`, { happened: 'MOVED', ...pupil, library: 'fi-u2' }],
      [`format = 'BOTH'`, { happened: 'MOVED', kind: 'CELIA_BOTH' }],
      [`restricted_through = '2030-01-01', restriction_reason = 'RULES_BROKEN'`, {}],
    ];
    for (const [change, event] of steps) {
      const expected = Object.keys(event).length > 0 ? [{ status: 'ACTIVE', ...event }] : [];
      expect([change, await toldOf(finland, () => column(change))]).toMatchObject([change, expected]);
    }
    expect(await toldOf(finland, () => markForDeletion(finland, customer['id']))).toMatchObject([
      { happened: 'ENDED', status: 'ENDED' },
    ]);
    const again = `state = 'ACTIVE', marked_for_deletion_at = NULL, reactivated_at = '2024-06-16T10:00:00Z'`;
    expect(await toldOf(finland, () => column(again))).toMatchObject([{ happened: 'JOINED', status: 'ACTIVE' }]);
    expect(await finland.rows(`SELECT at::text FROM membership_event ORDER BY position DESC LIMIT 1`)).toEqual([
      { at: '2024-06-16 10:00:00+00' },
    ]);
    expect(await toldOf(finland, () => finland.rows('DELETE FROM celia_customer'))).toMatchObject([
      { happened: 'ERASED' },
    ]);
  });

  test('nothing of customers of training units', async () => {
    await finland.rows(`INSERT INTO unit (id, kind, name, municipality, contract_active, training)
      VALUES ('fi-t1', 'LIBRARY', 'Koulutus', 'Annela', true, true)`);
    const events = await toldOf(finland, () =>
      finland.rows(`INSERT INTO celia_customer (unit_id, birth_date, first_name, last_name, street, postcode, place, language,
        format, temporary, registered_at, state, identity_note, training)
        VALUES ('fi-t1', '1990-01-01', 'T', 'T', 'k', '00100', 'A', 'FI', 'CD', false, now(), 'ACTIVE', 'x', true)`),
    );
    expect(events).toEqual([]);
  });
});

describe('the Netherlands tell', () => {
  const annen = { kind: 'DESK', library: '5280', region: 'NL-DR', age_band: '25-39', undisclosed: false };
  const at = (instant: string) => async () => life.netherlands.clock.set(instant);

  test('[N24] [N31] of a membership and all terms that renew it as of one, by the id of the first', async () => {
    const on = life.netherlands;
    await sweep(on, 'publishMemberships');
    const [first] = await told(on);
    expect(first).toMatchObject({ happened: 'JOINED', status: 'ACTIVE', ...annen, membership: life.membershipId });
    await at('2027-10-20T10:00:00+02:00')();
    expect(await toldOf(on, () => life.renew())).toMatchObject([
      { happened: 'RENEWED', status: 'ACTIVE', membership: first.membership },
    ]);
    expect(await toldOf(on, () => life.ask(MOVE, { id: life.id, branch: '5281' }))).toMatchObject([
      { happened: 'MOVED', library: expect.not.stringMatching('5280') },
    ]);
    expect(await toldOf(on, at('2027-11-01T00:00:00+01:00'))).toEqual([]);
    await on.rows(`UPDATE subscription SET status = 'NORMAL'`);
    expect(await toldOf(on, at('2028-10-31T23:59:59+01:00'))).toEqual([]);
    // However late it is looked at, it lapsed when its last day was over.
    expect(await toldOf(on, at('2028-11-09T00:00:00+01:00'))).toMatchObject([{ happened: 'LAPSED', status: 'ENDED' }]);
    expect(await on.rows('SELECT at FROM membership_event ORDER BY position DESC LIMIT 1')).toEqual([
      { at: new Date('2028-11-01T00:00:00+01:00') },
    ]);
  });

  test('[N29] of a login account that goes: nobody uses it then', async () => {
    const on = life.netherlands;
    await at('2027-10-20T10:00:00+02:00')();
    await on.rows(`UPDATE subscription SET since = since`);
    expect(await toldOf(on, () => Promise.resolve())).toEqual([]);
    const lost = await toldOf(on, () =>
      on.rows(`UPDATE login_account SET state = 'DELETED_BY_KB', deleted_at = now(), username = NULL, email = NULL,
        email_confirmed_at = NULL, password_hash = NULL, link_hash = NULL, link_valid_until = NULL`),
    );
    expect(lost).toMatchObject([{ happened: 'ENDED', status: 'PENDING' }]);
  });
});

test('insight has all that each of them told', async () => {
  for (const country of [life.netherlands, finland]) {
    const insight = await insightBeside(country);
    await insight.pull();
    const [sent, taken] = await both(country, insight.on);
    expect(sent.length).toBeGreaterThan(4);
    expect(taken).toEqual(sent);
    await insight.close();
  }
});
