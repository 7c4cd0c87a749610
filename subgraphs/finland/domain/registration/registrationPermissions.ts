const EVERYBODY = { ANYONE: ['NONE'], CUSTOMER: ['NONE'], REGISTRAR: ['NONE'], CELIA: ['NONE'] } as const;
const BY_SECRET = ['BY_SECRET'] as const;

/** Registration, what comes after it, persons whom Celia alone registers, and help. */
export const REGISTRATION_PERMISSIONS = {
  celiaHelp: EVERYBODY,
  transferCeliaCustomer: { REGISTRAR: ['OWN_UNIT', 'OTHER', 'NONE'] }, // F13: the own and nobody are refused by name
  setCeliaPersonalIdentityCode: { REGISTRAR: ['OWN_UNIT'] },
  withdrawCeliaConsent: { REGISTRAR: ['OWN_UNIT'] },
  withdrawMyCeliaConsent: { CUSTOMER: ['OWN'] },
  giveCeliaConsent: { REGISTRAR: ['OWN_UNIT'] },
  giveMyCeliaConsent: { CUSTOMER: ['OWN'] },
  celiaTasks: { REGISTRAR: ['NONE'] }, // the open unit's own
  closeCeliaTask: { REGISTRAR: ['OWN_UNIT'] },
  openCeliaCase: { REGISTRAR: ['NONE'] }, // and one's own repeated request
  celiaCases: { CELIA: ['NONE'] },
  celiaCase: { CELIA: ['ANY_UNIT'] },
  acceptCeliaCase: { CELIA: ['ANY_UNIT'] },
  rejectCeliaCase: { CELIA: ['ANY_UNIT'] },
  setCeliaAddressProtection: { CELIA: ['ANY_UNIT'] },
  celiaReadingDisability: { CELIA: ['ANY_UNIT'] },
  withdrawConsentForCelia: { CELIA: ['ANY_UNIT'] },
  chooseOwnCeliaPassword: { ANYONE: BY_SECRET, CUSTOMER: BY_SECRET, REGISTRAR: BY_SECRET, CELIA: BY_SECRET },
} as const;
