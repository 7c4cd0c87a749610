import { type Breakdown, breakdownBy, PLACE_DIMENSIONS, PLACE_FIELDS, type PlaceDimension } from '../measures.ts';
import { isSmall, thresholdOf } from '../thresholds.ts';
import { type ArcPlan, type Cell, type Network, networkOf, type Veil } from './network.ts';

/** The people counted at one finest place. */
export interface Atom {
  readonly place: Required<Omit<Cell, 'month'>> & { readonly month?: string };
  readonly value: number;
}

type Stage = PlaceDimension | 'MONTH';

/** Along these, neighbours are crossed. */
export const STOCK_STAGES: readonly Stage[] = PLACE_DIMENSIONS;
export const YEAR_STAGES: readonly Stage[] = [...PLACE_DIMENSIONS, 'MONTH'];
export const MONTH_STAGES: readonly Stage[] = ['AGE_BAND'];

export interface TablePlan {
  readonly country: string;
  readonly stages: readonly Stage[];
  /** The veil of each cell; cells of several measures may have one. */
  veilOf(cell: Cell): Veil;
  tellingOf(cell: Cell): Telling;
  /** Whether it was hidden a month ago. Shown now, it would tell nearly what it was, and with that what it hid. */
  wasHidden?(cell: Cell): boolean;
}

/** Whether a cell is hidden as it must be, or that is settled and its veil says so, or it is not told whatever its size. */
export type Telling = 'AS_NEEDED' | 'SETTLED' | 'WITHHELD';

const FIELD = { ...PLACE_FIELDS, MONTH: 'month' } as const;
const WEIGHT: Readonly<Record<Breakdown, number>> = {
  ...{ '': 1_000, KIND: 20, REGION: 5, AGE_BAND: 5, LIBRARY: 3, 'LIBRARY,KIND': 1, 'KIND,AGE_BAND': 1 },
};

const STAYS_HIDDEN = 1e-6;

/** The dimensions of a place that a cell is told by, as a breakdown; undefined for what no release tells. */
export function breakdownOf(cell: Cell): Breakdown | undefined {
  return breakdownBy(PLACE_DIMENSIONS.filter((dimension) => cell[FIELD[dimension]] !== undefined));
}

export function cellKey({ region, library, kind, ageBand, month }: Cell): string {
  // JSON would write "not told by" and "none known" alike.
  return JSON.stringify([region, library, kind, ageBand, month].map((value) => (value === undefined ? 0 : value)));
}

/**
 * The tables that can be made of the atoms, as one network; cells that are too small to be told are hidden. Where months
 * are told, atoms with a month are those of ages alone, and the others those of the whole year.
 */
export function tablesOf(atoms: readonly Atom[], plan: TablePlan): Network {
  const sums = new Map<string, Sum>();
  for (const atom of [...atoms, ...emptyPlaces(atoms)])
    for (const line of linesOf(atom, plan.stages)) {
      const sum = sums.get(line.key);
      if (!sum) sums.set(line.key, { ...arcOf(line, atom), value: atom.value });
      else sum.value += atom.value;
    }
  return networkOf(Array.from(sums.values(), (sum) => arcPlan(sum, plan)));
}

// Each library has each kind, and each kind each age, were it zero times: what is left out would be known to be nobody.
function emptyPlaces(atoms: readonly Atom[]): Atom[] {
  const places = atoms.flatMap(({ place }) => (place.month === undefined || place.kind ? [place] : []));
  const kinds = new Set(places.map(({ kind }) => kind));
  const libraries = new Map(places.map((place) => [JSON.stringify([place.region, place.library]), place]));
  const ages = new Map(places.map((place) => [place.ageBand, place]));
  return [...libraries.values(), ...ages.values()].flatMap((place) =>
    Array.from(kinds, (kind) => ({ place: { ...place, kind }, value: 0 })),
  );
}

interface Sum extends Pick<ArcPlan, 'cell' | 'from' | 'to'> {
  value: number;
}

interface Line {
  readonly key: string;
  readonly by: readonly Stage[];
  readonly from: string;
  readonly to: string;
}

function linesOf({ place }: Atom, stages: readonly Stage[]): Line[] {
  const names = stages.map((stage) => `${stage} ${place[FIELD[stage]] === null ? '' : `=${place[FIELD[stage]]}`}`);
  const left = (at: number) => (at === 0 ? 'all' : `to ${names[at]}`);
  const right = (at: number) => (at === stages.length - 1 ? 'end' : `of ${names[at]}`);
  const lines: Line[] = [{ key: '', by: [], from: 'end', to: 'all' }];
  for (const [at, stage] of stages.entries()) {
    lines.push({ key: `${names[at]}`, by: [stage], from: left(at), to: right(at) });
    const former = stages[at - 1];
    if (former)
      lines.push({ key: `${names[at - 1]} ${names[at]}`, by: [former, stage], from: right(at - 1), to: left(at) });
  }
  if (!stages.includes('MONTH')) return lines;
  return lines.filter(({ by }) => by.includes('MONTH') === (place.month !== undefined));
}

function arcOf({ by, from, to }: Line, { place }: Atom): Pick<ArcPlan, 'cell' | 'from' | 'to'> {
  return { cell: Object.fromEntries(by.map((stage) => [FIELD[stage], place[FIELD[stage]]])), from, to };
}

// What no release tells is as good as hidden, and nobody's to protect: a reader cannot look at it.
function arcPlan(sum: Sum, { country, veilOf, tellingOf, wasHidden }: TablePlan): ArcPlan {
  const breakdown = breakdownOf(sum.cell);
  const telling = tellingOf(sum.cell);
  if (breakdown === undefined || telling === 'WITHHELD')
    return { ...sum, cost: 0, threshold: 0, veil: { hidden: true } };
  const threshold = sum.value > 0 ? thresholdOf(country, breakdown) : 0;
  const veil = veilOf(sum.cell);
  const settled = telling === 'SETTLED';
  if (!settled && isSmall(sum.value, threshold)) veil.hidden = true;
  const cost = WEIGHT[breakdown] * bits(sum.value) * (wasHidden?.(sum.cell) ? STAYS_HIDDEN : 1);
  return { ...sum, threshold, veil, cost: settled ? Number.POSITIVE_INFINITY : cost };
}

function bits(value: number): number {
  return 1 + Math.log2(1 + value);
}
