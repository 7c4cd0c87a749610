interface Lanes {
  readonly atOnce: number;
  readonly turns: number;
}

/** Turns a second of so many lanes side by side, each taking the next turn when it is done with one. */
export async function perSecond(
  { atOnce, turns }: Lanes,
  work: (turn: number, lane: number) => Promise<unknown>,
): Promise<number> {
  let turn = 0;
  const start = performance.now();
  const run = async (_: unknown, lane: number) => {
    while (turn < turns) await work(turn++, lane);
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  return (1_000 * turns) / (performance.now() - start);
}
