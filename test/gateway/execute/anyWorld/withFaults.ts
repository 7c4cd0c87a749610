import type { Subgraphs } from '../../../../gateway/execute/execution.ts';
import { type Random, randomFrom } from '../randomFrom.ts';

type Answer = Record<string, any>;

const GARBAGE = [
  undefined,
  null,
  7,
  'x',
  [],
  {},
  { data: null },
  { data: 7 },
  { data: {}, errors: 7 },
  { errors: [7] },
];
const PATHS = [undefined, null, ['nonsense', 3, {}, null], ['_entities', 99, 'f1'], ['_entities', '0'], [{}], 'x', [0]];

/** Subgraphs that now and then answer something else, never anything that could pass for another truth. */
export function withFaults(subgraphs: Subgraphs, seed: number): Subgraphs {
  const random = randomFrom(seed);
  return {
    ...subgraphs,
    tellsAbsence: random.chance(0.5),
    ask: (subgraph, body, isRead, take) =>
      subgraphs.ask(subgraph, body, isRead, (answer) =>
        take(random.chance(0.4) ? faulty(answer as Answer, random) : answer),
      ),
  };
}

function faulty(answer: Answer, random: Random): unknown {
  const { oneOf, chance } = random;
  if (chance(0.1)) throw new Error('down');
  if (chance(0.15)) return oneOf<unknown>(GARBAGE);
  if (chance(0.15)) return { data: null, errors: [{ message: 'refused', path: oneOf<unknown>(PATHS) }] };
  if (chance(0.15)) return { ...answer, errors: [{ message: 'noise', path: oneOf<unknown>(PATHS) }, { message: 7 }] };
  const errors = [...(answer['errors'] ?? [])];
  spoil(answer['data'], [], errors, random);
  return errors.length > 0 ? { ...answer, errors } : answer;
}

/** One place of the answer becomes null, with an error; is left out; or has another kind of value. */
function spoil(tree: any, path: (string | number)[], errors: object[], random: Random): void {
  const keys = Array.isArray(tree) ? [...tree.keys()] : Object.keys(tree ?? {});
  if (keys.length === 0) return;
  const key: any = random.oneOf<string | number>(keys);
  const value = tree[key];
  if (value === null) return; // of whatever kind it is not
  if (typeof value === 'object' && value !== null && random.chance(0.7)) {
    spoil(value, [...path, key], errors, random);
    return;
  }
  if (random.chance(0.3)) tree.surplus = JSON.parse('{"__proto__":{"id":1}}');
  const way = Array.isArray(tree) ? random.below(2) : random.below(3);
  if (way === 0) {
    tree[key] = null;
    errors.push({ message: 'gone', path: [...path, key] });
  } else if (way === 1) tree[key] = wrong(value);
  else delete tree[key];
}

function wrong(value: unknown): unknown {
  if (Array.isArray(value)) return { wrong: 1 };
  return typeof value === 'object' ? 'wrong' : [{ wrong: 1 }];
}
