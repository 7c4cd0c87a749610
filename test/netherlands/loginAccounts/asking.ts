import type { LOGIN_ACCOUNT_PERMISSIONS } from '../../../subgraphs/netherlands/domain/loginAccounts/loginAccountPermissions.ts';
import type { Asking } from '../permissionCells.ts';
import { SIGN_UP, theSignUp } from './documents.ts';

/** How the rows of a login account's whole life are asked. */
export const ACCOUNTS_ASKING: Readonly<Record<keyof typeof LOGIN_ACCOUNT_PERMISSIONS, Asking>> = {
  createLoginAccount: {
    document: SIGN_UP,
    about: 'NOTHING',
    hidden: [],
    variables: () => ({ input: theSignUp() }),
  },
};
