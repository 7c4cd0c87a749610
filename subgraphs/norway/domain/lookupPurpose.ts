import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Role } from './actor.ts';

/** Why a person may be looked up by the national identity number, and by whom. The audit trail keeps the code. */
export const LOOKUP_PURPOSES = {
  OWN_REGISTRATION: {
    roles: ['PATRON'],
    description: 'The person is signed in and registers the national library card for themselves.',
  },
  REGISTRATION_AT_DESK: {
    roles: ['LIBRARY_STAFF'],
    description: 'The person stands at the desk, has shown who they are, and asks for the national library card.',
  },
} as const satisfies Record<string, { roles: readonly Role[]; description: string }>;

export type LookupPurpose = keyof typeof LOOKUP_PURPOSES;

export function checkPurpose(purpose: LookupPurpose, role: Role): Refusal<'PURPOSE_NOT_ALLOWED'> | undefined {
  const roles: readonly Role[] = LOOKUP_PURPOSES[purpose].roles;
  return roles.includes(role) ? undefined : refuse('PURPOSE_NOT_ALLOWED', { field: 'purpose' });
}
