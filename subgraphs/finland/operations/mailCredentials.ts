import type { Transaction } from '../../shared/runtime/database.ts';
import { hashOfLinkToken, linkToken } from '../../shared/runtime/linkToken.ts';
import { addressToSendTo, type Credential, markSent } from '../domain/credentials.ts';
import type { CeliaCustomer, Language } from '../domain/customer.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import { credentialLetter } from '../domain/letters.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findCredential, lockCredentialFor, saveSentCredential } from '../storage/credentials.ts';
import { lockCustomer } from '../storage/customers.ts';
import { openTask } from '../storage/registration/tasks.ts';
import { mailboxOwnerOf } from './registration/mailboxOwnerOf.ts';

const PAGES: Readonly<Record<Language, string>> = { FI: '/celia-credentials', SV: '/celia-credentials/sv' };

/**
 * Mails an ordered credential to the address that the customer has at this moment. The customer's row stays locked
 * meanwhile, so that an e-mail address is changed either before the mail or after it, with the link withdrawn.
 */
export async function mailCredentials(
  registry: FinlandRegistry,
  tx: Transaction,
  credentialId: string,
  messageId: string,
): Promise<void> {
  const order = await findCredential(tx, credentialId);
  const customer = order && (await lockCustomer(tx, order.customerId));
  if (!customer) return;
  const credential = await lockCredentialFor(tx, customer.id, order.system);
  const to = addressToSendTo(customer, credential, finnishDay(registry.now()));
  if (!to || customer.state !== 'ACTIVE') return;
  const owner = await mailboxOwnerOf(tx, to, customer.emailOwner, undefined);
  if (owner === 'REGISTRAR') await openTask(tx, customer, 'REPLACE_EMAIL', registry.now());
  const { key, publicUrl, hours } = registry.credentialLinks;
  const token = tokenOf(key, customer, credential);
  const sent = markSent(credential, owner, registry.now(), hours);
  await saveSentCredential(tx, sent, hashOfLinkToken(token));
  const link = `${publicUrl}${PAGES[customer.language]}/password?token=${token}`;
  const { system, linkExpiresAt } = sent;
  const letter = credentialLetter(customer.language, { system, username: customer.number, link, linkExpiresAt });
  await registry.mailer.send({ to, messageId, ...letter });
}

// Bound to the address: a mail lost in a crash and written again after an e-mail change does not carry the same link.
function tokenOf(key: Buffer, customer: CeliaCustomer, { system, generation }: Credential): string {
  return linkToken(key, `celia-credentials|${system}`, `${customer.id}|${customer.emailVersion}`, generation);
}
