/** A registrar's own account (F18), and the registrars of a unit. */
export const REGISTRAR_PERMISSIONS = {
  inviteCeliaRegistrar: { REGISTRAR: ['ADMINISTERED'], CELIA: ['ANY_UNIT'] },
  endCeliaRegistrar: { REGISTRAR: ['ADMINISTERED'], CELIA: ['ANY_UNIT'] },
  celiaRegistrars: { REGISTRAR: ['ADMINISTERED'], CELIA: ['ANY_UNIT'] },
} as const;
