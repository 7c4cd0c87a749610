import type { Caller } from '../../shared/runtime/caller.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import { SingleLookup } from '../../shared/runtime/singleLookup.ts';
import type { Actor } from '../domain/actor.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { type ActorFor, mayAsk, type Operation } from '../domain/permissions.ts';
import type { RegisterHearing } from '../domain/registerFreshness.ts';
import { actorOf } from '../operations/actorOf.ts';
import { ownAccount } from '../operations/ownAccount.ts';
import { registerHearing } from '../operations/registerLag.ts';
import { scopeOf } from '../operations/scopeOf.ts';
import { norwegianDay, type Registry } from '../registry.ts';
import { type Loaders, openLoaders, type Read } from '../storage/loaders.ts';

/** The GraphQL context of one request. */
export interface NorwegianRequest {
  readonly registry: Registry;
  readonly loaders: Loaders;
  readonly lookup: SingleLookup;
  /** Two-letter code of the caller's language. */
  readonly language: string;
  /** Who calls, looked up once in this request. */
  actor(): Promise<Actor>;
  /** The account of whoever is signed in at ID-porten, strongly enough; undefined for everybody else. */
  ownAccount(): Promise<ObservedAccount | undefined>;
  /** How far the population register is followed, read once in this request. */
  registerHearing(): Promise<RegisterHearing | undefined>;
  /** Who calls, where they may do that. Throws FORBIDDEN, or UNAUTHENTICATED for nobody. */
  actingAs<Asked extends Operation>(asked: Asked): Promise<ActorFor<Asked>>;
}

export function openRequest(registry: Registry, caller: Caller | undefined, language: string): NorwegianRequest {
  let lookedUp: Promise<Actor> | undefined;
  const actor = () => {
    lookedUp ??= actorOf(registry, caller);
    return lookedUp;
  };
  const { database } = registry;
  let heard: Promise<RegisterHearing | undefined> | undefined;
  let ownId: string | undefined;
  const own = async () => {
    const account = await ownAccount(registry, await actor());
    ownId = account?.id;
    return account;
  };
  const read: Read = async (work) => {
    const id = ownId ?? (await own())?.id;
    return database.transaction(work, scopeOf(await actor(), id));
  };
  return {
    registry,
    loaders: openLoaders(database.source.manager, read, () => norwegianDay(registry.now())),
    lookup: new SingleLookup(),
    language,
    actor,
    ownAccount: own,
    registerHearing: () => {
      heard ??= registerHearing(registry);
      return heard;
    },
    async actingAs(asked) {
      const found = await actor();
      if (!mayAsk(found, asked)) throw new Failure(caller ? 'FORBIDDEN' : 'UNAUTHENTICATED');
      return found;
    },
  };
}
