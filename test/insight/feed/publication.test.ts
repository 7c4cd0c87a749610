import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ASSERTION_HEADER, assertCall } from '../../../subgraphs/shared/runtime/callAssertion.ts';
import { feedCall } from '../../../subgraphs/shared/runtime/feed/feedCall.ts';
import { type Life, MOVE, openLife } from '../../netherlands/subscriptionLife/life.ts';
import {
  markForDeletion,
  registered as registeredInFinland,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { FEED_KEY, testInsight } from '../../support/insight.ts';
import { killedInTheMiddle } from '../../support/killedInTheMiddle.ts';
import {
  DESK_KARASJOK,
  DOCUMENTS,
  KARASJOK_RULES,
  PATIENT,
  PEOPLE,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act, activeHolder } from '../../support/norwayHolder.ts';
import { entry, follow, tell } from '../../support/norwegianRegister.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { type FeedServer, feedServer } from './feedServer.ts';

const keyOf = (country: string) => ({ [`FEED_KEY_${country}`]: FEED_KEY.toString('base64') });
const PROVINCES = { NETHERLANDS_PROVINCES: '{"5280":"NL-DR"}' };

let life: Life;
let norway: TestNorway;
let finland: TestFinland;
let insight: TestSubgraph;
let servers: FeedServer[];
beforeAll(async () => {
  life = await openLife({ ...keyOf('NETHERLANDS'), ...PROVINCES });
  norway = await testNorway(undefined, { ...keyOf('NORWAY'), ...PATIENT });
  finland = await testFinland(keyOf('FINLAND'));
  servers = await Promise.all([feedServer(), feedServer(), feedServer()]);
  const countries = [life.netherlands, norway, finland];
  for (const [place, { subgraph }] of countries.entries()) if (subgraph.feed) servers[place]?.answers(subgraph.feed);
  const urls = ['NETHERLANDS', 'NORWAY', 'FINLAND'].map((name, place) => [`FEED_URL_${name}`, servers[place]?.url]);
  insight = await testInsight(Object.fromEntries(urls));
});
afterAll(async () => {
  await insight.close();
  await Promise.all(servers.map((server) => server.close()));
  for (const country of [life.netherlands, norway, finland]) await country.close();
});

const sweep = (on: TestSubgraph, name: string) => on.subgraph.sweeps.find((one) => one.name === name)?.run();
const told = (on: TestSubgraph) =>
  on.rows(`SELECT happened, status, kind, library, region, age_band, undisclosed, membership FROM membership_event
    ORDER BY position`);

/** What is told of what was done, in order, and that positions have no gap. */
async function toldOf(on: TestSubgraph, work: () => Promise<unknown>): Promise<any[]> {
  await sweep(on, 'publishMemberships');
  const before = await told(on);
  await work();
  await sweep(on, 'publishMemberships');
  expect(await on.rows('SELECT count(*)::int = coalesce(max(position), 0) AS whole FROM membership_event')).toEqual([
    { whole: true },
  ]);
  expect(await on.rows('SELECT * FROM membership_note')).toEqual([]);
  return (await told(on)).slice(before.length);
}

describe('Norway tells', () => {
  const rana = { kind: 'LIBRARY_CARD', library: '2183300', region: '18', age_band: null, undisclosed: false };
  const hidden = { library: null, region: null, age_band: null, undisclosed: true };
  let holder: Awaited<ReturnType<typeof activeHolder>>;
  const guard = (level: string) =>
    tell(
      norway,
      PEOPLE.resident,
      { adressebeskyttelse: [entry(norway, { graderingsnivaa: level })] },
      'endringIAdressebeskyttelse',
    );

  test('of a card that was activated, at the instant of that', async () => {
    const events = await toldOf(norway, async () => {
      holder = await activeHolder(norway, 'resident');
    });
    expect(events).toMatchObject([{ happened: 'JOINED', status: 'ACTIVE', ...rana }]);
    const [membership] = await norway.rows('SELECT id, since FROM membership');
    expect(await norway.rows('SELECT membership, at FROM membership_event')).toEqual([
      { membership: membership.id, at: membership.since },
    ]);
  });

  test('nothing where nothing changed', async () => {
    expect(await toldOf(norway, () => norway.rows('UPDATE membership SET since = since'))).toEqual([]);
    expect(await toldOf(norway, () => norway.rows('UPDATE account SET email = $1', ['new@example.no']))).toEqual([]);
  });

  test('[A7] [B17] of somebody who becomes protected, and of one who no longer is', async () => {
    await follow(norway);
    const later = async () => {
      norway.clock.advance(15_000);
      await follow(norway);
    };
    const guarded = await toldOf(norway, async () => {
      guard('strengtFortrolig');
      await later();
    });
    expect(guarded).toMatchObject([{ happened: 'MOVED', status: 'ACTIVE', ...hidden }]);
    const open = await toldOf(norway, async () => {
      guard('ugradert');
      await later();
    });
    expect(open).toMatchObject([{ happened: 'MOVED', status: 'ACTIVE', ...rana }]);
  });

  test('[A7] [B17] in two worlds, with a protected person and without, the same but for what says nothing of a place', async () => {
    const seen = (await told(norway)).length;
    const events = await toldOf(norway, () => activeHolder(norway, 'strictlyConfidential'));
    expect(events).toMatchObject([{ happened: 'JOINED', kind: 'LIBRARY_CARD', ...hidden }]);
    expect((await told(norway)).length).toBe(seen + 1);
    await sweep(insight, 'pullFeed norway');
    const records = 'SELECT * FROM membership_record WHERE NOT undisclosed';
    const shown = await insight.rows(records);
    const counts = await insight.rows('SELECT * FROM membership_flow WHERE NOT undisclosed ORDER BY month');
    await toldOf(norway, () => activeHolder(norway, 'clientAddress'));
    await sweep(insight, 'pullFeed norway');
    expect(await insight.rows(records)).toEqual(shown);
    expect(await insight.rows('SELECT * FROM membership_flow WHERE NOT undisclosed ORDER BY month')).toEqual(counts);
    expect(await insight.rows('SELECT count(*)::int AS count FROM membership_record WHERE undisclosed')).toEqual([
      { count: 2 },
    ]);
  });

  test('of whoever leaves the library or is erased, with the id alone', async () => {
    const events = await toldOf(norway, async () => {
      const input = { cardNumber: holder.card, acceptedRulesVersion: KARASJOK_RULES };
      await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_KARASJOK);
      await sweep(norway, 'publishMemberships');
      await act(norway, 'leaveLibrary', { libraryNumber: '2202100' }, holder.who);
      await sweep(norway, 'publishMemberships');
      await norway.run(DOCUMENTS.eraseMyLibraryCardAccount, { dryRun: false }, holder.who);
    });
    const gone = { kind: null, library: null, region: null, age_band: null, undisclosed: false };
    expect(events).toMatchObject([
      { happened: 'JOINED', status: 'ACTIVE', library: '2202100' },
      { happened: 'ENDED', status: 'ENDED', library: '2202100' },
      { happened: 'ERASED', status: 'ENDED', ...gone },
      { happened: 'ERASED', status: 'ENDED', ...gone },
    ]);
    const left = await norway.rows('SELECT membership FROM membership_told WHERE membership = ANY ($1)', [
      events.map(({ membership }) => membership),
    ]);
    expect(left).toEqual([]);
  });
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

describe('several processes of one country', () => {
  const touchAll = () =>
    norway.rows(`UPDATE account SET country = CASE WHEN country IS NULL THEN 'NO' END,
    address_lines = CASE WHEN country IS NULL THEN '{}'::text[] END, postcode = NULL, place = NULL`);

  test('tell each change once, at positions without a gap', async () => {
    const events = await toldOf(norway, async () => {
      await touchAll();
      await Promise.all([1, 2, 3, 4].map(() => sweep(norway, 'publishMemberships')));
    });
    const [{ count }] = await norway.rows('SELECT count(*)::int AS count FROM membership');
    expect(events.map(({ happened }) => happened)).toEqual(Array(count).fill('MOVED'));
  });

  test('or one that is killed in the middle: the next tells what it did not', async () => {
    await sweep(norway, 'publishMemberships');
    const events = await toldOf(norway, async () => {
      await touchAll();
      await killedInTheMiddle(norway, 'membership_event', async () => sweep(norway, 'publishMemberships'));
    });
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events.map(({ membership }) => membership)).size).toBe(events.length);
  });

  test('tell nothing of what was rolled back', async () => {
    const events = await toldOf(norway, () =>
      norway.owned
        .transaction(async (tx) => {
          await tx.query(`SELECT set_config('app.scope', 'every:test', true)`);
          await tx.query('DELETE FROM local_card');
          await tx.query(`UPDATE membership SET since = since - interval '1 year'`);
          throw new Error('taken back');
        })
        .catch(() => undefined),
    );
    expect(events).toEqual([]);
  });
});

