import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { holdsPersonalIdentityCode } from '../personalIdentityCode.ts';

const LONGEST_EVIDENCE = 100;

/** A short reference to the proof, and no personal identity code in it. */
export function parseEvidence(
  typed: string | null | undefined,
  field: string,
): string | Refusal<'CONSENT_EVIDENCE_INVALID'> | undefined {
  const text = (typed ?? '').normalize('NFC').trim();
  const isFit = text.length <= LONGEST_EVIDENCE && !/\p{Cc}/u.test(text) && !holdsPersonalIdentityCode(text);
  if (!isFit) return refuse('CONSENT_EVIDENCE_INVALID', { field });
  return text === '' ? undefined : text;
}
