const ROUNDS = 9;

type Work = (turn: number) => Promise<unknown>;

/**
 * Does each kind of work `turns` times a round, the kinds one after the other in every round. Prints the median over the
 * rounds in microseconds, and gives each kind's ratio to the first.
 */
export async function inTurns(kinds: Readonly<Record<string, Work>>, turns: number): Promise<number[]> {
  const times = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [kind, work] of Object.entries(kinds)) {
      const micros = await microsOf(work, turns);
      if (round > 0) times.get(kind)?.push(micros); // the first warms up
    }
  }
  const [first = ''] = times.keys();
  const reference = median(times.get(first) ?? []);
  return [...times].map(([kind, ofKind]) => {
    const ratio = median(ofKind) / reference;
    console.log(`${kind}: ${median(ofKind).toFixed(0)} µs, ${ratio.toFixed(2)} of ${first}`);
    return ratio;
  });
}

async function microsOf(work: Work, turns: number): Promise<number> {
  const start = process.hrtime.bigint();
  for (let turn = 0; turn < turns; turn += 1) await work(turn);
  return Number(process.hrtime.bigint() - start) / 1_000 / turns;
}

/** The one in the middle; of an even number of them the upper one. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
