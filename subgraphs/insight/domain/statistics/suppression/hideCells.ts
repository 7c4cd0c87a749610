import { isSmall } from '../thresholds.ts';
import { cheapestPath, type Step } from './cheapestPath.ts';
import type { Arc, Network, Veil } from './network.ts';

/**
 * Hides more cells of the networks, until what a reader can make out of each hidden one spans at least its threshold.
 * Each circulation that is found is such a proof for every cell on it, and no cell that is hidden later takes it away.
 * Where none can be found, everything is hidden that is not published already and does not follow from that; the answer
 * is then false.
 */
export function hideCells(networks: readonly Network[]): boolean {
  while (networks.some(({ arcs }) => arcs.some(isExposed))) {
    if (networks.every(coverArcs)) continue;
    for (const network of networks) hideAll(network);
    showWhatFollows(networks);
    for (const network of networks) showWithheld(network);
    return false;
  }
  for (const network of networks) showWithheld(network);
  return true;
}

function coverArcs(network: Network): boolean {
  return network.arcs.every((arc) => !isExposed(arc) || cover(network, arc));
}

function isExposed({ veil, shown, threshold }: Arc): boolean {
  return veil.hidden && shown < threshold;
}

function cover(network: Network, arc: Arc): boolean {
  const { threshold, value } = arc;
  const least = Math.min(threshold, value);
  const free = stretch(network, arc, { more: true, goal: threshold, mayHide: false });
  const both = free + stretch(network, arc, { more: false, goal: least, mayHide: false });
  if (both < threshold) {
    const more = stretch(network, arc, { more: true, goal: threshold, mayHide: true });
    const less = Math.min(threshold - more, value);
    arc.shown = more + stretch(network, arc, { more: false, goal: less, mayHide: true });
  } else arc.shown = both;
  return !isExposed(arc);
}

interface Stretch {
  /** Whether the value is to grow or to shrink, and by how much at most. */
  readonly more: boolean;
  readonly goal: number;
  readonly mayHide: boolean;
}

/** How much more (or less) the arc can be, up to the goal, by circulations that hide as little as possible. */
function stretch(network: Network, arc: Arc, { more, goal, mayHide }: Stretch): number {
  const changes = new Map<Arc, number>();
  const room = (other: Arc, along: boolean) => {
    if (!mayHide && !other.veil.hidden) return 0;
    return along ? Number.POSITIVE_INFINITY : other.value + (changes.get(other) ?? 0);
  };
  let got = 0;
  const [from, to] = more ? [arc.to, arc.from] : [arc.from, arc.to];
  for (let least = goal; got < goal && least >= 1; ) {
    const asked = Math.min(least, goal - got);
    const path = cheapestPath({ network, from, to, without: arc, room, least: asked });
    if (path) got += walk(path, changes, asked);
    else least = Math.floor(asked / 2);
  }
  return got;
}

function walk(path: readonly Step[], changes: Map<Arc, number>, amount: number): number {
  for (const { arc, along } of path) {
    changes.set(arc, (changes.get(arc) ?? 0) + (along ? amount : -amount));
    arc.veil.hidden = true;
    arc.shown = Math.max(arc.shown, amount);
  }
  return amount;
}

/** Hides every cell that is not published already. */
export function hideAll(network: Network): void {
  for (const arc of network.arcs) if (Number.isFinite(arc.cost)) arc.veil.hidden = true;
}

// What is not told whatever its size follows where there is but one kind, or months said it.
function showWithheld(network: Network): void {
  for (const arc of network.arcs) if (arc.cost === 0 && !canBeOther(network, arc)) arc.veil.hidden = false;
}

// Else the reader would take for hidden what he can add up.
function showWhatFollows(networks: readonly Network[]): void {
  const open = new Set<Veil>();
  for (const network of networks)
    for (const arc of network.arcs)
      if (isSmall(arc.value, arc.threshold) || canBeOther(network, arc)) open.add(arc.veil);
  for (const { arcs } of networks)
    for (const { veil, cost } of arcs) if (Number.isFinite(cost) && !open.has(veil)) veil.hidden = false;
}

function canBeOther(network: Network, arc: Arc): boolean {
  const more = stretch(network, arc, { more: true, goal: 1, mayHide: false });
  return more + stretch(network, arc, { more: false, goal: Math.min(1, arc.value), mayHide: false }) > 0;
}
