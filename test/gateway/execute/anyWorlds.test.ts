import { expect, test } from '@jest/globals';
import { type GraphQLOutputType, getNamedType, isListType, isNonNullType, parse, validate } from 'graphql';
import { type AnyOperation, anyNationalOperation } from './anyNationalOperation.ts';
import { anyWorld } from './anyWorld/anyWorld.ts';
import { type AskedField, type ServedWorld, servedWorld } from './anyWorld/servedWorld.ts';
import { withFaults } from './anyWorld/withFaults.ts';
import type { FieldPlan } from './anyWorld/worldPlan.ts';
import { NotComposed } from './composedWorld.ts';
import { type Ran, run } from './run.ts';

const WORLDS = Number(process.env['WORLDS'] ?? 8);
const FIRST = Number(process.env['FIRST_WORLD'] ?? 1);
const OPERATIONS = 30;
const LONGEST = 60_000 + WORLDS * 3_000;

interface Case {
  readonly label: string;
  readonly world: ServedWorld;
  readonly fields: ReadonlyMap<string, FieldPlan>;
  readonly operation: AnyOperation;
  readonly seed: number;
}

/** `isWhole`: no field of the world fails by itself. */
async function forEachCase(isWhole: (seed: number) => boolean, check: (one: Case) => Promise<void>): Promise<number> {
  let count = 0;
  for (let seed = FIRST; seed < FIRST + WORLDS; seed += 1) {
    const plan = anyWorld(seed);
    const world = composing(() => servedWorld(plan, seed, isWhole(seed)));
    if (!world) continue;
    const schema = world.supergraph.apiSchema;
    for (let at = 0; at < OPERATIONS; at += 1) {
      const [operation] = anyNationalOperation(schema, seed * 1_000 + at);
      if (validate(schema, parse(operation.source)).length > 0) continue;
      const label = `${seed}.${at}: ${operation.source} ${JSON.stringify(operation.variables)}`;
      await check({ label, world, fields: plan.fields, operation, seed: seed * 1_000 + at });
      count += 1;
    }
  }
  return count;
}

// A few of them are no supergraphs, as the composer says, or none that could be answered rightly.
function composing(serve: () => ServedWorld): ServedWorld | undefined {
  try {
    return serve();
  } catch (error) {
    if (error instanceof NotComposed || (error instanceof Error && error.name === 'UnplannableSupergraph'))
      return undefined;
    throw error;
  }
}

async function answerOf({ world, operation, label }: Case, subgraphs = world.subgraphs()): Promise<Ran> {
  return run(world.supergraph, operation.source, operation.variables, subgraphs).catch((error) => {
    throw new Error(`${label}: ${error.stack}`);
  });
}

test(
  `${WORLDS} generated supergraphs answer as graphql-js answers from one schema, whichever of their fields fail`,
  async () => {
    const compared = await forEachCase(
      (seed) => seed % 2 === 0,
      async (one) => {
        const expected = await one.world.whole(one.operation);
        const ours = await answerOf(one);
        const paths = ours.errors.map(({ path }) => JSON.stringify(path));
        const theirs = (expected.errors ?? []).map(({ path }) => JSON.stringify(path));
        expect([one.label, JSON.stringify(ours.data)]).toEqual([one.label, JSON.stringify(expected.data)]);
        expect([one.label, paths.length > 0, paths.includes(undefined as never)]).toEqual([
          ...[one.label, theirs.length > 0],
          false,
        ]);
        // A null that spread ends the work on what is beside it, sooner or later: which of two errors is told is free.
        const isSettled = ours.errors.every(
          ({ path }) => (at(expected.data, path?.slice(0, -1) ?? []) ?? null) !== null,
        );
        if (isSettled) expect([one.label, paths.sort()]).toEqual([one.label, theirs.sort()]);
      },
    );
    expect(compared).toBeGreaterThan((WORLDS * OPERATIONS) / 2);
  },
  LONGEST,
);

test(
  'whatever their subgraphs answer, a value is the true one, or null with an error',
  async () => {
    await forEachCase(
      () => true,
      async (one) => {
        const asked = new Map<string, AskedField>();
        const expected = await one.world.whole(one.operation, asked);
        const ours = await answerOf(one, withFaults(one.world.subgraphs(), one.seed) as never);
        const told = ours.errors.map(({ path }) => path?.map(String).join('.') ?? '');
        const beside = ours.errors.filter(({ path }) => path && !isNothing(one.world, at(ours.data, path)));
        expect([one.label, beside]).toEqual([one.label, []]);
        const lies = differences({ ...one, asked, told }, expected.data, ours.data, [], undefined);
        expect([one.label, lies]).toEqual([one.label, []]);
      },
    );
  },
  LONGEST,
);

interface Compared {
  readonly fields: Case['fields'];
  readonly asked: ReadonlyMap<string, AskedField>;
  readonly told: readonly string[];
}

function differences(
  compared: Compared,
  expected: any,
  ours: any,
  path: (string | number)[],
  type: GraphQLOutputType | undefined,
): string[] {
  const place = path.join('.');
  if (type && isNonNullType(type)) {
    return ours === null ? [`${place} may not be null`] : differences(compared, expected, ours, path, type.ofType);
  }
  if (ours === null || expected === null) {
    const isTold = compared.told.some((one) => one.startsWith(place) || place.startsWith(one));
    return ours === expected || (ours === null && isTold) ? [] : [`${place} is ${ours} and not ${expected}`];
  }
  if (type && isListType(type) && ours.length === expected.length) {
    return expected.flatMap((one: unknown, at: number) =>
      differences(compared, one, ours[at], [...path, at], type.ofType),
    );
  }
  if (type && 'getFields' in getNamedType(type) === false && String(getNamedType(type)) !== 'U') {
    return JSON.stringify(ours) === JSON.stringify(expected) ? [] : [`${place} is ${JSON.stringify(ours)}`];
  }
  return Object.keys({ ...expected, ...ours }).flatMap((key) => {
    const field = compared.asked.get(JSON.stringify([...path, key]));
    if (key === '__typename' || isFree(compared, field)) return [];
    return differences(compared, expected[key], ours[key], [...path, key], field?.type);
  });
}

// What is computed of what came from elsewhere, and of how often something was asked; and scalars that are anything.
function isFree({ fields }: Compared, field: AskedField | undefined): boolean {
  const plan = fields.get(field?.name ?? '');
  return (
    !field || plan?.requires !== undefined || plan?.isCounter === true || String(getNamedType(field.type)) === 'Json'
  );
}

// A subgraph may fail to say of which type an object is, and the gateway know it all the same.
function isNothing({ supergraph }: ServedWorld, value: unknown): boolean {
  return value === undefined || value === null || supergraph.apiSchema.getType(String(value)) !== undefined;
}

function at(data: any, path: readonly (string | number)[]): unknown {
  return path.reduce((value, key) => value?.[key], data);
}
