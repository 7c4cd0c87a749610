import type { Transaction } from '../../shared/runtime/database.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { linkLocalCard } from '../domain/localCard.ts';
import { checkPurpose, type LookupPurpose } from '../domain/lookupPurpose.ts';
import { type NationalIdentityNumber, parseNationalIdentityNumber } from '../domain/nationalIdentityNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { handOver } from './handOver.ts';
import { lockLocalCard } from './localCardAtDesk.ts';
import { registerPerson } from './registerPerson.ts';
import type { Issue } from './registration.ts';

export interface DeskUpgrade {
  readonly idempotencyKey: string;
  readonly localCardNumber: string;
  readonly nationalIdentityNumber: Sensitive;
  readonly purpose: LookupPurpose;
  readonly cardNumber: string;
  readonly acceptedRulesVersion: string;
}

type Said = Refusal<NorwegianRefusalCode>;

/** Staff make a local card of their library the national one, in printed form, for whoever cannot do it online (B21). */
export async function upgradeLocalCardAtDesk(
  registry: Registry,
  staff: LibraryStaff,
  input: DeskUpgrade,
): Promise<ObservedAccount | Said> {
  const text = input.nationalIdentityNumber.reveal();
  const form = readForm({
    purpose: checkPurpose(input.purpose, staff.role) ?? input.purpose,
    number: parseNationalIdentityNumber(text, registry.syntheticNumbers, 'nationalIdentityNumber'),
  });
  if (isRefusal(form)) return form;
  const { idempotencyKey: key, ...rest } = input;
  const { name, library } = staff;
  const act = { action: 'upgradeLocalCardAtDesk', purpose: form.purpose };
  await registry.lookupBudget.spend({ ...act, actor: name, unit: library, number: form.number.reveal() });
  const account = await registerPerson(registry, {
    actor: staff,
    attempt: { caller: name, operation: act.action, key, request: { ...rest, nationalIdentityNumber: text } },
    number: form.number,
    purpose: form.purpose,
    issue: (tx, accountId) => issueUpgrade(tx, registry, staff, form.number, input, accountId),
  });
  return isRefusal(account) ? account : { ...account, observer: library };
}

async function issueUpgrade(
  tx: Transaction,
  registry: Registry,
  staff: LibraryStaff,
  identityNumber: NationalIdentityNumber,
  { localCardNumber, cardNumber, acceptedRulesVersion }: DeskUpgrade,
  accountId: string,
): Promise<Issue | Said> {
  const local = await lockLocalCard(tx, staff.library, localCardNumber);
  if (isRefusal(local)) return local;
  const person = await registry.vault.find(tx, identityNumber.reveal());
  const localCard = linkLocalCard(local, { id: accountId, person }, registry.now());
  if (isRefusal(localCard)) return localCard;
  const handed = await handOver(tx, registry, staff, { cardNumber, acceptedRulesVersion, accountId });
  return isRefusal(handed) ? handed : { ...handed, contact: local.contact, localCard };
}
