import { KbCopiesResolver } from './kbCopies.ts';
import { SynchronisationDriftResolver } from './synchronisationDrift.ts';
import { SynchroniseCustomerResolver } from './synchroniseCustomer.ts';

/** How the library's and the KB's record of a member are seen and brought together. */
export const SYNCHRONISATION_RESOLVERS = [
  SynchroniseCustomerResolver,
  SynchronisationDriftResolver,
  KbCopiesResolver,
] as const;
