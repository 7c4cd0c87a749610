import { RegistrarAdministrationResolver } from './administration.ts';
import { RegistrarAccountFields } from './registrarAccount.ts';
import { RegistrarSignInResolver } from './signIn.ts';

/** A registrar's own account, and the registrars of a unit. */
export const REGISTRAR_RESOLVERS = [
  RegistrarAccountFields,
  RegistrarAdministrationResolver,
  RegistrarSignInResolver,
] as const;
