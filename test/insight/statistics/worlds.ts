import { decideMonth } from '../../../subgraphs/insight/domain/statistics/suppression/decideMonth.ts';
import { decideYear, type PublishedFlow } from '../../../subgraphs/insight/domain/statistics/suppression/decideYear.ts';
import type { Cell } from '../../../subgraphs/insight/domain/statistics/suppression/network.ts';
import type { FlowCount, TableCell } from '../../../subgraphs/insight/domain/statistics/suppression/tableCells.ts';

/** Chances from a seed, the same each time. */
export function chances(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export type Place = FlowCount['place'];

/** The members of a country by place: `stock[m]` at the end of month m, where 0 is the one before the year. */
export interface World {
  readonly country: string;
  readonly places: readonly Omit<Place, 'month'>[];
  readonly months: readonly string[];
  readonly stock: readonly (readonly number[])[];
  readonly flows: readonly FlowCount[];
}

/** Small and awkward: a library that dominates, tiny ones, empty places, margins of two cells, quiet months. */
export function worldOf(seed: number, country = 'netherlands', months = 3): World {
  const chance = chances(seed);
  const places = placesOf(chance);
  const size = places.map(() => (chance(3) === 0 ? 0 : chance(3) === 0 ? chance(200) : chance(12)));
  const busy = 1 + chance(3) * 4;
  const habits = { rare: 1 + chance(4) * chance(4), lapsing: chance(3) };
  const stock = [size];
  const flows: FlowCount[] = [];
  const named = Array.from({ length: months }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}-01`);
  for (const month of named) {
    const before = stock.at(-1) ?? [];
    const isQuiet = chance(6) === 0;
    const happened = places.map((place, index) =>
      monthOf(chance, { ...place, month }, before[index] ?? 0, { ...habits, busy: isQuiet ? 0 : busy }),
    );
    flows.push(...happened);
    const after = happened.map(({ joined, ended }, index) => (before[index] ?? 0) + joined - ended);
    stock.push(movedOfKind(chance, places, after));
  }
  return { country, places, months: named, stock, flows };
}

function placesOf(chance: (below: number) => number): World['places'] {
  const libraries = Array.from({ length: 2 + chance(4) }, (_, index) => ({
    library: index === 0 && chance(3) === 0 ? null : `lib${index}`,
    regions: chance(6) === 0 ? ['N', 'S'] : [index % 2 === 0 ? 'N' : 'S'],
  }));
  const kinds = ['DESK', 'ONLINE', 'BOTH'].slice(0, 1 + chance(3));
  const bands = ['0-11', '25-39', null].slice(0, 2 + chance(2));
  return libraries.flatMap(({ library, regions }) =>
    regions.flatMap((region) => kinds.flatMap((kind) => bands.map((ageBand) => ({ region, library, kind, ageBand })))),
  );
}

interface Habits {
  /** How much happens at most in a place, once in so many times. */
  readonly busy: number;
  readonly rare: number;
  /** Whether exits are lapses: some, all of an age or none, all of a kind or none. */
  readonly lapsing: number;
}

function monthOf(chance: (below: number) => number, place: Place, members: number, habits: Habits): FlowCount {
  const { rare } = habits;
  const busy = chance(rare) === 0 ? habits.busy * rare : 0;
  const joined = chance(busy * (chance(2) + 1));
  const ended = Math.min(members, chance(busy));
  return { place, joined, renewed: chance(busy * 3), ended, lapsed: lapsedOf(chance, place, ended, habits) };
}

function lapsedOf(chance: (below: number) => number, place: Place, ended: number, { lapsing }: Habits): number {
  const isMixed = chance(2) === 0;
  if (lapsing === 0) return isMixed ? ended : chance(ended + 1);
  const lapses = lapsing === 1 ? place.ageBand === '25-39' : place.kind === 'DESK';
  return lapses ? ended : chance(8) === 0 ? chance(ended + 1) : 0;
}

function moved(chance: (below: number) => number, members: readonly number[]): number[] {
  const after = [...members];
  const [from, to] = [chance(after.length), chance(after.length)];
  const some = Math.min(chance(4), after[from] ?? 0);
  after[from] = (after[from] ?? 0) - some;
  after[to] = (after[to] ?? 0) + some;
  return after;
}

// A kind is how a membership was taken out, and never another later.
function movedOfKind(chance: (below: number) => number, places: World['places'], members: readonly number[]): number[] {
  const { kind } = places[chance(places.length)] ?? {};
  const own = places.flatMap((place, index) => (place.kind === kind ? [index] : []));
  const after = [...members];
  for (const [place, count] of moved(
    chance,
    own.map((index) => members[index] ?? 0),
  ).entries())
    after[own[place] ?? 0] = count;
  return after;
}

export interface Published extends TableCell {
  readonly span: 'MONTH' | 'YEAR';
  /** The number of the month in the world's stock; of a year the last one's. */
  readonly period: number;
}

/** What is published of the world: the month before the year, each of its months, and the year. */
export function published(world: World): readonly Published[] {
  const months: Published[][] = [];
  for (const [number, stock] of world.stock.entries())
    months.push(publishedMonth(world, stock, number, months.at(-1) ?? []));
  const flows = months
    .slice(1)
    .flatMap((cells, index) => cells.flatMap((cell) => publishedFlow(cell, world.months[index] ?? '')));
  const hiddenStock = [...hiddenStockOf(months[0]), ...hiddenStockOf(months.at(-1))];
  const { country } = world;
  const year = decideYear({ country, flows: world.flows, published: flows, hiddenStock });
  const period = world.months.length;
  return [...months.flat(), ...year.map((cell): Published => ({ ...cell, span: 'YEAR', period }))];
}

function hiddenStockOf(cells: readonly Published[] = []): Cell[] {
  return cells.flatMap(({ measure, cell, value }) => (measure === 'ACTIVE' && value === null ? [cell] : []));
}

function publishedMonth(
  { country, places, flows, months }: World,
  stock: readonly number[],
  number: number,
  before: readonly Published[],
): Published[] {
  const month = months[number - 1];
  const cells = decideMonth({
    country,
    hiddenBefore: hiddenStockOf(before),
    stock: places.map((place, index) => ({ place, active: stock[index] ?? 0 })),
    flows: month === undefined ? [] : flows.filter(({ place }) => place.month === month),
  });
  return cells.map((cell) => ({ ...cell, span: 'MONTH', period: number }));
}

function publishedFlow({ measure, cell, value }: TableCell, month: string): PublishedFlow[] {
  return measure === 'ACTIVE'
    ? []
    : [{ measure, month, ageBand: cell.ageBand, isHidden: value === null } as PublishedFlow];
}
