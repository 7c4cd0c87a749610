import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

/**
 * The link that an account's owner asked for when he forgot his password (E2). `generation` counts the links of the
 * account; `validUntil` is there while the newest of them was mailed and not used.
 */
export interface PasswordReset {
  readonly loginAccountId: string;
  readonly generation: number;
  readonly validUntil?: Date | undefined;
}

/** Another link: whatever was mailed before is dead. */
export function renewReset(known: PasswordReset, now: Date, minutes: number): PasswordReset & { validUntil: Date } {
  const validUntil = new Date(now.getTime() + minutes * 60_000);
  return { ...known, generation: known.generation + 1, validUntil };
}

/** A link works until, not including, the moment it ends, and once. */
export function useReset(
  reset: PasswordReset,
  now: Date,
): PasswordReset | Refusal<'RESET_LINK_INVALID' | 'RESET_LINK_EXPIRED'> {
  if (!reset.validUntil) return refuse('RESET_LINK_INVALID');
  return now >= reset.validUntil ? refuse('RESET_LINK_EXPIRED') : { ...reset, validUntil: undefined };
}
