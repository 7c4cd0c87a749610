import type { SupergraphSdlHook } from '@apollo/gateway';
import type { Log } from '../../subgraphs/shared/runtime/log.ts';
import type { Generation } from '../execute/generation.ts';
import { type Candidate, type CandidateSurroundings, makeReady, refuseWeaker, SupergraphRefused } from './candidate.ts';

export interface SupergraphDetails extends CandidateSurroundings {
  readonly log: Log;
  /** Is told of every replacement. Must not throw. */
  readonly observer?: SupergraphObserver | undefined;
}

export type SupergraphObserver = (outcome: 'replaced' | 'refused') => void;

/** The supergraph that is served, and the one that is about to be. */
export class ServedSupergraph {
  readonly #details: SupergraphDetails;
  #candidate: Candidate;
  #update: ((sdl: string) => void) | undefined;

  private constructor(candidate: Candidate, details: SupergraphDetails) {
    this.#candidate = candidate;
    this.#details = details;
  }

  /** Throws `SupergraphRefused`. What is merely weak is logged and served: it was composed and checked elsewhere. */
  static async open(sdl: string, details: SupergraphDetails): Promise<ServedSupergraph> {
    const candidate = await makeReady(sdl, details);
    for (const weakness of candidate.weaknesses) details.log.warn({ weakness }, 'weak supergraph');
    return new ServedSupergraph(candidate, details);
  }

  /** For ApolloGateway. */
  readonly source: SupergraphSdlHook = async ({ update }) => {
    this.#update = update;
    return { supergraphSdl: this.#candidate.sdl };
  };

  /** The generation that was made ready of this supergraph. */
  readonly prepared = (sdl: string): Generation | undefined =>
    sdl === this.#candidate.sdl ? this.#candidate.generation : undefined;

  /** Serves another supergraph from now on. False where it is refused: then the old one stays, and an alarm is raised. */
  async replace(sdl: string): Promise<boolean> {
    const { log, observer } = this.#details;
    const inService = this.#candidate;
    try {
      const candidate = await makeReady(sdl, this.#details);
      refuseWeaker(candidate, inService);
      this.#candidate = candidate;
      this.#update?.(sdl);
    } catch (error) {
      this.#candidate = inService;
      const reasons = error instanceof SupergraphRefused ? error.reasons.slice(0, 20) : undefined;
      log.error({ reasons, err: error }, 'ALARM: a new supergraph is refused, the old one is still served');
      observer?.('refused');
      return false;
    }
    log.warn('the supergraph was replaced');
    observer?.('replaced');
    return true;
  }
}
