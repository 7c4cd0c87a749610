import type { Caller } from '../../shared/runtime/caller.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import { type ActorFor, mayAsk, type Operation } from '../domain/permissions.ts';
import { actorOf } from '../operations/actor.ts';
import type { InsightRegistry } from '../registry.ts';

/** The context of one request to insight. */
export class InsightRequest {
  readonly registry: InsightRegistry;
  readonly caller: Caller | undefined;

  constructor(registry: InsightRegistry, caller: Caller | undefined) {
    this.registry = registry;
    this.caller = caller;
  }

  /** Who asks, where the table lets the role in. Throws FORBIDDEN, or UNAUTHENTICATED for nobody. */
  async actingAs<Asked extends Operation>(asked: Asked): Promise<ActorFor<Asked>> {
    const actor = await actorOf(this.registry, this.caller);
    if (!mayAsk(actor, asked)) throw new Failure(this.caller ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    return actor;
  }
}
