import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANALYST, testInsight } from '../../support/insight.ts';
import { snapshot } from '../../support/snapshot.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { event, membershipId } from '../feed/histories.ts';
import { askFigures, hearAll, release } from './askedFigures.ts';
import { day, hear } from './members.ts';

let on: TestSubgraph;
let filled: () => Promise<void>;
beforeAll(async () => {
  on = await testInsight({ INSIGHT_RELEASE_AFTER_DAYS: '7' });
  await hearAll(on);
  await release(on);
  filled = await snapshot(on);
});
afterAll(() => on.close());

const ask = (variables: object) => askFigures(on, variables);
const months = () =>
  on.rows(
    `SELECT country, count(*)::int AS months, max(month)::text AS last FROM released_month GROUP BY 1 ORDER BY 1`,
  );

describe('a release', () => {
  test('has the months that are over by seven days, from the first January on, and of a December the year', async () => {
    expect(await months()).toEqual([
      { country: 'finland', months: 24, last: '2025-12-01' },
      { country: 'netherlands', months: 24, last: '2025-12-01' },
    ]);
    const { membershipReleases } = await on.run(
      '{ membershipReleases { id publishedAt through countries { country through } } }',
      {},
      ANALYST,
    );
    expect(membershipReleases).toEqual([
      {
        ...{ id: '1', publishedAt: '2026-11-20T10:00:00.000Z', through: '2025-12-01' },
        countries: ['FINLAND', 'NETHERLANDS'].map((country) => ({ country, through: '2025-12-01' })),
      },
    ]);
    expect(await release(on)).toBe(0);
    expect(await on.rows('SELECT count(*)::int FROM statistics_release WHERE published_at IS NOT NULL')).toEqual([
      { count: 1 },
    ]);
  });

  test.each([
    ['2026-02-07T22:59:59Z', 24],
    ['2026-02-07T23:00:00Z', 25],
  ])('[A41] of a country known up to %s has %d months', async (knownTo, count) => {
    await hear(on, 'netherlands', [], new Date(knownTo));
    await release(on);
    expect((await months())[1].months).toBe(count);
    await filled();
  });

  test('two at once release each month once', async () => {
    await hear(on, 'netherlands', [], new Date('2026-05-08T12:00:00Z'));
    const done = await Promise.all([release(on), release(on)]);
    expect(done.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(4);
    expect((await months())[1].months).toBe(28);
    await filled();
  });

  test('takes as long as it takes: neither a year of many places nor a session that waits for the decision is ended', async () => {
    await on.rows(`
      CREATE FUNCTION refuse_haste() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF current_setting('idle_in_transaction_session_timeout') <> '0' OR current_setting('statement_timeout') <> '0'
          THEN RAISE 'ends after a while'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER refuse_haste BEFORE INSERT ON released_month FOR EACH ROW EXECUTE FUNCTION refuse_haste();`);
    await hear(on, 'netherlands', [], new Date('2026-02-08T12:00:00Z'));
    expect(await release(on)).toBe(1);
    await on.rows('DROP FUNCTION refuse_haste CASCADE');
    await filled();
  });

  test.each(['UPDATE released_cell SET value = 1', 'DELETE FROM released_cell', 'DELETE FROM released_month'])(
    '[A41] never changes: %s',
    async (sql) => {
      await expect(on.database.transaction((tx) => tx.query(sql))).rejects.toThrow('a release never changes');
    },
  );

  test('[A41] late news is counted in the first month that is not released, and every answer of before stays', async () => {
    const asked = { measure: 'JOINED', by: ['COUNTRY', 'MONTH'], period: { from: '2024-12-01', to: '2026-01-31' } };
    const before = await ask(asked);
    const late = Array.from({ length: 30 }, (_, index) =>
      event(1, { membership: membershipId(50_000 + index), at: day(3) }),
    );
    await hear(on, 'netherlands', late, new Date('2026-02-08T12:00:00Z'));
    await release(on);
    const after = await ask(asked);
    expect(Number(after.release.id)).toBeGreaterThan(1);
    expect(after.cells.filter(({ month }: any) => month < '2026-01-01')).toEqual(before.cells);
    expect(after.cells.find(({ month }: any) => month === '2026-01-01')).toMatchObject({ value: 30 });
    expect(await ask({ ...asked, release: '1' })).toEqual(before);
    const [{ joined }] = await on.rows(
      `SELECT sum(joined)::int AS joined FROM membership_flow WHERE month = '2026-01-01'`,
    );
    expect(joined).toBe(30);
    await filled();
  });
});

test('[A44] nothing of what makes somebody eligible is in an event, a count or a figure', async () => {
  const place = ['age_band', 'kind', 'library', 'region'];
  const columns = async (table: string) =>
    (
      await on.rows('SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 ORDER BY 1', [
        table,
      ])
    ).map(({ name }) => name);
  const told = [
    'at',
    'booked',
    'country',
    'happened',
    'membership',
    'position',
    'since',
    'status',
    'through',
    'undisclosed',
  ];
  expect(await columns('membership_event')).toEqual([...place, ...told].sort());
  const counted = [
    'activated',
    'country',
    'ended',
    'joined',
    'lapsed',
    'month',
    'moved_in',
    'moved_out',
    'renewed',
    'undisclosed',
  ];
  expect(await columns('membership_flow')).toEqual([...place, ...counted].sort());
  const released = ['breakdown', 'country', 'measure', 'period', 'release', 'span', 'value'];
  expect(await columns('released_cell')).toEqual([...place, ...released].sort());
});
