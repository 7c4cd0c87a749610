import type { ActiveCustomer } from './customer.ts';
import type { Registrar } from './unit.ts';

/** Nobody signed in, or somebody whom this country does not know. */
export interface Anyone {
  readonly role: 'ANYONE';
}

/** A customer, signed in with his own credentials. */
export interface SignedInCustomer {
  readonly role: 'CUSTOMER';
  /** As the audit trail knows him. */
  readonly name: string;
  readonly customer: ActiveCustomer;
}

/** Somebody of Celia's own customer service: works in no unit and for every one, each time for a stated purpose. */
export interface CeliaClerk {
  readonly role: 'CELIA';
  readonly id: string;
  /** As the audit trail knows him. */
  readonly name: string;
}

/** Who asks, looked up at each call. */
export type Actor = Anyone | SignedInCustomer | Registrar | CeliaClerk;
