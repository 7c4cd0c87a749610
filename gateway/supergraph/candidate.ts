import { parse } from 'graphql';
import { SettingError } from '../../subgraphs/shared/runtime/settings.ts';
import { Generation } from '../execute/generation.ts';
import type { KnownDocument } from '../operations/knownDocument.ts';
import { subgraphNames } from '../subgraphNames.ts';
import { planningTraps } from './planningTraps.ts';
import { unenforcedDirectives } from './unenforcedDirectives.ts';
import { planAll } from './warmDocuments.ts';

/** A supergraph that may not be served; `reasons` holds a line for each fault. */
export class SupergraphRefused extends SettingError {
  override readonly name: string = 'SupergraphRefused';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`the supergraph is refused: ${reasons.join('; ')}`);
    this.reasons = reasons;
  }
}

/** A supergraph made ready: loaded, its documents planned. */
export interface Candidate {
  readonly sdl: string;
  readonly generation: Generation;
  /** What is wrong with it and no reason to refuse it where it has always been so: planning traps, documents that it cannot serve. */
  readonly weaknesses: readonly string[];
}

export interface CandidateSurroundings {
  /** The subgraphs that settings name. */
  readonly reachable: readonly string[];
  readonly documents: readonly KnownDocument[];
}

/** Throws `SupergraphRefused` where it cannot be read, names a subgraph without an address, or promises what nothing keeps. */
export async function makeReady(sdl: string, { reachable, documents }: CandidateSurroundings): Promise<Candidate> {
  const document = orRefused(() => parse(sdl, { noLocation: true }));
  const faults = [...unreachable(sdl, reachable), ...unenforcedDirectives(document)];
  if (faults.length > 0) throw new SupergraphRefused(faults);
  await new Promise(setImmediate);
  const generation = orRefused(() => new Generation(sdl));
  return { sdl, generation, weaknesses: [...planningTraps(document), ...(await planAll(generation, documents))] };
}

/** A successor may not be weaker than what it replaces. */
export function refuseWeaker(candidate: Candidate, inService: Candidate): void {
  const more = candidate.weaknesses.filter((weakness) => !inService.weaknesses.includes(weakness));
  if (more.length > 0) throw new SupergraphRefused(more);
}

function unreachable(sdl: string, reachable: readonly string[]): string[] {
  const names = subgraphNames(sdl);
  if (names.length === 0) return ['it is no supergraph: it names no subgraph'];
  return names
    .filter((name) => !reachable.includes(name))
    .map((name) => `the supergraph has a subgraph ${name} that no setting names`);
}

function orRefused<Value>(load: () => Value): Value {
  try {
    return load();
  } catch (error) {
    // Apollo's own faults are of several classes, not all of them GraphQLError.
    throw new SupergraphRefused([error instanceof Error ? error.message : 'unreadable']);
  }
}
