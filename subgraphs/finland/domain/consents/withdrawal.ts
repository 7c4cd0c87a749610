import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { guardianPart } from '../guardianConsent.ts';
import type { ConsentKind, ConsentWithdrawer, RecordedConsent } from './consent.ts';
import type { Deciding } from './consentRules.ts';

export const WITHDRAWAL_EFFECTS = {
  RECORDED: 'The consent counts no more.',
  DETAIL_DELETED: 'What kind of thing makes reading hard was deleted at once.',
  MEMBERSHIP_ENDED: 'The customer is under 15 and was ended: without a guardian’s consent there is no membership.',
} as const;
export type WithdrawalEffect = keyof typeof WITHDRAWAL_EFFECTS;

export type WithdrawalRefusal = Refusal<
  'CONSENT_NOT_GIVEN' | 'CONSENT_IS_THE_GUARDIANS' | 'GUARDIAN_CONSENT_REQUIRED' | 'GUARDIAN_NOT_APPLICABLE'
>;

/**
 * What the withdrawal of a consent does. The guardian's own consent is the guardian's to withdraw, or Celia's; under 15 the
 * guardian speaks for the customer; from 18 a guardian has no say (F3, F4).
 */
export function withdrawal(
  consent: RecordedConsent | undefined,
  by: ConsentWithdrawer,
  { birthDate, today }: Deciding,
): WithdrawalEffect | WithdrawalRefusal {
  const part = guardianPart(birthDate, today);
  if (by === 'GUARDIAN' && part === 'NONE') return refuse('GUARDIAN_NOT_APPLICABLE', { field: 'withdrawnBy' });
  if (!consent) return refuse('CONSENT_NOT_GIVEN', { field: 'kind' });
  const isGuardians = consent.kind === 'REGISTRATION_BY_GUARDIAN';
  if (by === 'CUSTOMER' && isGuardians) return refuse('CONSENT_IS_THE_GUARDIANS', { field: 'kind' });
  if (by === 'CUSTOMER' && part === 'REQUIRED') return refuse('GUARDIAN_CONSENT_REQUIRED', { field: 'withdrawnBy' });
  if (isGuardians) return part === 'REQUIRED' ? 'MEMBERSHIP_ENDED' : 'RECORDED';
  return consent.kind === 'REASON_DETAIL' ? 'DETAIL_DELETED' : 'RECORDED';
}

/** The consent of that kind that counts. */
export function standing(consents: readonly RecordedConsent[], kind: ConsentKind): RecordedConsent | undefined {
  return consents.find((consent) => consent.kind === kind && consent.withdrawnAt === undefined);
}
