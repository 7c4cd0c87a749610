import { type GraphQLFieldResolver, parseType, type TypeNode } from 'graphql';
import { type Random, randomFrom } from '../randomFrom.ts';
import { ENTITIES_OF_A_TYPE, type FieldPlan, type RequiredValue, type WorldPlan } from './worldPlan.ts';

/** An object of a generated world: the same wherever it is come by. */
export interface Thing {
  readonly __typename: string;
  /** 'E0:3', or where it was found of what has no key. */
  readonly place: string;
  /** What a subgraph was sent of it. */
  readonly sent?: Readonly<Record<string, unknown>>;
}

/** One run, by one subgraph or by all in one. */
export interface WorldRun {
  readonly subgraph: string | undefined;
  readonly count: { value: number };
}

/** Values made up from their place: whoever asks for one gets the same. `isWhole`: no field fails. */
export function worldValues(
  { fields }: WorldPlan,
  seed: number,
  isWhole: boolean,
): GraphQLFieldResolver<Thing, WorldRun, object> {
  const types = new Map<string, TypeNode>();

  function found(thing: Thing, name: string, args: object, { subgraph, count }: WorldRun): unknown {
    const plan = fields.get(name);
    if (!plan) return keyOf(thing, name);
    if (plan.isCounter) {
      count.value = (count.value * 5 + textHash(name + JSON.stringify(args))) % 1_000_003;
      return count.value;
    }
    if (plan.overridden !== undefined && plan.overridden === subgraph) return 'not mine any more';
    if (plan.requires) return told(thing, plan.requires, subgraph);
    const place = `${thing.place}.${name}${JSON.stringify(args)}`;
    const random = randomFrom(textHash(place) ^ seed);
    if (plan.mayFail && !isWhole && random.chance(0.04)) throw new Error(`broken ${name}`);
    const type = types.get(name) ?? parseType(plan.type);
    types.set(name, type);
    return anyValue(plan, type, place, random, plan.mayFail && !isWhole);
  }

  function told(thing: Thing, { name, args, below }: RequiredValue, subgraph: string | undefined): string {
    if (subgraph) return JSON.stringify(thing.sent?.[name]) ?? 'nothing was sent';
    const run = { subgraph, count: { value: 0 } };
    const pick = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(pick)
        : value === null || below.length === 0
          ? value
          : Object.fromEntries(below.map((one) => [one, found(value as Thing, one, {}, run)]));
    const given = name.startsWith('f') && fields.get(name)?.requires ? {} : args;
    return JSON.stringify(pick(found(thing, name, given, run)));
  }

  return (thing, args, run, { fieldName }) => found(thing, fieldName, args, run);
}

function anyValue(plan: FieldPlan, type: TypeNode, place: string, random: Random, mayLack: boolean): unknown {
  if (type.kind === 'NonNullType') {
    const value = anyPresent(plan, type.type, place, random, mayLack);
    return mayLack && random.chance(0.02) ? null : value;
  }
  return random.chance(0.12) ? null : anyPresent(plan, type, place, random, mayLack);
}

function anyPresent(plan: FieldPlan, type: TypeNode, place: string, random: Random, mayLack: boolean): unknown {
  if (type.kind === 'NonNullType') return anyPresent(plan, type.type, place, random, mayLack);
  if (type.kind === 'ListType') {
    const { type: item } = type;
    return Array.from({ length: random.below(4) }, (_, at) => anyValue(plan, item, `${place}#${at}`, random, mayLack));
  }
  if (plan.possible.length > 0) return anyThing(random.oneOf(plan.possible), place, random);
  return anyLeaf(type.name.value, plan, random);
}

function anyThing(name: string, place: string, { below }: Random): Thing {
  return { __typename: name, place: name === 'V' ? place : `${name}:${below(ENTITIES_OF_A_TYPE)}` };
}

function anyLeaf(name: string, { names }: FieldPlan, { below, oneOf, chance }: Random): unknown {
  const made: Record<string, () => unknown> = {
    Int: () => below(100) - 50,
    Float: () => below(100) / 8,
    Boolean: () => chance(0.5),
    Color: () => oneOf(names),
    Json: () => oneOf<unknown>([7, 'text', [1, [null]], { id: 1, __proto: [{}] }, false]),
  };
  return made[name]?.() ?? oneOf(['', 'x', 'æøå', '"', '__proto__', String(below(99))]);
}

/** Keys say which of its type it is. */
function keyOf({ place }: Thing, name: string): unknown {
  const at = Number(place.split(':')[1]);
  const keys: Record<string, unknown> = {
    ...{ id: place, code: at, org: `org ${at % 2}`, num: at >> 1 },
    ...{ ref: { __typename: 'R', place: `R:${place}` }, x: place },
  };
  return keys[name];
}

/** The entity that a subgraph is asked for. Throws where its keys are of several. */
export function thingOf(sent: Readonly<Record<string, unknown>>): Thing {
  const name = String(sent['__typename']);
  const told = [sent['id'], (sent['ref'] as { x?: string } | undefined)?.x?.slice(2)];
  if (sent['code'] !== undefined) told.push(`${name}:${sent['code']}`);
  if (sent['num'] !== undefined) told.push(`${name}:${Number(sent['num']) * 2 + (sent['org'] === 'org 1' ? 1 : 0)}`);
  const places = new Set(told.filter((one) => one !== undefined).map(String));
  const [place] = places;
  if (place === undefined || places.size > 1) throw new Error(`keys of nobody or of several: ${[...places].join()}`);
  return { __typename: name, place, sent };
}

function textHash(text: string): number {
  let hash = 7;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash & 0x3fffffff;
}
