import type { Caller } from '../../shared/runtime/caller.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import { SingleLookup } from '../../shared/runtime/singleLookup.ts';
import type { ActiveCustomer } from '../domain/customer.ts';
import type { OperationOf } from '../domain/permissions.ts';
import type { Registrar } from '../domain/unit.ts';
import { actor } from '../operations/actor.ts';
import { ownMembership } from '../operations/ownMembership.ts';
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

  constructor(registry: FinlandRegistry, caller: Caller | undefined, language: string, network: string) {
    this.registry = registry;
    this.caller = caller;
    this.language = language;
    this.network = network;
    this.loaders = openLoaders(registry.database.source.manager);
  }

  /**
   * Who acts, looked up in the country's own table at each call. Throws UNAUTHENTICATED for nobody and FORBIDDEN for
   * somebody whom the table of permissions does not let in.
   */
  actingAs(operation: OperationOf<'REGISTRAR'>): Promise<Registrar>;
  actingAs(operation: OperationOf<'ANYONE'>): Promise<Registrar | undefined>;
  actingAs(operation: OperationOf<'ANYONE' | 'REGISTRAR'>): Promise<Registrar | undefined> {
    return actor(this.registry, this.caller, operation);
  }

  /** The customer who acts, for himself alone. Throws UNAUTHENTICATED for nobody and FORBIDDEN for everybody else. */
  async actingForOneself(_operation: OperationOf<'CUSTOMER'>): Promise<ActiveCustomer> {
    const own = await ownMembership(this.registry, this.caller);
    if (!own) throw new Failure(this.caller ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    return own;
  }
}
