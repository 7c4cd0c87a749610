import type { Role } from '../../subgraphs/netherlands/domain/permissions.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { ANNEN, accountHolder, CUSTOMER_CARE, FUNCTIONAL, KB_IAM } from '../support/netherlands.ts';
import { staff } from '../support/testSubgraph.ts';

/** Who asks in the walk through the table of permissions. */
export const CALLERS: readonly (readonly [string, Role, (own: string) => Caller | undefined])[] = [
  ['nobody signed in', 'ANONYMOUS', () => undefined],
  ['staff of nobody', 'NOBODY', () => staff('somebody.else')],
  ['a desk’s name from another issuer', 'NOBODY', () => ({ ...ANNEN, issuer: 'id-porten' })],
  ['an account’s id from another issuer', 'NOBODY', (own) => ({ ...accountHolder(own), issuer: 'celia' })],
  ['the account holder', 'LOGIN_ACCOUNT', accountHolder],
  ['the desk', 'LIBRARY_DESK', () => ANNEN],
  ['functional management', 'FUNCTIONAL_MANAGEMENT', () => FUNCTIONAL],
  ['KB customer care', 'KB_CUSTOMER_CARE', () => CUSTOMER_CARE],
  ['KB identity management', 'KB_IAM', () => KB_IAM],
];
