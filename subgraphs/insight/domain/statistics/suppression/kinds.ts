import { highestThreshold } from '../thresholds.ts';
import type { Cell } from './network.ts';
import { areTold, type FlowCount, sumOf } from './tableCells.ts';

/** Entries and exits of a kind. */
type KindFlows = Pick<FlowCount, 'joined' | 'ended' | 'lapsed'>;

/** What is told of a kind in all. */
export function isKind({ kind, library, ageBand }: Cell): boolean {
  return kind !== undefined && library === undefined && ageBand === undefined;
}

export function kindsIn(cells: readonly Cell[]): ReadonlySet<string> {
  return new Set(cells.filter(isKind).map(({ kind }) => kind ?? ''));
}

function flowsByKind(flows: readonly FlowCount[]): ReadonlyMap<string, KindFlows> {
  const kinds = new Map<string, KindFlows>();
  for (const { place, joined, ended, lapsed } of flows) {
    const sum = kinds.get(place.kind) ?? { joined: 0, ended: 0, lapsed: 0 };
    kinds.set(place.kind, {
      ...{ joined: sum.joined + joined, ended: sum.ended + ended },
      lapsed: sum.lapsed + lapsed,
    });
  }
  return kinds;
}

/** Whether entries and exits of no kind are few. */
export function areKindsLarge(country: string, flows: readonly FlowCount[]): boolean {
  return Array.from(flowsByKind(flows).values()).every(({ joined, ended, lapsed }) =>
    areTold(country, [joined, ended, lapsed, ended - lapsed]),
  );
}

/**
 * Whether as many of a month's members came as went, kind by kind, that their number can be another. A kind is how
 * somebody became a member and seldom or never changes, so that its stock tells entries less exits; where next to nobody
 * left, it would tell how many came.
 */
export function areKindsBlurred(country: string, flows: readonly FlowCount[]): boolean {
  const kinds = Array.from(flowsByKind(flows).values());
  return sumOf(kinds, ({ joined, ended }) => Math.min(joined, ended)) >= highestThreshold(country);
}
