import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { ReadingDisability } from '../registration/readingDisability.ts';
import type { Consent, RecordedConsent, TypedConsent } from './consent.ts';
import { type ConsentRefusal, type Deciding, parseConsent } from './consentRules.ts';

/** A consent, and the detail that it is to where it is to one. */
export interface TypedGift {
  readonly consent: TypedConsent;
  readonly readingDisability?: ReadingDisability | null | undefined;
}

/** A consent given after the registration, by the same rules. One that was withdrawn may be given again, as a new record. */
export function giveConsent(
  { consent: typed, readingDisability }: TypedGift,
  recorded: readonly RecordedConsent[],
  deciding: Deciding,
): Consent | ConsentRefusal | Refusal<'READING_DISABILITY_CONSENT_REQUIRED'> {
  const standing = recorded.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const kinds = standing.map(({ kind }) => kind);
  const consent = parseConsent(typed, deciding, kinds, 'consent');
  if (isRefusal(consent) || !readingDisability || consent.kind === 'REASON_DETAIL') return consent;
  return refuse('READING_DISABILITY_CONSENT_REQUIRED', { field: 'readingDisability' });
}
