import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DESK_KARASJOK, DOCUMENTS, KARASJOK_RULES, PEOPLE, type TestNorway, testNorway } from '../../support/norway.ts';
import { act, activeHolder } from '../../support/norwayHolder.ts';
import { entry, follow, tell } from '../../support/norwegianRegister.ts';
import { both, insightBeside, keyOf, sweep, told, toldOf } from './telling.ts';

let norway: TestNorway;
let insight: Awaited<ReturnType<typeof insightBeside>>;
beforeAll(async () => {
  norway = await testNorway(undefined, { ...keyOf('norway') });
  insight = await insightBeside(norway);
});
afterAll(async () => {
  await insight.close();
  await norway.close();
});

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
    await insight.pull();
    const records = 'SELECT * FROM membership_record WHERE NOT undisclosed';
    const shown = await insight.on.rows(records);
    const counts = await insight.on.rows('SELECT * FROM membership_flow WHERE NOT undisclosed ORDER BY month');
    await toldOf(norway, () => activeHolder(norway, 'clientAddress'));
    await insight.pull();
    expect(await insight.on.rows(records)).toEqual(shown);
    expect(await insight.on.rows('SELECT * FROM membership_flow WHERE NOT undisclosed ORDER BY month')).toEqual(counts);
    expect(await insight.on.rows('SELECT count(*)::int AS count FROM membership_record WHERE undisclosed')).toEqual([
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
    const kept = await norway.rows(
      `SELECT DISTINCT happened <> 'ERASED' AS before, at = date_trunc('month', at AT TIME ZONE 'Europe/Oslo') AT TIME ZONE 'Europe/Oslo'
         AND (since IS NULL OR extract(day FROM since) = 1) AND through IS NULL AS coarse
       FROM membership_event WHERE membership = ANY ($1) ORDER BY 1`,
      [events.map(({ membership }) => membership)],
    );
    expect(kept).toEqual([
      { before: false, coarse: false },
      { before: true, coarse: true },
    ]);
  });
});

test('insight has all that Norway told', async () => {
  await insight.pull();
  const [sent, taken] = await both(norway, insight.on);
  expect(sent.length).toBeGreaterThan(5);
  expect(taken).toEqual(sent);
});
