import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { injections } from '../../support/injections.ts';
import { ANALYST, testInsight } from '../../support/insight.ts';
import { snapshot } from '../../support/snapshot.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { event, membershipId } from '../feed/histories.ts';
import { day, hear, manyMembers } from './members.ts';

const MEMBERS = manyMembers(2_000, ['DESK', 'ONLINE']);
const CUSTOMERS = manyMembers(700, ['CELIA_ONLINE'], 2);
const QUESTION = `query ($measure: MembershipMeasure!, $by: [MembershipDimension!]!, $period: MembershipPeriodInput!,
  $filter: MembershipStatisticsFilter, $release: ID, $roundTo: Int) {
  membershipStatistics(measure: $measure, by: $by, period: $period, filter: $filter, release: $release, roundTo: $roundTo) {
    release { id through } undisclosed refusal { code field parts }
    cells { country kind library region ageBand month value suppressed }
  }
}`;
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const DECEMBER = { from: '2025-12-01', to: '2025-12-31' };

let on: TestSubgraph;
let empty: () => Promise<void>;
let filled: () => Promise<void>;
beforeAll(async () => {
  on = await testInsight({ INSIGHT_RELEASE_AFTER_DAYS: '7', INSIGHT_STATISTICS_PER_DAY: '1000' });
  empty = await snapshot(on);
  await hear(on, 'netherlands', MEMBERS, new Date('2026-01-08T12:00:00Z'));
  await hear(on, 'finland', CUSTOMERS, new Date('2026-01-08T12:00:00Z'));
  await release();
  filled = await snapshot(on);
});
afterAll(() => on.close());

const release = () => Promise.resolve(on.subgraph.sweeps.find(({ name }) => name === 'releaseStatistics')?.run());
const ask = async (variables: object) => (await on.run(QUESTION, variables, ANALYST))['membershipStatistics'];
const figure = async (measure: string, period: object, country = 'NETHERLANDS') =>
  (await ask({ measure, by: ['COUNTRY'], period, filter: { countries: [country] } })).cells[0]?.value;
