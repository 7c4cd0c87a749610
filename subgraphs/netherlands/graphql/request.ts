import type { Caller } from '../../shared/runtime/caller.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { dateIn } from '../../shared/vocabulary/calendarDate.ts';
import type { Actor } from '../domain/actor.ts';
import { type ActorFor, mayAsk, type Operation } from '../domain/permissions.ts';
import { actorOf, scopeOf } from '../operations/actorOf.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { type Loaders, openLoaders } from '../storage/loaders.ts';

/** The GraphQL context of one request. */
export interface NetherlandsRequest {
  readonly registry: NetherlandsRegistry;
  readonly loaders: Loaders;
  /** Two-letter code of the caller's language. */
  readonly language: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
  /** Today in the Netherlands. */
  today(): CalendarDate;
  /** Who calls, looked up once in this request. */
  actor(): Promise<Actor>;
  /** Who calls, where they may do that. Throws FORBIDDEN, or UNAUTHENTICATED for nobody. */
  actingAs<Asked extends Operation>(asked: Asked): Promise<ActorFor<Asked>>;
}

export function openRequest(
  registry: NetherlandsRegistry,
  caller: Caller | undefined,
  language: string,
  network: string,
): NetherlandsRequest {
  const { database } = registry;
  let lookedUp: Promise<Actor> | undefined;
  const actor = () => {
    lookedUp ??= actorOf(registry, caller);
    return lookedUp;
  };
  return {
    registry,
    loaders: openLoaders(database.source.manager, async (work) => database.transaction(work, scopeOf(await actor()))),
    language,
    network,
    today: () => dateIn('Europe/Amsterdam', registry.now()),
    actor,
    async actingAs(asked) {
      const found = await actor();
      if (!mayAsk(found, asked))
        throw new Failure(caller && !isSignedOut(found, caller) ? 'FORBIDDEN' : 'UNAUTHENTICATED');
      return found;
    },
  };
}

// A member's token that counts no more: the password is another one, or the account is gone.
function isSignedOut({ role }: Actor, { issuer }: Caller): boolean {
  return role === 'NOBODY' && issuer === 'kb-login';
}
