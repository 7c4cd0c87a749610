import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { hashOfLinkToken } from '../../../shared/runtime/linkToken.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { parseEmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import { askEmailChange, type EmailChange } from '../../domain/loginAccounts/emailChange.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { saveAskedChange } from '../../storage/kb/emailChanges.ts';
import { asOwner } from './asOwner.ts';
import { confirmTokenOf, EMAIL_ASKED_KIND, EMAIL_CONFIRM_KIND } from './mailEmailChange.ts';

/** The owner's own change; the address counts once the link that goes there was used. */
export async function changeMyLoginEmail(
  registry: NetherlandsRegistry,
  actor: AccountHolder,
  form: { readonly email: string; readonly password: string; readonly network: string },
): Promise<EmailChange | Refusal<RefusalCode>> {
  return asOwner(registry, actor, {
    ...form,
    operation: 'changeMyLoginEmail',
    change: (tx, account) => askForEmail(registry, tx, account, form.email),
  });
}

/** Mails a link to the new address and word of it to the old. A change asked for before is gone, and its link dead. */
export async function askForEmail(
  registry: NetherlandsRegistry,
  tx: Transaction,
  account: ActiveLoginAccount,
  typed: string,
): Promise<EmailChange | Refusal<'EMAIL_INVALID' | 'EMAIL_UNCHANGED'>> {
  const newEmail = parseEmailAddress(typed);
  if (!newEmail) return refuse('EMAIL_INVALID', { field: 'email' });
  const now = registry.now();
  const hours = registry.accounts.emailLinkHours;
  const change = askEmailChange(account, { id: randomUUID(), newEmail, hours }, now);
  if (isRefusal(change)) return change;
  await saveAskedChange(tx, change, hashOfLinkToken(confirmTokenOf(registry, change)));
  const subject = `${account.id} ${change.id}`;
  await postLetter(tx, { kind: EMAIL_CONFIRM_KIND, subject }, now);
  await postLetter(tx, { kind: EMAIL_ASKED_KIND, subject }, now);
  return change;
}
