import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import { parseCardNumber } from '../domain/cardNumber.ts';
import { readContact } from '../domain/contact.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { checkPurpose, type LookupPurpose } from '../domain/lookupPurpose.ts';
import { parseNationalIdentityNumber } from '../domain/nationalIdentityNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { handOver } from './handOver.ts';
import { registerPerson } from './registerPerson.ts';

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
    purpose: form.purpose,
    issue: async (tx, accountId) => {
      const { cardNumber, acceptedRulesVersion } = input;
      const handed = await handOver(tx, registry, staff, { cardNumber, acceptedRulesVersion, accountId });
      return isRefusal(handed) ? handed : { ...handed, contact: { telephone: form.telephone, email: form.email } };
    },
  });
  return isRefusal(account) ? account : { ...account, observer: library };
}
