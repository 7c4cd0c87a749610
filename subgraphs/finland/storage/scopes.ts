import { everyRecord, type Scope } from '../../shared/runtime/scope.ts';
import type { CustomerId } from '../domain/customer.ts';

/** Customers of that unit, with all that is kept of them. */
export function ofUnit(id: string): Scope {
  return { kind: 'unit', of: id };
}

/** That customer alone. */
export function ofCustomer(id: CustomerId): Scope {
  return { kind: 'customer', of: id };
}

/** Why something sees the customers of all units. A test lists them: none is added unseen. */
export const ACROSS_UNITS = {
  celiaStaff: "Celia's own staff acts on the customers of all units, each time for a stated purpose.",
  dueTasks: 'The tasks of a day open for customers of every unit.',
  exactSearch: 'F9: whoever has the code in the whole register is found, and not registered twice.',
  reseal: 'Whoever runs the rotation of keys seals anew what is sealed, and reads nothing of it.',
  mailedLink: 'Whoever has the secret of a mailed link is not signed in: the link says whose it is.',
  transfer: 'F13: a customer of another unit becomes one of the own.',
  signIn: 'Whoever signs in is nobody yet: the customer number says whose password is tried.',
} as const;

export function acrossUnits(reason: keyof typeof ACROSS_UNITS): Scope {
  return everyRecord(reason);
}

/** What Celia's own staff sees: every unit's customers. */
export function ofCeliaStaff(): Scope {
  return acrossUnits('celiaStaff');
}
