import {
  CHANGE_PASSWORD,
  CHOOSE_AS_REGISTRAR,
  END_REGISTRAR,
  INVITE,
  ORDER,
  REGISTRARS,
  SIGN_IN_AS_REGISTRAR,
} from './registrarDocuments.ts';

const HIDDEN = ['NOT_YOUR_UNIT', 'NO_SUCH_UNIT'];
const LINK = ['CREDENTIAL_LINK_INVALID'];

/** How each row of registrars' accounts is asked. */
export const REGISTRAR_ASKING = {
  signInAsRegistrar: { document: SIGN_IN_AS_REGISTRAR, about: 'SECRET', hidden: ['REGISTRAR_SIGN_IN_FAILED'] },
  orderRegistrarPassword: { document: ORDER, about: 'NONE', hidden: [] },
  chooseRegistrarPassword: { document: CHOOSE_AS_REGISTRAR, about: 'SECRET', hidden: LINK },
  changeRegistrarPassword: { document: CHANGE_PASSWORD, about: 'SECRET', hidden: ['REGISTRAR_SIGN_IN_FAILED'] },
  inviteCeliaRegistrar: { document: INVITE, about: 'ADMINISTERED', hidden: HIDDEN },
  endCeliaRegistrar: { document: END_REGISTRAR, about: 'ADMINISTERED', hidden: HIDDEN },
  celiaRegistrars: { document: REGISTRARS, about: 'ADMINISTERED', hidden: HIDDEN },
} as const;
