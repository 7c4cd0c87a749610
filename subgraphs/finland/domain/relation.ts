import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Actor, CeliaClerk } from './actor.ts';
import type { ActiveCustomer, CeliaCustomer } from './customer.ts';
import { isAllowed, type Operation, type Relation } from './permissions.ts';
import type { Registrar, Unit } from './unit.ts';

/** How the customer stands to whoever asks. A registrar works in one unit at a time: those of his others are others' (F8). Whose address is protected is no unit's to see. */
export function relationTo(actor: Actor, customer: CeliaCustomer | undefined): Relation {
  if (!customer) return 'NONE';
  switch (actor.role) {
    case 'CUSTOMER':
      return customer.id === actor.customer.id ? 'OWN' : 'OTHER';
    case 'REGISTRAR':
      return customer.unitId === actor.activeUnitId && !customer.addressProtected ? 'OWN_UNIT' : 'OTHER';
    case 'CELIA':
      return 'ANY_UNIT';
    case 'ANYONE':
      return 'OTHER';
  }
}

/** Others' customers, ended ones and those who never were get the same answer: being in the register is not told. */
export function permittedCustomer(
  actor: Actor,
  asked: Operation,
  customer: CeliaCustomer | undefined,
): ActiveCustomer | Refusal<'CUSTOMER_NOT_FOUND'> {
  const allowed = isAllowed(asked, actor.role, relationTo(actor, customer));
  return allowed && customer?.state === 'ACTIVE' ? customer : refuse('CUSTOMER_NOT_FOUND');
}

/** For Celia's own staff: a customer of whatever unit, ended or not. */
export function permittedForCelia(
  clerk: CeliaClerk,
  asked: Operation,
  customer: CeliaCustomer | undefined,
): CeliaCustomer | Refusal<'NO_SUCH_CUSTOMER'> {
  const allowed = isAllowed(asked, clerk.role, relationTo(clerk, customer));
  return allowed && customer ? customer : refuse('NO_SUCH_CUSTOMER');
}

/** F8: the unit that the registrar may open. A unit of others and one that does not exist are told apart by nobody. */
export function openableUnit(
  registrar: Registrar,
  unitId: string,
): Unit | Refusal<'NOT_YOUR_UNIT' | 'UNIT_CONTRACT_ENDED'> {
  const unit = registrar.units.find(({ id }) => id === unitId);
  const allowed = isAllowed('selectUnit', registrar.role, unit ? 'OWN_UNIT' : 'OTHER');
  if (!unit || !allowed) return refuse('NOT_YOUR_UNIT', { field: 'unitId' });
  return unit.contractActive ? unit : refuse('UNIT_CONTRACT_ENDED', { field: 'unitId' });
}

/** The unit whose registrars the actor may invite and end: a main user's own, and any for Celia's own staff. */
export function administeredUnit(
  actor: Registrar | CeliaClerk,
  asked: Operation,
  unit: Unit | undefined,
): Unit | Refusal<'NOT_YOUR_UNIT' | 'NO_SUCH_UNIT'> {
  const allowed = isAllowed(asked, actor.role, relationToUnit(actor, unit));
  if (unit && allowed) return unit;
  return refuse(actor.role === 'CELIA' ? 'NO_SUCH_UNIT' : 'NOT_YOUR_UNIT', { field: 'unitId' });
}

function relationToUnit(actor: Registrar | CeliaClerk, unit: Unit | undefined): Relation {
  if (!unit) return 'NONE';
  if (actor.role === 'CELIA') return 'ANY_UNIT';
  const isMainUser = actor.kind === 'MAIN_USER' && actor.units.some(({ id }) => id === unit.id);
  return isMainUser ? 'ADMINISTERED' : 'OTHER';
}
