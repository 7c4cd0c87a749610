import { describe, expect, test } from '@jest/globals';
import { decideMonth } from '../../../subgraphs/insight/domain/statistics/suppression/decideMonth.ts';
import { decideYear } from '../../../subgraphs/insight/domain/statistics/suppression/decideYear.ts';
import type { Cell } from '../../../subgraphs/insight/domain/statistics/suppression/network.ts';
import type {
  FlowCount,
  StockCount,
  TableCell,
} from '../../../subgraphs/insight/domain/statistics/suppression/tableCells.ts';

const PLACE = { region: 'N', library: 'lib0', kind: 'DESK', ageBand: '25-39' } as const;
const JUNE = '2025-06-01';
const PLENTY = { joined: 30, renewed: 30, lapsed: 20, ended: 40 };

function flow(counts: Partial<FlowCount>, place: Partial<FlowCount['place']> = {}): FlowCount {
  return { ...PLENTY, ...counts, place: { ...PLACE, month: JUNE, ...place } };
}

/** The totals of a month in a country with so many members at its end. */
function totals(
  counts: Partial<FlowCount>,
  { active = 500, hiddenBefore = [] as Cell[] } = {},
): Record<string, number | null> {
  return totalsOf([flow(counts)], hiddenBefore, [{ place: PLACE, active }]);
}

function totalsOf(flows: readonly FlowCount[], hiddenBefore: readonly Cell[], stock: readonly StockCount[] = STOCK) {
  const cells = decideMonth({ country: 'netherlands', hiddenBefore, stock, flows });
  return Object.fromEntries(
    cells.flatMap(({ breakdown, measure, value }) => (breakdown === '' ? [[measure, value]] : [])),
  );
}

const STOCK = ['DESK', 'ONLINE', 'BOTH'].map((kind) => ({ place: { ...PLACE, kind }, active: 500 }));

const ALL = { ACTIVE: 500, JOINED: 30, RENEWED: 30, LAPSED: 20, ENDED: 40 };
const NO_FLOWS = { JOINED: null, RENEWED: null, LAPSED: null, ENDED: null };

describe('[A40] [A41] what is told of a month', () => {
  test.each([
    ['all, where there is plenty', {}, {}, ALL],
    [
      'that nothing happened',
      { joined: 0, renewed: 0, lapsed: 0, ended: 0 },
      {},
      { ACTIVE: 500, JOINED: 0, RENEWED: 0, LAPSED: 0, ENDED: 0 },
    ],
    [
      'neither entries nor exits where entries are few',
      { joined: 9 },
      {},
      { ...ALL, JOINED: null, ENDED: null, LAPSED: null },
    ],
    [
      'neither entries nor exits where exits are few',
      { ended: 9, lapsed: 0 },
      {},
      { ...ALL, JOINED: null, ENDED: null, LAPSED: null },
    ],
    ['no lapses where the other exits are few', { ended: 29 }, {}, { ...ALL, ENDED: 29, LAPSED: null }],
    ['no lapses where they are few', { lapsed: 9 }, {}, { ...ALL, LAPSED: null }],
    ['no renewals where they are few', { renewed: 9 }, {}, { ...ALL, RENEWED: null }],
    ['only the stock after a month that is not told', {}, { hiddenBefore: [{}] }, { ACTIVE: 500, ...NO_FLOWS }],
    ['nothing of fewer than 20 members', {}, { active: 19 }, { ACTIVE: null, ...NO_FLOWS }],
    ['all of 20 members', {}, { active: 20 }, { ...ALL, ACTIVE: 20 }],
    ['that there is nobody any more', {}, { active: 0 }, { ...ALL, ACTIVE: 0 }],
  ])('%s', (_, counts, country, told) => {
    expect(totals(counts, country)).toEqual(told);
  });
});

describe('[A40] entries and exits of a month where the stock of the kinds tells their difference', () => {
  const ofKinds = (desk: Counts, online: Counts, both: Counts = {}) =>
    Object.entries({ DESK: desk, ONLINE: online, BOTH: both }).map(([kind, counts]) =>
      flow({ joined: 0, renewed: 0, lapsed: 0, ended: 0, ...counts }, { kind }),
    );
  type Counts = Partial<FlowCount>;
  const NOTHING_HIDDEN: Cell[] = [];
  const DESK_HIDDEN: Cell[] = [{ kind: 'DESK' }, { kind: 'ONLINE' }];

  test.each([
    ['are told where no kind is few', ofKinds({ joined: 40 }, { ended: 40 }), NOTHING_HIDDEN, 40],
    ['not where a kind has few entries and none left', ofKinds({ joined: 40 }, { ended: 40 }, { joined: 9 }), [], null],
    ['not where a kind has few exits and none came', ofKinds({ joined: 49 }, { ended: 40 }, { ended: 9 }), [], null],
    ['not where few lapsed of a kind', ofKinds({ joined: 49 }, { ended: 40, lapsed: 31 }), [], null],
    [
      'but where as many came as went of others, so that it may be more',
      ofKinds({ joined: 40, ended: 10 }, { ended: 40 }, { joined: 9 }),
      NOTHING_HIDDEN,
      49,
    ],
    ['and not of fewer', ofKinds({ joined: 40, ended: 9 }, { ended: 40 }, { joined: 9 }), NOTHING_HIDDEN, null],
    ['not where a kind is shown that was hidden', ofKinds({ joined: 40 }, { ended: 40 }), DESK_HIDDEN, null],
    ['but where it may be another', ofKinds({ joined: 40, ended: 10 }, { ended: 40 }), DESK_HIDDEN, 40],
  ])('%s', (_, flows, hiddenBefore, joined) => {
    expect(totalsOf(flows, hiddenBefore)['JOINED']).toBe(joined);
  });
});

