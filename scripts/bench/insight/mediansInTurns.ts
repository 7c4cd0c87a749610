import { median } from '../inTurns.ts';

const ROUNDS = 5;
const PATIENCE_MS = 15_000;

type Work = () => Promise<unknown>;

/** Milliseconds of each, in turns: the median of five rounds, or of as many as begin in a quarter of a minute. */
export async function mediansInTurns<Kind extends string>(
  kinds: Readonly<Record<Kind, Work>>,
): Promise<Record<Kind, number>> {
  const works = Object.entries(kinds) as [Kind, Work][];
  const times = new Map(works.map(([kind]) => [kind, [] as number[]]));
  const until = performance.now() + PATIENCE_MS;
  for (let round = 0; round < ROUNDS && (round === 0 || performance.now() < until); round += 1) {
    for (const [kind, work] of works) {
      const start = performance.now();
      await work();
      times.get(kind)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries([...times].map(([kind, taken]) => [kind, median(taken)])) as Record<Kind, number>;
}
