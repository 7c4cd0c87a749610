import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { SignedInCustomer } from '../../domain/actor.ts';
import type { VoluntaryConsent } from '../../domain/consents/consent.ts';
import type { ReadingDisability } from '../../domain/registration/readingDisability.ts';
import { permittedCustomer } from '../../domain/relation.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { lockCustomer } from '../../storage/customers.ts';
import { ofCustomer } from '../../storage/scopes.ts';
import { type GivenAnswer, recordGivenConsent } from './recordGivenConsent.ts';

const ACTION = 'giveMyCeliaConsent';

export interface OwnGift {
  readonly kind: VoluntaryConsent;
  readonly textVersion: string;
  readonly readingDisability?: ReadingDisability | undefined;
}

/** A consent that the customer who is signed in gives himself, from 15 on. */
export async function giveMyCeliaConsent(
  registry: FinlandRegistry,
  actor: SignedInCustomer,
  { kind, textVersion, readingDisability }: OwnGift,
): Promise<GivenAnswer> {
  const { name, customer: own } = actor;
  const consent = { kind, textVersion, form: 'DIGITAL', givenBy: 'CUSTOMER' } as const;
  const act = async (tx: Transaction) => {
    const customer = permittedCustomer(actor, ACTION, await lockCustomer(tx, own.id));
    const answer = isRefusal(customer)
      ? customer
      : await recordGivenConsent(registry, tx, customer, { consent, readingDisability }, undefined);
    const outcome = isRefusal(answer) ? answer.refused : 'DONE';
    await recordAudit(tx, { actor: name, action: ACTION, subject: own.id, outcome }, registry.now());
    return answer;
  };
  return registry.database.transaction(act, ofCustomer(own.id));
}
