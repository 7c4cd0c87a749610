import type { Caller } from '../../shared/runtime/caller.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import { SingleLookup } from '../../shared/runtime/singleLookup.ts';
import type { Actor } from '../domain/actor.ts';
import { type ActorFor, mayDo, type Operation } from '../domain/permissions.ts';
import { actorOf } from '../operations/actorOf.ts';
import { norwegianDay, type Registry } from '../registry.ts';
import { type Loaders, openLoaders } from '../storage/loaders.ts';

/** The GraphQL context of one request. */
export interface NorwegianRequest {
  readonly registry: Registry;
  readonly loaders: Loaders;
  readonly lookup: SingleLookup;
  /** Two-letter code of the caller's language. */
  readonly language: string;
  /** Who calls, looked up once in this request. */
  actor(): Promise<Actor>;
  /** Who calls, where they may do that. Throws FORBIDDEN, or UNAUTHENTICATED for nobody. */
  actingAs<Asked extends Operation>(asked: Asked): Promise<ActorFor<Asked>>;
}

export function openRequest(registry: Registry, caller: Caller | undefined, language: string): NorwegianRequest {
  let lookedUp: Promise<Actor> | undefined;
  const actor = () => {
    lookedUp ??= actorOf(registry, caller);
    return lookedUp;
  };
  return {
    registry,
    loaders: openLoaders(registry.database.source.manager, () => norwegianDay(registry.now())),
    lookup: new SingleLookup(),
    language,
    actor,
    async actingAs(asked) {
      const found = await actor();
      if (!mayDo(found, asked)) throw new Failure(caller ? 'FORBIDDEN' : 'UNAUTHENTICATED');
      return found;
    },
  };
}
