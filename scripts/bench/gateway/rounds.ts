import { median } from '../inTurns.ts';
import { answerOf, type LoadSettings, type Running, type Slice, type Surroundings, slice } from './running.ts';
import type { Workload } from './workloads.ts';

/** Every slice of each, in the order of the rounds. */
export type Rounds = ReadonlyMap<string, readonly Slice[]>;

const WHOLE = '{"data":'; // no errors

/** Those that answer as the first does, byte for byte but for spaces; says which do not. */
export async function agreeing(all: readonly Running[], workload: Workload): Promise<Running[]> {
  const answers: string[] = [];
  for (const one of all) answers.push(await warmAnswer(one, workload)); // one by one: they have one core together
  return all.filter(({ name }, index) => {
    const agrees = answers[index] === answers[0] && answers[0]?.startsWith(WHOLE) === true;
    if (!agrees)
      console.log(`${name} answers ${workload.name} otherwise and is left out: ${answers[index]?.slice(0, 200)}`);
    return agrees;
  });
}

/** The first time an operation is planned, with code that never ran, may take longer than ours lets a plan take. */
async function warmAnswer(one: Running, workload: Workload): Promise<string> {
  let answer = '';
  for (let tries = 0; tries < 5 && !answer.startsWith(WHOLE); tries += 1) {
    answer = await answerOf(one, workload).catch(String);
  }
  return answer;
}

/** So many rounds after one that warms up, all of them one after the other in each. */
export async function inRounds(
  surroundings: Surroundings,
  all: readonly Running[],
  workload: Workload,
  settings: LoadSettings & { readonly rounds: number },
): Promise<Rounds> {
  const slices = new Map(all.map(({ name }) => [name, [] as Slice[]]));
  for (let round = 0; round <= settings.rounds; round += 1) {
    for (const one of all) {
      const taken = await slice(surroundings, one, workload, settings);
      if (round > 0) slices.get(one.name)?.push(taken);
    }
  }
  return slices;
}

export function medianOf(slices: readonly Slice[], field: keyof Slice): number {
  return median(slices.map((one) => one[field]));
}

/** How many times as much as the other in the same round: the median. */
export function ratio(slices: readonly Slice[], others: readonly Slice[], field: keyof Slice): number {
  return median(slices.map((one, round) => one[field] / (others[round]?.[field] ?? Number.NaN)));
}
