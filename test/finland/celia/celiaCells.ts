import type { CELIA_PERMISSIONS } from '../../../subgraphs/finland/domain/celia/celiaPermissions.ts';
import {
  ADD_UNIT,
  CONTRACT,
  EDIT_FOR_CELIA,
  EMAIL_FOR_CELIA,
  END,
  END_MINE,
  FOR_CELIA,
  LIFT,
  LOANS_OF,
  MAKE_ONLINE,
  MOVE,
  REACTIVATE,
  RESTRICT,
  SEND_FOR_CELIA,
} from './celiaDocuments.ts';

const NOBODY = ['NO_SUCH_CUSTOMER'];
const onCustomer = (document: string) => ({ document, about: 'RECORD', hidden: NOBODY }) as const;

/** How each row of Celia's own staff is asked. */
export const CELIA_ASKING = {
  customerForCelia: { document: FOR_CELIA, about: 'RECORD', hidden: [] },
  reactivateCeliaCustomer: onCustomer(REACTIVATE),
  makeCeliaCustomerOnline: onCustomer(MAKE_ONLINE),
  restrictCeliaCustomer: onCustomer(RESTRICT),
  liftCeliaRestriction: onCustomer(LIFT),
  recordCeliaLoans: onCustomer(LOANS_OF),
  editCustomerForCelia: onCustomer(EDIT_FOR_CELIA),
  changeCustomerEmailForCelia: onCustomer(EMAIL_FOR_CELIA),
  sendCredentialsForCelia: onCustomer(SEND_FOR_CELIA),
  moveCeliaCustomers: { document: MOVE, about: 'UNIT', hidden: ['NO_SUCH_UNIT'] },
  setCeliaUnitContract: { document: CONTRACT, about: 'UNIT', hidden: ['NO_SUCH_UNIT'] },
  addCeliaUnit: { document: ADD_UNIT, about: 'NONE', hidden: [] },
} as const satisfies Record<keyof typeof CELIA_PERMISSIONS, object>;

/** The end of being a customer, by himself, the unit or Celia. */
export const ENDING_ASKING = {
  endMyCeliaMembership: { document: END_MINE, about: 'CALLER', hidden: [] },
  endCeliaCustomer: { document: END, about: 'RECORD', hidden: ['CUSTOMER_NOT_FOUND', 'NO_SUCH_CUSTOMER'] },
} as const;
