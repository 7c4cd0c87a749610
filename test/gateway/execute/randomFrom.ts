export interface Random {
  /** True in that share of cases. */
  chance(share: number): boolean;
  /** From 0, below that number. */
  below(count: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
}

/** The same choices for the same seed. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed, 2_654_435_761);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    chance: (share) => next() < share,
    below,
    oneOf: (items) => items[below(items.length)] as (typeof items)[number],
  };
}