describe('the door of a feed', () => {
  const body = '{"after":0}';
  const ask = async (key: Buffer, signed = feedCall('norway', body), sent = body, method = 'POST') => {
    const headers = { [ASSERTION_HEADER]: assertCall(key, signed, Date.now()) };
    const answer = await fetch(`${servers[1]?.url}/feed`, {
      method,
      headers,
      ...(method === 'POST' && { body: sent }),
    });
    return [answer.status, await answer.text()] as const;
  };

  test('[A58] opens to insight alone: not to the gateway, another country’s key, other bytes, or nobody', async () => {
    expect((await ask(FEED_KEY))[0]).toBe(200);
    const gateways = { ...feedCall('norway', body), subgraph: 'norway' };
    expect(await ask(FEED_KEY, gateways)).toEqual([401, '']);
    expect(await ask(FEED_KEY, feedCall('finland', body))).toEqual([401, '']);
    expect(await ask(Buffer.alloc(32, 'other'))).toEqual([401, '']);
    expect(await ask(FEED_KEY, feedCall('norway', body), '{"after":1}')).toEqual([401, '']);
    expect(await ask(FEED_KEY, feedCall('norway', '{"after":-1}'), '{"after":-1}')).toEqual([401, '']);
    expect(await ask(FEED_KEY, feedCall('norway', ''), '', 'GET')).toEqual([401, '']);
    expect((await fetch(`${servers[1]?.url}/feed`, { method: 'POST', body })).status).toBe(401);
  });

  test('[A58] a call that was answered once is not answered again', async () => {
    const headers = { [ASSERTION_HEADER]: assertCall(FEED_KEY, feedCall('norway', body), Date.now()) };
    const again = () => fetch(`${servers[1]?.url}/feed`, { method: 'POST', headers, body });
    expect([(await again()).status, (await again()).status]).toEqual([200, 401]);
  });
});

test('insight has of every country all that was told, and nothing that waits', async () => {
  for (const [name, on] of [
    ['netherlands', life.netherlands],
    ['norway', norway],
    ['finland', finland],
  ] as const) {
    await sweep(insight, `pullFeed ${name}`);
    const columns = `position::int, membership::text, happened, at, kind, library, region, age_band, since, through, status,
      undisclosed`;
    const sent = await on.rows(`SELECT ${columns} FROM membership_event ORDER BY position`);
    expect(sent.length).toBeGreaterThan(2);
    expect(
      await insight.rows(`SELECT ${columns} FROM membership_event WHERE country = $1 ORDER BY position`, [name]),
    ).toEqual(sent);
  }
});
