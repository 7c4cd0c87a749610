/**
 * What Celia's own staff alone may do, whatever the unit. Each of them takes a purpose and leaves a line in the audit
 * trail of the customer whom it is about; the operations go through `operations/celia/actForCelia.ts`.
 */
export const CELIA_PERMISSIONS = {
  customerForCelia: { CELIA: ['ANY_UNIT', 'NONE'] },
  reactivateCeliaCustomer: { CELIA: ['ANY_UNIT'] }, // F19
  makeCeliaCustomerOnline: { CELIA: ['ANY_UNIT'] }, // F20
  restrictCeliaCustomer: { CELIA: ['ANY_UNIT'] },
  liftCeliaRestriction: { CELIA: ['ANY_UNIT'] },
  recordCeliaLoans: { CELIA: ['ANY_UNIT'] },
  moveCeliaCustomers: { CELIA: ['ANY_UNIT'] },
  editCustomerForCelia: { CELIA: ['ANY_UNIT'] }, // F14
  changeCustomerEmailForCelia: { CELIA: ['ANY_UNIT'] }, // F16
  sendCredentialsForCelia: { CELIA: ['ANY_UNIT'] }, // F16
  setCeliaUnitContract: { CELIA: ['ANY_UNIT'] },
  addCeliaUnit: { CELIA: ['NONE'] },
} as const;
