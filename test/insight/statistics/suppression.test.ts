import { describe, expect, test } from '@jest/globals';
import { cheapestPath } from '../../../subgraphs/insight/domain/statistics/suppression/cheapestPath.ts';
import { type Arc, networkOf } from '../../../subgraphs/insight/domain/statistics/suppression/network.ts';
import { cellKey, STOCK_STAGES, tablesOf } from '../../../subgraphs/insight/domain/statistics/suppression/tables.ts';
import { leastMembers, thresholdOf, toldUndisclosed } from '../../../subgraphs/insight/domain/statistics/thresholds.ts';
import { isIn, readerOf, truthOf } from './reader.ts';
import { chances, type Published, published, type World, worldOf } from './worlds.ts';

// More of them: WORLDS=400 CELLS=1000 npm test -- test/insight/statistics/suppression.test.ts
const WORLDS = Number(process.env['WORLDS'] ?? 4);
const CELLS = Number(process.env['CELLS'] ?? 40);

/**
 * What the reader makes of some of the hidden cells that count somebody, where it is too much. A number that is large
 * enough may be worked out from others; no number may be known nearly.
 */
async function foundOut(world: World, cells: readonly Published[], seed: number): Promise<object[]> {
  const reader = await readerOf(world, cells);
  const chance = chances(seed);
  const hidden = cells.filter((cell) => cell.value === null && truthOf(world, cell) > 0);
  const found = hidden
    .filter(() => chance(hidden.length) < CELLS)
    .flatMap((cell) => {
      const [least, most] = reader.bounds(cell);
      const [truth, threshold] = [truthOf(world, cell), thresholdOf(world.country, cell.breakdown)];
      const isTooMuch = most - least < threshold - 1e-6 && (truth < threshold || most - least > 1e-6);
      return isTooMuch ? [{ ...cell, cell: cellKey(cell.cell), truth, least, most }] : [];
    });
  reader.dispose();
  return found;
}

describe('[A40] [A41] what a reader with a linear solver makes of the hidden cells', () => {
  // The first are some in which something was found out by rules that are no more.
  const seeds = [1003, 1022, 1149, 1165, 1202, ...Array.from({ length: WORLDS }, (_, index) => 100 + index)];
  const worlds = seeds.map((seed) => ({ seed, country: seed % 4 === 3 ? 'finland' : 'netherlands' }));

  test.each(worlds)(
    'world $seed of $country: each can be as many numbers as its threshold',
    async ({ seed, country }) => {
      const world = worldOf(seed, country);
      expect(await foundOut(world, published(world), seed)).toEqual([]);
    },
  );

  test.each(worlds)('world $seed of $country: what is shown is nobody or enough, and true', ({ seed, country }) => {
    const world = worldOf(seed, country);
    for (const cell of published(world)) {
      if (cell.value === null) continue;
      expect(cell.value).toBe(truthOf(world, cell));
      expect(cell.value === 0 || cell.value >= thresholdOf(country, cell.breakdown)).toBe(true);
    }
  });

  test('hiding the small ones alone would not do', async () => {
    const world = worldOf(100);
    const naive = published(world).map((cell) => {
      const value = truthOf(world, cell);
      return { ...cell, value: value > 0 && value < thresholdOf('netherlands', cell.breakdown) ? null : value };
    });
    expect(await foundOut(world, naive, 100)).not.toEqual([]);
  });
});

const PLAIN = { region: 'N', kind: 'DESK', ageBand: '25-39' } as const;

/** The stock of libraries with so many members, all of one kind and age. */
function stockOf(members: readonly number[], country = 'netherlands'): (number | null)[] {
  const places = members.map((_, index) => ({ ...PLAIN, library: `lib${index}` }));
  const world = { country, places, months: [], stock: [members], flows: [] };
  return published(world).flatMap(({ breakdown, value }) => (breakdown === 'LIBRARY' ? [value] : []));
}

describe('[A40] which libraries are hidden', () => {
  test.each([
    ['none where each has enough', [10, 10, 40], [10, 10, 40]],
    ['a small one, and one more to hide it in', [9, 10, 400], [null, null, 400]],
    ['two small ones that hide each other', [4, 6, 10, 400], [null, null, 10, 400]],
    ['two small ones that do not, and a third', [4, 5, 10, 400], [null, null, null, 400]],
    ['an empty one is shown', [0, 10, 400], [0, 10, 400]],
    ['a country of 19 is not told of', [9, 10], [null, null]],
    ['one of 20 is', [10, 10], [10, 10]],
    ['where one library dominates it has to hide the small one', [3, 400], [null, null]],
  ])('%s', (_, members, told) => {
    expect(stockOf(members)).toEqual(told);
  });

  test.each([
    [
      [20, 20],
      [20, 20],
    ],
    [
      [19, 20, 100],
      [null, null, 100],
    ],
    [
      [19, 20],
      [null, null],
    ],
  ])('in Finland, of %j: %j', (members, told) => {
    expect(stockOf(members, 'finland')).toEqual(told);
  });
});

