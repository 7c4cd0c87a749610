import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { StaffKind } from '../unit.ts';

/** The kinds of accounts that work for units. */
export const REGISTRAR_KINDS = {
  MAIN_USER: 'A registrar who also invites and ends the registrars of the units that he represents.',
  REGISTRAR: "One person's own account.",
  SHARED: 'An account that a unit shares; it represents that unit alone.',
  TRAINING: 'An account for practice: it reaches training units alone.',
} as const satisfies Partial<Record<StaffKind, string>>;
export type RegistrarKind = keyof typeof REGISTRAR_KINDS;

/** A registrar's account as those who administer it see it. */
export interface RegistrarAccount {
  readonly id: string;
  readonly kind: StaffKind;
  /** Nothing for one who signs in with the identity provider of the staff. */
  readonly email?: EmailAddress | undefined;
  readonly passwordChosenAt?: Date | undefined;
  readonly unitIds: readonly string[];
}

/** Main users invite everybody but main users, who are Celia's to invite. */
export function mayInvite(kind: RegistrarKind, by: 'REGISTRAR' | 'CELIA'): Refusal<'CELIA_ONLY'> | undefined {
  return by === 'REGISTRAR' && kind === 'MAIN_USER' ? refuse('CELIA_ONLY', { field: 'kind' }) : undefined;
}

/** Whether the account may represent the unit too. */
export function joinsUnit(
  known: RegistrarAccount | undefined,
  kind: RegistrarKind,
  unit: { readonly id: string; readonly training: boolean },
): Refusal<'TRAINING_STAYS_APART' | 'REGISTRAR_HAS_OTHER_KIND' | 'SHARED_ACCOUNT_HAS_ONE_UNIT'> | undefined {
  if (unit.training !== (kind === 'TRAINING')) return refuse('TRAINING_STAYS_APART', { field: 'kind' });
  if (!known) return undefined;
  if (known.kind !== kind) return refuse('REGISTRAR_HAS_OTHER_KIND', { field: 'email' });
  const others = known.unitIds.filter((id) => id !== unit.id);
  return kind === 'SHARED' && others.length > 0 ? refuse('SHARED_ACCOUNT_HAS_ONE_UNIT', { field: 'email' }) : undefined;
}

/** A password is good for so many days of 24 hours; from the instant on which they are over it can only be changed. */
export function isPasswordExpired(chosenAt: Date, now: Date, days: number): boolean {
  return now.getTime() >= chosenAt.getTime() + days * 86_400_000;
}
