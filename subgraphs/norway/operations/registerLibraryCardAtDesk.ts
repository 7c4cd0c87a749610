import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import { handOverPhysicalCard } from '../domain/card.ts';
import { type CardNumber, parseCardNumber } from '../domain/cardNumber.ts';
import { isReservedForPrint } from '../domain/cardNumberSeries.ts';
import { readContact } from '../domain/contact.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { activateMembership } from '../domain/libraryMembership.ts';
import { checkPurpose, type LookupPurpose } from '../domain/lookupPurpose.ts';
import { parseNationalIdentityNumber } from '../domain/nationalIdentityNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { findSeries } from '../storage/cardNumberSeriesTable.ts';
import { findCard } from '../storage/cardTable.ts';
import { acrossLibraries } from '../storage/scopes.ts';
import { findOwnLibrary } from './findLibrary.ts';
import { registerPerson } from './registerPerson.ts';
import type { Issue } from './registration.ts';

export interface DeskRegistration {
  readonly idempotencyKey: string;
  readonly nationalIdentityNumber: Sensitive;
  readonly purpose: LookupPurpose;
  readonly cardNumber: string;
  readonly telephone: string;
  readonly email: string;
  readonly acceptedRulesVersion: string;
}

/** Staff register the person before them with a printed card (B4), which works at once. Theirs becomes the home library (B5). */
export async function registerLibraryCardAtDesk(
  registry: Registry,
  staff: LibraryStaff,
  input: DeskRegistration,
): Promise<ObservedAccount | Refusal<NorwegianRefusalCode>> {
  const text = input.nationalIdentityNumber.reveal();
  const form = readForm({
    purpose: checkPurpose(input.purpose, staff.role) ?? input.purpose,
    number: parseNationalIdentityNumber(text, registry.syntheticNumbers, 'nationalIdentityNumber'),
    cardNumber: parseCardNumber(input.cardNumber) ?? refuse('CARD_NUMBER_INVALID', { field: 'cardNumber' }),
    ...readContact(input),
  });
  if (isRefusal(form)) return form;
  const { idempotencyKey: key, ...rest } = input;
  const request = { ...rest, nationalIdentityNumber: text };
  const { name, library } = staff;
  const act = { action: 'registerLibraryCardAtDesk', purpose: form.purpose };
  await registry.lookupBudget.spend({ ...act, actor: name, unit: library, number: form.number.reveal() });
  const account = await registerPerson(registry, {
    actor: staff,
    attempt: { caller: name, operation: act.action, key, request },
    number: form.number,
    contact: { telephone: form.telephone, email: form.email },
    purpose: form.purpose,
    issue: (tx, accountId) => handOver(tx, registry, staff, form.cardNumber, input.acceptedRulesVersion, accountId),
  });
  return isRefusal(account) ? account : { ...account, observer: library };
}

async function handOver(
  tx: Transaction,
  registry: Registry,
  staff: LibraryStaff,
  number: CardNumber,
  acceptedRulesVersion: string,
  accountId: string,
): Promise<Issue | Refusal<NorwegianRefusalCode>> {
  const field = 'cardNumber';
  const at = registry.now();
  const library = await findOwnLibrary(tx, registry, staff.library);
  const membership = activateMembership(undefined, { id: randomUUID(), accountId, library, acceptedRulesVersion, at });
  if (isRefusal(membership)) return membership;
  const reserved = await findSeries(tx, staff.library);
  if (!isReservedForPrint(number, reserved)) return refuse('CARD_NUMBER_NOT_RESERVED', { field });
  const taken = await inScope(tx, acrossLibraries('cardNumberTaken'), () => findCard(tx, number));
  if (taken) return refuse('CARD_NUMBER_TAKEN', { field });
  return { card: handOverPhysicalCard({ id: randomUUID(), accountId, number }, at), membership };
}