test('[A41] what was hidden a month ago stays so where it can: shown, it would tell what it hid', () => {
  const stock = [3, 300, 301, 600].map((active, index) => ({ place: { ...PLACE, library: `lib${index}` }, active }));
  const hidden = (hiddenBefore: readonly Cell[]) =>
    decideMonth({ country: 'netherlands', hiddenBefore, stock, flows: [] }).flatMap(({ breakdown, cell, value }) =>
      breakdown === 'LIBRARY' && value === null ? [cell.library] : [],
    );
  expect(hidden([])).toEqual(['lib0', 'lib1']);
  const before = ['lib0', 'lib2'].flatMap((library) => [{ library }, { library, kind: 'DESK' }]);
  expect(hidden(before)).toEqual(['lib0', 'lib2']);
});

/** What is hidden of a year whose months are told, as 'JOINED KIND'. */
function hiddenOf(flows: readonly FlowCount[], hiddenStock: readonly Cell[] = []): string[] {
  const cells = decideYear({ country: 'netherlands', flows, published: [], hiddenStock });
  const names = cells.flatMap(({ measure, breakdown, value }: TableCell) =>
    value === null ? [`${measure} ${breakdown}`] : [],
  );
  return [...new Set(names)].sort();
}

const TWO_KINDS = ['DESK', 'ONLINE'].flatMap((kind) => ['lib0', 'lib1'].map((library) => flow({}, { kind, library })));
const TWO_AGES = [JUNE, '2025-07-01'].flatMap((month) => [flow({}, { month }), flow({}, { month, ageBand: '65+' })]);
const except = (counts: Partial<FlowCount>) => [flow(counts), ...TWO_KINDS.slice(1)];

describe('[A40] [A41] what is hidden of a year', () => {
  test('nothing, where there is plenty', () => {
    expect(hiddenOf(TWO_KINDS)).toEqual([]);
  });

  test('of a kind that is few, entries and exits alike: the change of the stock would tell the hidden one', () => {
    const hidden = hiddenOf([flow({ joined: 5 }), flow({}, { kind: 'ONLINE' }), flow({}, { kind: 'BOTH' })]);
    expect(hidden).toEqual(expect.arrayContaining(['JOINED KIND', 'ENDED KIND', 'LAPSED KIND']));
    expect(hidden).not.toContain('RENEWED KIND');
  });

  test('kinds whose stock is hidden', () => {
    expect(hiddenOf(TWO_KINDS, [{ kind: 'DESK' }])).toEqual(
      expect.arrayContaining(['JOINED KIND', 'ENDED KIND', 'LAPSED KIND']),
    );
  });

  test.each([
    ['lapses', { lapsed: 5 }],
    ['exits of other causes', { lapsed: 35 }],
  ])('exits and lapses alike where %s are few', (_, counts) => {
    const hidden = hiddenOf(except(counts));
    expect(hidden).toEqual(expect.arrayContaining(['ENDED LIBRARY,KIND', 'LAPSED LIBRARY,KIND']));
    expect(hidden.filter((name) => /JOINED|RENEWED/.test(name))).toEqual([]);
  });

  test('all entries and exits of a year with a month that is hidden, and no renewals', () => {
    const published = [{ measure: 'ENDED', month: JUNE, isHidden: true } as const];
    const cells = decideYear({ country: 'netherlands', flows: TWO_KINDS, published, hiddenStock: [] });
    const told = new Set(cells.flatMap(({ measure, value }) => (value === null ? [] : [measure])));
    expect([...told]).toEqual(['RENEWED']);
  });

  test('exits by age where lapses are told of some months alone', () => {
    const hiddenAges = TWO_AGES.map(({ place: { month = '', ageBand } }) => {
      return { measure: 'ENDED', month, ageBand, isHidden: true } as const;
    });
    const told = (...lapses: boolean[]) => {
      const months = lapses.map((isHidden) => ({ measure: 'LAPSED', month: JUNE, isHidden }) as const);
      const published = [...hiddenAges, ...months];
      const cells = decideYear({ country: 'netherlands', flows: TWO_AGES, published, hiddenStock: [] });
      return cells.flatMap(({ measure, breakdown, value }) => (measure === 'ENDED' && value ? [breakdown] : []));
    };
    expect(told(false, true)).not.toContain('AGE_BAND');
    expect([told(true, true), told(false, false)]).toEqual([
      expect.arrayContaining(['AGE_BAND']),
      expect.arrayContaining(['AGE_BAND']),
    ]);
  });

  test('a library is told to have none of a kind that others have: left out, it would be known', () => {
    const flows = [flow({}), flow({}, { library: 'lib1', kind: 'ONLINE' })];
    const cells = decideYear({ country: 'netherlands', flows, published: [], hiddenStock: [] });
    const crossed = cells.filter(({ measure, breakdown }) => measure === 'JOINED' && breakdown === 'LIBRARY,KIND');
    expect(crossed.map(({ value }) => value).sort()).toEqual([0, 0, 30, 30]);
  });
});
