import type { Transaction } from '../../../shared/runtime/database.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { RecordedConsent } from '../../domain/consents/consent.ts';
import { giveConsent, type TypedGift } from '../../domain/consents/givenLater.ts';
import type { ActiveCustomer } from '../../domain/customer.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findConsents, recordConsent } from '../../storage/registration/consents.ts';
import { keepReadingDisability } from '../../storage/registration/readingDisabilities.ts';

export type GivenAnswer = RecordedConsent | Refusal<FinlandRefusalCode>;

/** Puts a consent of a customer on record, whose row is locked. `recordedBy`: the registrar's id; nobody where he did it himself. */
export async function recordGivenConsent(
  { sealing, now }: FinlandRegistry,
  tx: Transaction,
  { id: customerId, birthDate }: ActiveCustomer,
  gift: TypedGift,
  recordedBy: string | undefined,
): Promise<GivenAnswer> {
  const at = now();
  const deciding = { birthDate, today: finnishDay(at) };
  const consent = giveConsent(gift, await findConsents(tx, customerId), deciding);
  if (isRefusal(consent)) return consent;
  const id = await recordConsent(tx, customerId, consent, { recordedBy, at });
  const { readingDisability: category } = gift;
  if (category) await keepReadingDisability(tx, sealing, { customerId, consentId: id, category, at });
  return { ...consent, id, givenAt: at };
}
