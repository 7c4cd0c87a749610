import type { Caller } from '../../shared/runtime/caller.ts';
import { SingleLookup } from '../../shared/runtime/singleLookup.ts';
import type { Operation, OperationOf } from '../domain/permissions.ts';
import type { Registrar } from '../domain/unit.ts';
import { actor } from '../operations/actor.ts';
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
  actingAs(operation: Operation): Promise<Registrar | undefined> {
    return actor(this.registry, this.caller, operation);
  }
}