const written = () =>
  on.rows(
    'SELECT (SELECT count(*) FROM audit) AS audit, (SELECT count(*) FROM outbox) AS outbox, count(*) FROM released_cell',
  );
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
    expect(await release()).toBe(0);
    expect(await on.rows('SELECT count(*)::int FROM statistics_release WHERE published_at IS NOT NULL')).toEqual([
      { count: 1 },
    ]);
  });

  test.each([
    ['2026-02-07T22:59:59Z', 24],
    ['2026-02-07T23:00:00Z', 25],
  ])('[A41] of a country known up to %s has %d months', async (knownTo, count) => {
    await hear(on, 'netherlands', [], new Date(knownTo));
    await release();
    expect((await months())[1].months).toBe(count);
    await filled();
  });

  test('two at once release each month once', async () => {
    await hear(on, 'netherlands', [], new Date('2026-05-08T12:00:00Z'));
    const done = await Promise.all([release(), release()]);
    expect(done.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(4);
    expect((await months())[1].months).toBe(28);
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
    await release();
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

describe('figures', () => {
  test('of a country: what there was, what came and went, and what there is agree', async () => {
    const flow = async (measure: string, month: number) =>
      (await figure(measure, { from: isoMonth(month), to: isoMonth(month) })) as number;
    for (const month of [3, 6, 9]) {
      const [before, joined, ended, after] = [
        await flow('ACTIVE', month - 1),
        await flow('JOINED', month),
        await flow('ENDED', month),
        await flow('ACTIVE', month),
      ];
      if (joined === null || ended === null) continue;
      expect([month, before + joined - ended]).toEqual([month, after]);
    }
    const [{ active }] = await on.rows(
      `SELECT count(*)::int AS active FROM membership_record WHERE country = 'netherlands' AND status = 'ACTIVE'`,
    );
    const booked = MEMBERS.filter(({ at }) => at < new Date('2026-01-01T00:00:00Z'));
    const left = booked.filter(({ status }) => status === 'ENDED').length;
    expect(await figure('ACTIVE', DECEMBER)).toBe(2_000 - left);
    expect(active).toBeLessThanOrEqual(2_000);
  });

  test('of a library: the same, with those who moved', async () => {
    const of = async (measure: string, period: object) =>
      (await ask({ measure, by: ['LIBRARY'], period, filter: { countries: ['NETHERLANDS'] } })).cells;
    const [start, joined, ended, end] = [
      ...[await of('ACTIVE', { from: '2024-12-01', to: '2024-12-01' }), await of('JOINED', YEAR)],
      ...[await of('ENDED', YEAR), await of('ACTIVE', DECEMBER)],
    ];
    const moved = await on.rows(
      `SELECT library, sum(moved_in - moved_out)::int AS moved FROM membership_flow
       WHERE country = 'netherlands' AND month BETWEEN '2025-01-01' AND '2025-12-01' GROUP BY 1 ORDER BY 1`,
    );
    const whole = moved.filter((_, at) => [start, joined, ended, end].every((cells) => cells[at].value !== null));
    expect(whole.length).toBeGreaterThan(0);
    for (const [at, { library, moved: net }] of moved.entries())
      if (whole.includes(moved[at]))
        expect([library, start[at].value + joined[at].value - ended[at].value + net]).toEqual([library, end[at].value]);
  });

  test('by library and kind, of the year: whole, and hidden where they are few', async () => {
    const { cells } = await ask({
      measure: 'JOINED',
      by: ['LIBRARY', 'KIND'],
      period: YEAR,
      filter: { countries: ['NETHERLANDS'] },
    });
    const joined = MEMBERS.filter(
      ({ happened, at }) => happened === 'JOINED' && at >= new Date('2025-01-01T00:00:00Z'),
    );
    for (const { library, kind, value } of cells)
      if (value !== null)
        expect(value).toBe(joined.filter((one) => one.library === library && one.kind === kind).length);
    expect(cells).toHaveLength(8);
  });

  test('a filter takes cells and counts nothing anew: it gives what the whole table has', async () => {
    const period = DECEMBER;
    const { cells } = await ask({ measure: 'ACTIVE', by: ['COUNTRY', 'LIBRARY', 'KIND'], period });
    for (const cell of cells) {
      const filter = { countries: [cell.country], libraries: [cell.library], kinds: [cell.kind] };
      const { cells: one } = await ask({ measure: 'ACTIVE', by: [], period, filter });
      expect([one[0].value, one[0].suppressed]).toEqual([cell.value, cell.suppressed]);
    }
    expect(cells.some(({ suppressed }: any) => suppressed)).toBe(true);
  });

  test('all countries together are hidden where one is', async () => {
    const [netherlands, finland] = [await figure('ACTIVE', DECEMBER), await figure('ACTIVE', DECEMBER, 'FINLAND')];
    expect((await ask({ measure: 'ACTIVE', by: [], period: DECEMBER })).cells).toMatchObject([
      { country: null, value: netherlands + finland },
    ]);
    const early = { from: '2025-01-01', to: '2025-12-01' };
    const { cells } = await ask({ measure: 'ENDED', by: ['MONTH'], period: early });
    const own = (await ask({ measure: 'ENDED', by: ['MONTH'], period: early, filter: { countries: ['FINLAND'] } }))
      .cells;
    for (const [index, { suppressed }] of own.entries()) if (suppressed) expect(cells[index].value).toBeNull();
    expect(own.some(({ suppressed }: any) => suppressed)).toBe(true);
  });

  test.each([
    [2, 3],
    [5, 10],
    [1_000, 0],
  ])('rounded to %d, half up, are never far from the number', async (roundTo) => {
    const { cells } = await ask({ measure: 'ACTIVE', by: ['LIBRARY'], period: DECEMBER, roundTo });
    const exact = (await ask({ measure: 'ACTIVE', by: ['LIBRARY'], period: DECEMBER })).cells;
    for (const [index, { value }] of cells.entries()) {
      expect(value % roundTo).toBe(0);
      expect(value - exact[index].value).toBeLessThanOrEqual(roundTo / 2);
      expect(exact[index].value - value).toBeLessThan(roundTo / 2 + 1e-9);
    }
  });

  test('a country without a month of the period has no figure of the whole', async () => {
    const period = { from: '2025-11-01', to: '2026-01-31' };
    expect((await ask({ measure: 'JOINED', by: ['COUNTRY'], period })).cells).toEqual([]);
    expect(
      (await ask({ measure: 'JOINED', by: ['COUNTRY', 'MONTH'], period, filter: { countries: ['NETHERLANDS'] } }))
        .cells,
    ).toHaveLength(2);
  });

  test.each([
    [{ by: ['LIBRARY', 'AGE_BAND'] }, 'CROSSING_NOT_RELEASED'],
    [{ by: ['LIBRARY'], filter: { ageBands: ['65+'] } }, 'CROSSING_NOT_RELEASED'],
    [{ by: ['REGION', 'KIND'] }, 'CROSSING_NOT_RELEASED'],
    [{ measure: 'JOINED', by: ['LIBRARY', 'MONTH'] }, 'MONTHLY_CROSSING_NOT_RELEASED'],
    [
      { measure: 'JOINED', by: ['LIBRARY'], period: { from: '2025-01-01', to: '2025-11-30' } },
      'MONTHLY_CROSSING_NOT_RELEASED',
    ],
    [
      { measure: 'JOINED', by: ['LIBRARY'], period: { from: '2025-02-01', to: '2025-12-31' } },
      'MONTHLY_CROSSING_NOT_RELEASED',
    ],
    [{ period: { from: '2025-02-01', to: '2025-01-31' } }, 'PERIOD_BACKWARDS'],
    [{ period: { from: '2000-01-01', to: '2020-01-01' } }, 'PERIOD_TOO_LONG'],
    [{ roundTo: 1 }, 'ROUNDING_OUT_OF_RANGE'],
    [{ roundTo: 1_001 }, 'ROUNDING_OUT_OF_RANGE'],
    [{ release: '2' }, 'RELEASE_UNKNOWN'],
    [{ release: '1; SELECT 1' }, 'RELEASE_UNKNOWN'],
  ])('refuses %j: %s', async (asked, code) => {
    const before = await written();
    const { cells, refusal } = await ask({ measure: 'ACTIVE', by: [], period: YEAR, ...asked });
    expect([cells, refusal.code]).toEqual([[], code]);
    expect(await written()).toEqual(before);
  });

  test.each([[{ from: '2000-02-01', to: '2020-01-01' }], [{ from: '2025-01-01', to: '2025-12-31' }]])(
    'answers %j',
    async (period) => {
      expect((await ask({ measure: 'JOINED', by: ['COUNTRY', 'MONTH'], period })).refusal).toBeNull();
    },
  );
});

describe('[A40] a hard question', () => {
  test('in any filter is only text', async () => {
    const before = await on.rows('SELECT count(*)::int FROM released_cell');
    const texts = [...injections(200)].filter((text) => !text.includes('\u0000'));
    for (const field of ['kinds', 'libraries', 'regions', 'ageBands']) {
      const answer = await ask({ measure: 'ACTIVE', by: [], period: DECEMBER, filter: { [field]: texts } });
      expect([field, answer.cells, answer.refusal]).toEqual([field, [], null]);
    }
    expect(await on.rows('SELECT count(*)::int FROM released_cell')).toEqual(before);
  });

  test('the thousandth of a day is answered, the next is not, and the day after is', async () => {
    await on.rows(`UPDATE statistics_budget SET asked = 999`);
    const asked = { measure: 'ACTIVE', by: [], period: DECEMBER };
    expect((await ask(asked)).cells).toHaveLength(1);
    const { errors } = await on.answer(QUESTION, asked, ANALYST);
    expect(errors?.[0]?.extensions?.['code']).toBe('RATE_LIMITED');
    expect(await on.rows('SELECT actor, action, outcome FROM audit')).toEqual([
      { actor: 'staff|analyst.one', action: 'membershipStatistics', outcome: 'RATE_LIMITED' },
    ]);
    on.clock.set('2026-11-21T00:00:00Z');
    expect((await ask(asked)).cells).toHaveLength(1);
    on.clock.set('2026-11-20T10:00:00Z');
  });
});

const EVERYTHING = [
  ...['ACTIVE', 'JOINED', 'RENEWED', 'LAPSED', 'ENDED'].flatMap((measure) => [
    { measure, by: ['COUNTRY', 'MONTH'], period: { from: '2024-12-01', to: '2025-12-31' } },
    { measure, by: ['COUNTRY', 'MONTH', 'AGE_BAND'], period: { from: '2024-12-01', to: '2025-12-31' } },
    ...[['REGION'], ['LIBRARY', 'KIND'], ['KIND', 'AGE_BAND']].map((by) => ({
      measure,
      by: ['COUNTRY', ...by],
      period: YEAR,
    })),
  ]),
];
const READY_MADE = `{
  netherlandsYearlyDelivery(year: 2025) { release { id } byLibrary { ...line } byAgeBand { ...line } }
  celiaCustomersByMunicipality(year: 2025) { municipality customers joined }
}
fragment line on NetherlandsDeliveryLine { library kind ageBand activeStart joined renewed expired cancelled activeEnd }`;

async function everyAnswer(): Promise<{ answers: string; undisclosed: number }> {
  const answers = [];
  for (const asked of EVERYTHING) answers.push(await ask(asked));
  const { undisclosed } = answers[0];
  const told = answers.map(({ undisclosed: _, ...answer }) => answer);
  const all = JSON.stringify([told, await on.run(READY_MADE, {}, ANALYST)]);
  return { answers: all.replaceAll(/"id":"\d+"/g, ''), undisclosed }; // a restored database counts its releases on
}

describe('ready-made', () => {
  test('the yearly delivery of the Netherlands', async () => {
    const { netherlandsYearlyDelivery: delivery } = await on.run(READY_MADE, {}, ANALYST);
    expect(delivery.byLibrary).toHaveLength(8);
    expect(delivery.byAgeBand).toHaveLength(6);
    for (const { activeEnd, expired, cancelled } of [...delivery.byLibrary, ...delivery.byAgeBand]) {
      expect(activeEnd === null || activeEnd === 0 || activeEnd >= 10).toBe(true);
      expect([expired === null, expired]).toEqual([cancelled === null, expired]);
    }
    expect(
      (await on.run('{ netherlandsYearlyDelivery(year: 2026) { release { id } } }', {}, ANALYST))[
        'netherlandsYearlyDelivery'
      ],
    ).toBeNull();
  });

  test("Celia's customers by municipality, never fewer than 20", async () => {
    const { celiaCustomersByMunicipality: lines } = await on.run(READY_MADE, {}, ANALYST);
    expect(lines.map(({ municipality }: any) => municipality)).toEqual(['NL-DR', 'NL-UT']);
    const customers = lines.map((line: any) => line.customers);
    expect(customers.every((count: number | null) => count === null || count >= 20)).toBe(true);
    expect(customers).toContainEqual(expect.any(Number));
    expect(
      (await on.run('{ celiaCustomersByMunicipality(year: 1) { joined } }', {}, ANALYST))[
        'celiaCustomersByMunicipality'
      ],
    ).toBeNull();
  });
});

test('[A40] protected persons change no byte of any answer but the undisclosed count, and that by whole thresholds', async () => {
  const HIDDEN = { library: null, region: null, ageBand: null, undisclosed: true } as const;
  const world = await everyAnswer();
  const others = async (count: number) => {
    await empty();
    const hidden = Array.from({ length: count }, (_, index) =>
      event(1, { ...HIDDEN, membership: membershipId(90_000 + index), at: day(index % 12) }),
    );
    await hear(on, 'netherlands', hidden, new Date('2026-01-08T12:00:00Z'));
    await hear(on, 'netherlands', MEMBERS, new Date('2026-01-08T12:00:00Z'));
    await hear(on, 'finland', CUSTOMERS, new Date('2026-01-08T12:00:00Z'));
    await release();
    return everyAnswer();
  };
  const [four, five] = [await others(4), await others(5)];
  expect(four.answers).toBe(world.answers);
  expect(five.answers).toBe(four.answers);
  expect([world.undisclosed, four.undisclosed, five.undisclosed]).toEqual([0, 0, 5]);
});

function isoMonth(month: number): string {
  return `2025-${String(month).padStart(2, '0')}-01`;
}

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
