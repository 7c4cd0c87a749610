import { CareOfLoginAccountsResolver } from './careOfLoginAccounts.ts';
import { CreateLoginAccountResolver } from './createLoginAccount.ts';
import { FindLoginAccountsResolver } from './findLoginAccounts.ts';
import { ForgottenUsernameResolver } from './forgottenUsername.ts';
import { LoginEmailLinkResolver } from './loginEmailLink.ts';
import { OwnLoginAccountResolver } from './ownLoginAccount.ts';
import { ReplaceTemporaryPasswordResolver } from './replaceTemporaryPassword.ts';

/** The root fields of a login account's whole life. */
export const LOGIN_ACCOUNT_RESOLVERS = [
  CreateLoginAccountResolver,
  OwnLoginAccountResolver,
  LoginEmailLinkResolver,
  ForgottenUsernameResolver,
  ReplaceTemporaryPasswordResolver,
  FindLoginAccountsResolver,
  CareOfLoginAccountsResolver,
] as const;
