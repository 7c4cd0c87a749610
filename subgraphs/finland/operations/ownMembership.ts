import type { Caller } from '../../shared/runtime/caller.ts';
import { type ActiveCustomer, parseCustomerId } from '../domain/customer.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findSignedInCustomer } from '../storage/credentials.ts';

const ISSUER = 'celia';

/** The customer who signed in with his own credentials, while he is one and they stand; undefined for everybody else. */
export async function ownMembership(
  { database }: FinlandRegistry,
  caller: Caller | undefined,
): Promise<ActiveCustomer | undefined> {
  const id = caller?.issuer === ISSUER ? parseCustomerId(caller.subject) : undefined;
  const customer = id && (await findSignedInCustomer(database.source.manager, id, caller?.claims.iat ?? 0));
  return customer?.state === 'ACTIVE' ? customer : undefined;
}
