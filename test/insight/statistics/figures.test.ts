import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANALYST } from '../../support/insight.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { askFigures, DECEMBER, MEMBERS, openFigures, READY_MADE, YEAR } from './askedFigures.ts';

let on: TestSubgraph;
beforeAll(async () => {
  on = await openFigures();
});
afterAll(() => on.close());

const ask = (variables: object) => askFigures(on, variables);
const figure = async (measure: string, period: object, country = 'NETHERLANDS') =>
  (await ask({ measure, by: ['COUNTRY'], period, filter: { countries: [country] } })).cells[0]?.value;

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

  test.each([
    ['before all releases', { from: '2023-01-01', to: '2023-12-31' }, [], null],
    ['of the last released month', DECEMBER, [1, 1], 0],
    ['from its last day on', { from: '2025-12-31', to: '2026-01-01' }, [], 0],
    ['after it', { from: '2026-01-01', to: '2026-01-31' }, [], null],
  ])(
    'of a period %s: nothing of another one, nor how many are in no figure',
    async (_when, period, cells, undisclosed) => {
      const told = await ask({ measure: 'ACTIVE', by: ['COUNTRY'], period });
      expect([told.cells.map(() => 1), told.undisclosed]).toEqual([cells, undisclosed]);
    },
  );

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
});

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

function isoMonth(month: number): string {
  return `2025-${String(month).padStart(2, '0')}-01`;
}
