import { CareOfLoginAccountsResolver } from './careOfLoginAccounts.ts';
import { CreateLoginAccountResolver } from './createLoginAccount.ts';
import { FindLoginAccountsResolver } from './findLoginAccounts.ts';
import { ForgottenUsernameResolver } from './forgottenUsername.ts';
import { LetterLanguageResolver } from './letterLanguage.ts';
import { LoginEmailLinkResolver } from './loginEmailLink.ts';
import { OwnLoginAccountResolver } from './ownLoginAccount.ts';
import { ReplaceTemporaryPasswordResolver } from './replaceTemporaryPassword.ts';

/** The root fields of a login account's whole life. */
export const LOGIN_ACCOUNT_RESOLVERS = [
  CreateLoginAccountResolver,
  OwnLoginAccountResolver,
  LetterLanguageResolver,
  LoginEmailLinkResolver,
  ForgottenUsernameResolver,
  ReplaceTemporaryPasswordResolver,
  FindLoginAccountsResolver,
  CareOfLoginAccountsResolver,
] as const;
