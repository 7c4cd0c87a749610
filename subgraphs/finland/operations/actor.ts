import { type Caller, callerName } from '../../shared/runtime/caller.ts';
import type { Scope } from '../../shared/runtime/scope.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import { isRestricted } from '../domain/celia/restriction.ts';
import { parseCustomerId } from '../domain/customer.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import { activeUnit } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findSignedInCustomer } from '../storage/credentials.ts';
import { findStaff } from '../storage/registrars.ts';
import { ofCeliaStaff, ofCustomer, ofUnit } from '../storage/scopes.ts';

export const CELIA_ISSUER = 'celia'; // of customers, and of registrars with an account of their own
const REGISTRAR = 'registrar:';
const ANYONE = { role: 'ANYONE' } as const;

/** Who the caller is now, by this country's own tables: not by what his token says. */
export async function actorOf({ database, now }: FinlandRegistry, caller: Caller | undefined): Promise<Actor> {
  if (!caller) return ANYONE;
  if (caller.issuer !== CELIA_ISSUER || caller.subject.startsWith(REGISTRAR))
    return (await findStaff(database.source.manager, caller)) ?? ANYONE;
  const id = parseCustomerId(caller.subject);
  const issuedAt = caller.claims.iat ?? 0;
  const customer = id && (await database.transaction((tx) => findSignedInCustomer(tx, id, issuedAt), ofCustomer(id)));
  const isThere = customer?.state === 'ACTIVE' && !isRestricted(customer, finnishDay(now()));
  return isThere ? { role: 'CUSTOMER', name: callerName(caller), customer } : ANYONE;
}

/** Whose records the actor's requests see. Undefined: nobody's. */
export function scopeOf(actor: Actor): Scope | undefined {
  if (actor.role === 'CUSTOMER') return ofCustomer(actor.customer.id);
  if (actor.role === 'CELIA') return ofCeliaStaff();
  const unit = actor.role === 'REGISTRAR' ? activeUnit(actor) : undefined;
  return unit && !isRefusal(unit) ? ofUnit(unit.id) : undefined;
}
