import type { LOGIN_ACCOUNT_PERMISSIONS } from '../../../subgraphs/netherlands/domain/loginAccounts/loginAccountPermissions.ts';
import { PASSWORD } from '../../support/netherlands.ts';
import type { Asking, TestRecord } from '../permissionCells.ts';
import {
  aCase,
  CARE_EMAIL,
  CARE_USERNAME,
  CHANGE_EMAIL,
  CHANGE_PASSWORD,
  CHANGE_USERNAME,
  CONFIRM_EMAIL,
  FIND_ACCOUNTS,
  FORGOT_USERNAME,
  REPLACE_TEMPORARY,
  REVERT_EMAIL,
  SET_LANGUAGE,
  SET_TEMPORARY,
  SIGN_UP,
  theSignUp,
} from './documents.ts';

const username = 'eb.tester';
const email = 'other@example.nl';
const CARE = {
  about: 'RECORD',
  hidden: ['NOT_FOUND'],
  variables: ({ accountId }: TestRecord) => ({ about: aCase(accountId) }),
} as const;
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
  setMyLetterLanguage: { ...OWN, document: SET_LANGUAGE, variables: () => ({ language: 'EN' }) },
  confirmLoginEmail: {
    document: CONFIRM_EMAIL,
    about: 'SECRET',
    hidden: ['EMAIL_LINK_INVALID'],
    variables: ({ confirm: token }) => ({ token }),
  },
  replaceTemporaryPassword: {
    document: REPLACE_TEMPORARY,
    about: 'SECRET',
    hidden: ['SIGN_IN_FAILED'],
    variables: ({ temporary }) => ({
      username: temporary,
      temporaryPassword: PASSWORD,
      password: 'Anders02?',
      passwordAgain: 'Anders02?',
    }),
  },
  findLoginAccounts: {
    document: FIND_ACCOUNTS,
    about: 'RECORD',
    hidden: [],
    variables: () => ({ purpose: 'OWNER_ASKED' }),
  },
  setTemporaryPassword: { ...CARE, document: SET_TEMPORARY },
  changeLoginEmail: { ...CARE, document: CARE_EMAIL, variables: (record) => ({ ...CARE.variables(record), email }) },
  changeLoginUsername: {
    ...CARE,
    document: CARE_USERNAME,
    variables: (record) => ({ ...CARE.variables(record), username }),
  },
  revertLoginEmail: {
    document: REVERT_EMAIL,
    about: 'SECRET',
    hidden: ['EMAIL_LINK_INVALID'],
    variables: ({ revert: token }) => ({ token }),
  },
};
