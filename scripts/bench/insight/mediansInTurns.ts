import { median } from '../inTurns.ts';

const ROUNDS = 5;
const PATIENCE_MS = 10_000;

/**
 * Milliseconds of each, in turns: the median of five rounds, or of as many as begin in ten seconds. `check` gets what
 * the first round answered, and throws where no time may be told.
 */
export async function mediansInTurns<Works extends Readonly<Record<string, () => Promise<unknown>>>>(
  works: Works,
  check: (answers: { readonly [Kind in keyof Works]: Awaited<ReturnType<Works[Kind]>> }) => void,
): Promise<{ readonly [Kind in keyof Works]: number }> {
  const times = new Map(Object.keys(works).map((kind) => [kind, [] as number[]]));
  const until = performance.now() + PATIENCE_MS;
  for (let round = 0; round < ROUNDS && (round === 0 || performance.now() < until); round += 1) {
    const answers: Record<string, unknown> = {};
    for (const [kind, work] of Object.entries(works)) {
      const start = performance.now();
      answers[kind] = await work();
      times.get(kind)?.push(performance.now() - start);
    }
    if (round === 0) check(answers as Parameters<typeof check>[0]);
  }
  const medians = Array.from(times, ([kind, taken]) => [kind, median(taken)] as const);
  return Object.fromEntries(medians) as { [Kind in keyof Works]: number };
}