test.each([
  ['netherlands', '', 10],
  ['norway', 'REGION', 5],
  ['norway', 'KIND', 10],
  ['norway', 'LIBRARY', 10],
  ['netherlands', 'KIND,AGE_BAND', 10],
  ['finland', '', 20],
  ['finland', 'REGION', 20],
  ['finland', 'LIBRARY,KIND', 20],
] as const)('[A40] the threshold of %s by %j is %d', (country, breakdown, threshold) => {
  expect(thresholdOf(country, breakdown)).toBe(threshold);
});

test('a country is told of from twice the highest threshold on', () => {
  expect([leastMembers('norway'), leastMembers('finland')]).toEqual([20, 40]);
});

test.each([
  ['norway', 4, 0],
  ['norway', 5, 5],
  ['norway', 9, 5],
  ['finland', 19, 0],
  ['finland', 20, 20],
])('[A40] of %s, %d undisclosed members are told as %d', (country, members, told) => {
  expect(toldUndisclosed(country, members)).toBe(told);
});

test('a region or library that is not known is another cell than the total', () => {
  const veilOf = () => ({ hidden: false });
  const atom = { place: { ...PLAIN, region: null, library: null }, value: 30 };
  const tellingOf = () => 'AS_NEEDED' as const;
  const plan = { country: 'norway', stages: ['REGION', 'LIBRARY'], veilOf, tellingOf } as const;
  const keys = tablesOf([atom], plan).arcs.map(({ cell }) => cellKey(cell));
  expect(new Set(keys).size).toBe(4);
  expect(isIn({ ...PLAIN, library: null }, { library: null })).toBe(true);
});

test('hides no more than it must: of a large country, little', () => {
  const chance = chances(7);
  const libraries = Array.from({ length: 60 }, (_, index) => index);
  const places = libraries.flatMap((index) =>
    ['DESK', 'ONLINE'].flatMap((kind) =>
      ['0-11', '25-39', '65+'].map((ageBand) => ({ region: `R${index % 6}`, library: `lib${index}`, kind, ageBand })),
    ),
  );
  const members = places.map(({ library }) => (library === 'lib3' ? 1 : 20 + chance(200)));
  const cells = published({ country: 'netherlands', places, months: [], stock: [members], flows: [] });
  const hidden = cells.filter(({ measure, value }) => measure === 'ACTIVE' && value === null);
  expect(hidden.map(({ breakdown }) => breakdown).sort()).toEqual([
    ...['LIBRARY', 'LIBRARY', 'LIBRARY,KIND', 'LIBRARY,KIND', 'LIBRARY,KIND', 'LIBRARY,KIND'],
  ]);
});

test('[A40] each library has each kind, were it zero times, also where names run into each other', () => {
  const libraries = [
    { region: 'Vest', library: 'Agder 1', kind: 'DESK' },
    { region: 'Vest Agder', library: '1', kind: 'ONLINE' },
  ];
  const atoms = libraries.map((place) => ({ place: { ...place, ageBand: '25-39' }, value: 30 }));
  const telling = { veilOf: () => ({ hidden: false }), tellingOf: () => 'AS_NEEDED' as const };
  const { arcs } = tablesOf(atoms, { country: 'norway', stages: STOCK_STAGES, ...telling });
  const crossed = arcs.filter(({ cell }) => cell.library !== undefined && cell.kind !== undefined);
  expect(crossed.map(({ value }) => value).sort()).toEqual([0, 0, 30, 30]);
});

test('what is hidden beside a cell is what costs the reader least, were it more cells', () => {
  const plan = (from: string, to: string, cost: number) => ({
    ...{ from, to, cost, cell: {}, value: 30, threshold: 10, veil: { hidden: false } },
  });
  const network = networkOf([plan('c', 'a', 9), plan('a', 'c', 9), plan('a', 'b', 1), plan('b', 'c', 1)]);
  const [without, direct, ...around] = network.arcs as [Arc, Arc, Arc, Arc];
  const room = () => Number.POSITIVE_INFINITY;
  const path = cheapestPath({ network, without, from: without.to, to: without.from, room, least: 1 });
  expect(path?.map(({ arc }) => arc).reverse()).toEqual(around);
  expect(path?.map(({ arc }) => arc)).not.toContain(direct);
});
