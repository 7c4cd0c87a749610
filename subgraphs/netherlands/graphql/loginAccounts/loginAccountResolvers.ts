import { CreateLoginAccountResolver } from './createLoginAccount.ts';
import { ForgottenUsernameResolver } from './forgottenUsername.ts';
import { LoginEmailLinkResolver } from './loginEmailLink.ts';
import { OwnLoginAccountResolver } from './ownLoginAccount.ts';

/** The root fields of a login account's whole life. */
export const LOGIN_ACCOUNT_RESOLVERS = [
  CreateLoginAccountResolver,
  OwnLoginAccountResolver,
  LoginEmailLinkResolver,
  ForgottenUsernameResolver,
] as const;
