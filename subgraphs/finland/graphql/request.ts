import type { Caller } from '../../shared/runtime/caller.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import type { Scope } from '../../shared/runtime/scope.ts';
import { SingleLookup } from '../../shared/runtime/singleLookup.ts';
import type { Actor } from '../domain/actor.ts';
import { type ActorFor, mayAsk, type Operation } from '../domain/permissions.ts';
import { actorOf, CELIA_ISSUER, scopeOf } from '../operations/actor.ts';
import type { FinlandRegistry } from '../registry.ts';
import { type Loaders, openLoaders } from '../storage/loaders.ts';

/** The context of one request to Finland. */
export class FinlandRequest {
  readonly registry: FinlandRegistry;
  readonly caller: Caller | undefined;
  readonly language: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
  readonly loaders: Loaders;
  readonly lookup: SingleLookup = new SingleLookup();
  /** In an object of its own: the server works on a copy of this one. */
  readonly scope: { ofActor: Scope | undefined } = { ofActor: undefined };

  constructor(registry: FinlandRegistry, caller: Caller | undefined, language: string, network: string) {
    this.registry = registry;
    this.caller = caller;
    this.language = language;
    this.network = network;
    this.loaders = openLoaders(registry.database.source.manager, (work) =>
      registry.database.transaction(work, this.scope.ofActor),
    );
  }

  /** Who asks, looked up at each call; what is read by reference from then on is what he may see. */
  async actor(): Promise<Actor> {
    const actor = await actorOf(this.registry, this.caller);
    this.scope.ofActor = scopeOf(actor);
    return actor;
  }

  /** Who asks, where the table lets the role in. Throws FORBIDDEN, or UNAUTHENTICATED for nobody and for a sign-in that has ended. */
  async actingAs<Asked extends Operation>(asked: Asked): Promise<ActorFor<Asked>> {
    const actor = await this.actor();
    // Who comes with a token of Celia's own and is nobody has one that counts no more.
    const isSignedIn = this.caller && (actor.role !== 'ANYONE' || this.caller.issuer !== CELIA_ISSUER);
    if (!mayAsk(actor, asked)) throw new Failure(isSignedIn ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    return actor;
  }
}
