import type { Role } from './permissions.ts';

/** Why somebody may be looked up by personal identity code, and by whom. The code is kept in the audit trail. */
export const LOOKUP_PURPOSES = {
  REGISTRATION: {
    roles: ['REGISTRAR'],
    en: 'To see whether somebody who wants to become a customer is registered already.',
  },
  CUSTOMER_REQUEST: {
    roles: ['REGISTRAR'],
    en: 'A customer of the unit, or the guardian, asks for something to be checked or changed.',
  },
} as const satisfies Readonly<Record<string, { roles: readonly Role[]; en: string }>>;

export type LookupPurpose = keyof typeof LOOKUP_PURPOSES;

export function mayLookUpFor(purpose: LookupPurpose, role: Role): boolean {
  const roles: readonly Role[] = LOOKUP_PURPOSES[purpose].roles;
  return roles.includes(role);
}
