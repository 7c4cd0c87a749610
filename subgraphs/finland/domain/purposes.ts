import type { Role } from './permissions.ts';

interface Purpose {
  readonly roles: readonly Role[];
  readonly en: string;
  readonly legalGround: string;
  /** How long the line of the audit trail is kept. */
  readonly retention: string;
}

/**
 * Why somebody may be looked up by personal identity code, and by whom. The code is kept in the audit trail.
 * The ground and the retention are this program's reading, for the operator's own lawyer to confirm.
 */
export const LOOKUP_PURPOSES = {
  REGISTRATION: {
    roles: ['REGISTRAR'],
    en: 'To see whether somebody who wants to become a customer is registered already.',
    legalGround:
      'GDPR article 6(1)(c) with the act on Celia 787/2022; the code tells persons apart for a statutory task',
    retention: '5 years from the look-up',
  },
  CUSTOMER_REQUEST: {
    roles: ['REGISTRAR'],
    en: 'A customer of the unit, or the guardian, asks for something to be checked or changed.',
    legalGround: 'GDPR article 6(1)(c) with the act on Celia 787/2022, at the request of the customer',
    retention: '5 years from the look-up',
  },
  CELIA_SERVICE: {
    roles: ['CELIA'],
    en: "Celia's customer service was asked for something by the customer, the guardian or the unit.",
    legalGround: 'GDPR article 6(1)(c) with the act on Celia 787/2022, at the request of the customer or the unit',
    retention: '5 years from the look-up',
  },
  CELIA_SUPERVISION: {
    roles: ['CELIA'],
    en: 'Celia keeps the register right, or looks into how its rules of use are kept.',
    legalGround: 'GDPR article 6(1)(c) with the act on Celia 787/2022, section 5',
    retention: '5 years from the look-up',
  },
} as const satisfies Readonly<Record<string, Purpose>>;

export type LookupPurpose = keyof typeof LOOKUP_PURPOSES;

/** What the person reads of the purpose; undefined for a code that the catalogue no longer has. */
export function purposeInWords(code: string): string | undefined {
  const purposes: Readonly<Record<string, Purpose>> = LOOKUP_PURPOSES;
  return purposes[code]?.en;
}

export function mayLookUpFor(purpose: LookupPurpose, role: Role): boolean {
  const roles: readonly Role[] = LOOKUP_PURPOSES[purpose].roles;
  return roles.includes(role);
}
