import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Role } from './actor.ts';

interface Purpose {
  readonly roles: readonly Role[];
  readonly description: string;
  readonly legalGround: string;
  /** How long the line of the audit trail is kept. */
  readonly retention: string;
}

/**
 * Why a person may be looked up by the national identity number, and by whom. The audit trail keeps the code.
 * The ground and the retention are this program's reading, for the operator's own lawyer to confirm.
 */
export const LOOKUP_PURPOSES = {
  OWN_REGISTRATION: {
    roles: ['PATRON'],
    description: 'The person is signed in and registers the national library card for themselves.',
    legalGround: 'GDPR article 6(1)(e): a public library task, begun by the person',
    retention: '5 years from the look-up',
  },
  REGISTRATION_AT_DESK: {
    roles: ['LIBRARY_STAFF'],
    description: 'The person stands at the desk, has shown who they are, and asks for the national library card.',
    legalGround: 'GDPR article 6(1)(e): a public library task, at the request of the person',
    retention: '5 years from the look-up',
  },
} as const satisfies Record<string, Purpose>;

export type LookupPurpose = keyof typeof LOOKUP_PURPOSES;

export function checkPurpose(purpose: LookupPurpose, role: Role): Refusal<'PURPOSE_NOT_ALLOWED'> | undefined {
  const roles: readonly Role[] = LOOKUP_PURPOSES[purpose].roles;
  return roles.includes(role) ? undefined : refuse('PURPOSE_NOT_ALLOWED', { field: 'purpose' });
}

/** What the person reads of the purpose; undefined for a code that the catalogue no longer has. */
export function purposeInWords(code: string): string | undefined {
  const purposes: Readonly<Record<string, Purpose>> = LOOKUP_PURPOSES;
  return purposes[code]?.description;
}
