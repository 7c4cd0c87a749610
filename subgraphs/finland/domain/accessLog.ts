import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { AccessAction } from '../../shared/vocabulary/loggedAccess.ts';
import { guardianPart } from './guardianConsent.ts';

/** What stands as the unit in the audit trail where Celia's own staff did it. */
export const CELIA = 'celia';

const ACTIONS: Readonly<Record<string, AccessAction>> = {
  registerCeliaCustomer: 'REGISTRATION',
  findCeliaCustomer: 'READING',
  celiaCustomer: 'READING',
  eraseMyCeliaMembership: 'DELETION',
  finlandDataExport: 'READING',
  editCeliaCustomer: 'CHANGE',
  changeCeliaCustomerEmail: 'CHANGE',
  sendCeliaCredentials: 'CHANGE',
  chooseCeliaPassword: 'ACTIVATION',
  signInToCelianet: 'SIGN_IN',
  customerForCelia: 'READING',
  transferCeliaCustomer: 'CHANGE',
  setCeliaPersonalIdentityCode: 'CHANGE',
  withdrawCeliaConsent: 'CHANGE',
  withdrawMyCeliaConsent: 'CHANGE',
  giveCeliaConsent: 'CHANGE',
  giveMyCeliaConsent: 'CHANGE',
  withdrawConsentForCelia: 'CHANGE',
  acceptCeliaCase: 'REGISTRATION',
  setCeliaAddressProtection: 'CHANGE',
  celiaReadingDisability: 'READING',
  chooseOwnCeliaPassword: 'CHANGE',
  endMyCeliaMembership: 'CHANGE',
  endCeliaCustomer: 'CHANGE',
  reactivateCeliaCustomer: 'CHANGE',
  makeCeliaCustomerOnline: 'CHANGE',
  restrictCeliaCustomer: 'CHANGE',
  liftCeliaRestriction: 'CHANGE',
  recordCeliaLoans: 'CHANGE',
  moveCeliaCustomers: 'CHANGE',
  editCustomerForCelia: 'CHANGE',
  changeCustomerEmailForCelia: 'CHANGE',
  sendCredentialsForCelia: 'CHANGE',
};

/** The audit trail's name of an operation, in the words that all countries share. */
export function accessAction(operation: string): AccessAction {
  return ACTIONS[operation] ?? 'OTHER';
}

/**
 * Whether the access log may say at which unit. The credentials of somebody under age are often in a guardian's mailbox,
 * and a look-up by a unit elsewhere tells where the child and the other guardian have moved. Of whoever has a protected
 * address no place is told, as in every country.
 */
export function mayNamePlaces(
  { birthDate, addressProtected }: { readonly birthDate: CalendarDate; readonly addressProtected: boolean },
  today: CalendarDate,
): boolean {
  return !addressProtected && guardianPart(birthDate, today) === 'NONE';
}
