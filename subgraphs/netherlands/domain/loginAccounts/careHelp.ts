import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';

/** Why the KB's staff changes what is its owner's (E13, E15). */
export type CareReason = 'RESET_MAIL_NOT_RECEIVED' | 'CANNOT_LOG_IN';

/** What the trail knows of an account's sign-ins. */
export interface SignInFacts {
  /** The last good sign-in; of an account without one, when it was activated. */
  readonly lastProvedAt: Date;
  /** Since then, within a day. */
  readonly failedLately: number;
  /** Since then. */
  readonly resetAskedAt?: Date | undefined;
}

interface CareRules {
  readonly careQuietDays: number;
  readonly careFailedSignIns: number;
}

const DAY_MS = 86_400_000;
const CASE_NUMBER = /^[A-Z0-9][A-Z0-9-]{2,29}$/;

/** By the facts, whatever is said on the telephone: no sign-in for long, or several that failed since the last good one (T9). */
export function cannotSignIn({ lastProvedAt, failedLately }: SignInFacts, rules: CareRules, now: Date): boolean {
  const isQuiet = now.getTime() - lastProvedAt.getTime() >= rules.careQuietDays * DAY_MS;
  return isQuiet || failedLately >= rules.careFailedSignIns;
}

/** Whether the reason holds (E15): who can sign in helps himself, and without a mail asked for none is missing (E11). */
export function checkReason(
  reason: CareReason,
  facts: SignInFacts,
  rules: CareRules,
  now: Date,
): Refusal<'OWNER_CAN_SIGN_IN' | 'RESET_NOT_ASKED_FOR'> | undefined {
  if (reason === 'RESET_MAIL_NOT_RECEIVED') {
    return facts.resetAskedAt ? undefined : refuse('RESET_NOT_ASKED_FOR', { field: 'reason' });
  }
  return cannotSignIn(facts, rules, now) ? undefined : refuse('OWNER_CAN_SIGN_IN', { field: 'reason' });
}

/** The number that the KB's own administration gave the case; capitals, digits and hyphens, so that it names nobody. */
export function checkCaseNumber(caseNumber: string): Refusal<'CASE_NUMBER_INVALID'> | undefined {
  return CASE_NUMBER.test(caseNumber) ? undefined : refuse('CASE_NUMBER_INVALID', { field: 'caseNumber' });
}
