import type { LOGIN_ACCOUNT_PERMISSIONS } from '../../../subgraphs/netherlands/domain/loginAccounts/loginAccountPermissions.ts';
import { PASSWORD } from '../../support/netherlands.ts';
import type { Asking } from '../permissionCells.ts';
import {
  CHANGE_EMAIL,
  CHANGE_PASSWORD,
  CHANGE_USERNAME,
  CONFIRM_EMAIL,
  FORGOT_USERNAME,
  REVERT_EMAIL,
  SIGN_UP,
  theSignUp,
} from './documents.ts';

const username = 'eb.tester';
const email = 'other@example.nl';
const OWN = { about: 'CALLER', hidden: [] } as const;

/** How the rows of a login account's whole life are asked. */
export const ACCOUNTS_ASKING: Readonly<Record<keyof typeof LOGIN_ACCOUNT_PERMISSIONS, Asking>> = {
  createLoginAccount: {
    document: SIGN_UP,
    about: 'NOTHING',
    hidden: [],
    variables: () => ({ input: theSignUp() }),
  },
  forgotUsername: { document: FORGOT_USERNAME, about: 'NOTHING', hidden: [], variables: () => ({ email }) },
  changeMyUsername: { ...OWN, document: CHANGE_USERNAME, variables: () => ({ username }) },
  changeMyLoginEmail: { ...OWN, document: CHANGE_EMAIL, variables: () => ({ email }) },
  changeMyPassword: { ...OWN, document: CHANGE_PASSWORD, variables: () => ({ presentPassword: PASSWORD }) },
  confirmLoginEmail: {
    document: CONFIRM_EMAIL,
    about: 'SECRET',
    hidden: ['EMAIL_LINK_INVALID'],
    variables: ({ confirm: token }) => ({ token }),
  },
  revertLoginEmail: {
    document: REVERT_EMAIL,
    about: 'SECRET',
    hidden: ['EMAIL_LINK_INVALID'],
    variables: ({ revert: token }) => ({ token }),
  },
};
