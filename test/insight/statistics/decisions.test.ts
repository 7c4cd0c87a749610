import { describe, expect, test } from '@jest/globals';
import { decideMonth } from '../../../subgraphs/insight/domain/statistics/suppression/decideMonth.ts';
import { decideYear } from '../../../subgraphs/insight/domain/statistics/suppression/decideYear.ts';
import type { FlowCount, TableCell } from '../../../subgraphs/insight/domain/statistics/suppression/tableCells.ts';

const PLACE = { region: 'N', library: 'lib0', kind: 'DESK', ageBand: '25-39' } as const;
const JUNE = '2025-06-01';
const PLENTY = { joined: 30, renewed: 30, lapsed: 20, ended: 40 };

function flow(counts: Partial<FlowCount>, place: Partial<FlowCount['place']> = {}): FlowCount {
  return { ...PLENTY, ...counts, place: { ...PLACE, month: JUNE, ...place } };
}

/** The totals of a month in a country with so many members at its end. */
function totals(
  counts: Partial<FlowCount>,
  { active = 500, openingIsTold = true } = {},
): Record<string, number | null> {
  const month = { country: 'netherlands', openingIsTold, stock: [{ place: PLACE, active }], flows: [flow(counts)] };
  const cells = decideMonth(month).filter(({ breakdown }) => breakdown === '');
  return Object.fromEntries(cells.map(({ measure, value }) => [measure, value]));
}

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
    ['only the stock after a month that is not told', {}, { openingIsTold: false }, { ACTIVE: 500, ...NO_FLOWS }],
    ['nothing of fewer than 20 members', {}, { active: 19 }, { ACTIVE: null, ...NO_FLOWS }],
    ['all of 20 members', {}, { active: 20 }, { ...ALL, ACTIVE: 20 }],
    ['that there is nobody any more', {}, { active: 0 }, { ...ALL, ACTIVE: 0 }],
  ])('%s', (_, counts, country, told) => {
    expect(totals(counts, country)).toEqual(told);
  });
});

/** What is hidden of a year whose months are told, as 'JOINED KIND'. */
function hiddenOf(flows: readonly FlowCount[], hiddenKinds: readonly string[] = []): string[] {
  const cells = decideYear({ country: 'netherlands', flows, published: [], hiddenKinds: new Set(hiddenKinds) });
  const names = cells.flatMap(({ measure, breakdown, value }: TableCell) =>
    value === null ? [`${measure} ${breakdown}`] : [],
  );
  return [...new Set(names)].sort();
}

const TWO_KINDS = ['DESK', 'ONLINE'].flatMap((kind) => ['lib0', 'lib1'].map((library) => flow({}, { kind, library })));
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
    expect(hiddenOf(TWO_KINDS, ['DESK'])).toEqual(expect.arrayContaining(['JOINED KIND', 'ENDED KIND', 'LAPSED KIND']));
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
    const cells = decideYear({ country: 'netherlands', flows: TWO_KINDS, published, hiddenKinds: new Set() });
    const told = new Set(cells.flatMap(({ measure, value }) => (value === null ? [] : [measure])));
    expect([...told]).toEqual(['RENEWED']);
  });

  test('a library is told to have none of a kind that others have: left out, it would be known', () => {
    const flows = [flow({}), flow({}, { library: 'lib1', kind: 'ONLINE' })];
    const cells = decideYear({ country: 'netherlands', flows, published: [], hiddenKinds: new Set() });
    const crossed = cells.filter(({ measure, breakdown }) => measure === 'JOINED' && breakdown === 'LIBRARY,KIND');
    expect(crossed.map(({ value }) => value).sort()).toEqual([0, 0, 30, 30]);
  });
});
