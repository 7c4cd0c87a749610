import { createRequire } from 'node:module';
import type { Highs } from 'highs';
import type { Cell } from '../../../subgraphs/insight/domain/statistics/suppression/network.ts';
import type { Published, World } from './worlds.ts';

/** Somebody with a linear solver and all that is published. */
export interface Reader {
  /** The least and the most that the cell can be. */
  bounds(cell: Published): readonly [number, number];
  dispose(): void;
}

type Series = 'active' | 'joined' | 'lapsed' | 'cancelled' | 'renewed';

const PARTS = {
  ...{ ACTIVE: ['active'], JOINED: ['joined'], RENEWED: ['renewed'], LAPSED: ['lapsed'] },
  ENDED: ['lapsed', 'cancelled'],
} as const satisfies Record<Published['measure'], readonly Series[]>;
const SERIES: readonly Series[] = ['active', 'joined', 'lapsed', 'cancelled', 'renewed'];

// Its types are those of the CommonJS module.
const load: () => Promise<Highs> = createRequire(import.meta.url)('highs');
let solver: Promise<Highs> | undefined;

/**
 * Knows every place, that nobody is counted less than zero times, every number that is published, that ends are lapses
 * and others, and that of each kind, since none becomes another, opening + joined - ended = closing.
 */
export async function readerOf(world: World, cells: readonly Published[]): Promise<Reader> {
  solver ??= load();
  const { createModel, constants, infinity } = await solver;
  const model = createModel();
  model.options.set({ output_flag: false });
  const variables = SERIES.length * world.stock.length * world.places.length;
  for (let index = 0; index < variables; index++) model.addVar(0, infinity);
  const equation = (terms: ReadonlyMap<number, number>, value: number) =>
    model.addRow(value, value, { indices: [...terms.keys()], values: [...terms.values()] });
  for (const cell of cells) if (cell.value !== null) equation(termsOf(world, cell), cell.value);
  for (const terms of balances(world)) equation(terms, 0);
  const best = (
    terms: ReadonlyMap<number, number>,
    sense: typeof constants.objectiveSense.minimize | typeof constants.objectiveSense.maximize,
  ) => {
    for (const [index, times] of terms) model.changeColCost(index, times);
    model.changeObjectiveSense(sense);
    const status = model.run();
    const found = model.getModelStatus();
    const value = model.getObjectiveValue();
    for (const index of terms.keys()) model.changeColCost(index, 0);
    return { status, found, value };
  };
  return {
    bounds(cell) {
      const terms = termsOf(world, cell);
      const least = best(terms, constants.objectiveSense.minimize);
      const most = best(terms, constants.objectiveSense.maximize);
      if (String(least.found) !== String(constants.modelStatus.optimal))
        throw new Error(`no world fits: ${least.found}`);
      const isOpen = String(most.found) !== String(constants.modelStatus.optimal);
      return [least.value, isOpen ? Number.POSITIVE_INFINITY : most.value];
    },
    dispose: () => model.dispose(),
  };
}

function termsOf(world: World, { measure, span, period, cell }: Published): Map<number, number> {
  const months = span === 'YEAR' ? world.months.map((_, index) => index + 1) : [period];
  const places = world.places.flatMap((place, index) => (isIn(place, cell) ? [index] : []));
  const parts: readonly Series[] = PARTS[measure];
  return new Map(
    parts.flatMap((series) =>
      months.flatMap((month) => places.map((place) => [at(world, series, month, place), 1] as const)),
    ),
  );
}

export function isIn(place: World['places'][number], cell: Cell): boolean {
  return (['region', 'library', 'kind', 'ageBand'] as const).every(
    (field) => cell[field] === undefined || cell[field] === place[field],
  );
}

function balances(world: World): Map<number, number>[] {
  const kinds = new Set(world.places.map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => balancesOf(world, { kind }));
}

function balancesOf(world: World, cell: Cell): Map<number, number>[] {
  const places = world.places.flatMap((place, index) => (isIn(place, cell) ? [index] : []));
  return world.months.map((_, index) => {
    const month = index + 1;
    const signs = [
      ...([
        ['active', month - 1, 1],
        ['active', month, -1],
      ] as const),
      ...([
        ['joined', month, 1],
        ['lapsed', month, -1],
        ['cancelled', month, -1],
      ] as const),
    ] as const;
    return new Map(
      signs.flatMap(([series, when, sign]) => places.map((place) => [at(world, series, when, place), sign] as const)),
    );
  });
}

function at({ stock, places }: World, series: Series, month: number, place: number): number {
  return (SERIES.indexOf(series) * stock.length + month) * places.length + place;
}

export function truthOf(world: World, { measure, span, period, cell }: Published): number {
  const inCell = world.places.flatMap((place, index) => (isIn(place, cell) ? [index] : []));
  if (measure === 'ACTIVE') return inCell.reduce((sum, index) => sum + (world.stock[period]?.[index] ?? 0), 0);
  const field = ({ JOINED: 'joined', RENEWED: 'renewed', LAPSED: 'lapsed', ENDED: 'ended' } as const)[measure];
  return world.flows
    .filter(({ place }) => isIn(place, cell) && (span === 'YEAR' || place.month === world.months[period - 1]))
    .reduce((sum, flow) => sum + flow[field], 0);
}
