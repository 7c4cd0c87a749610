import { createHmac } from 'node:crypto';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { hashOfLinkToken } from '../../../shared/runtime/linkToken.ts';
import { handOver } from '../../../shared/runtime/mailer.ts';
import type { EmailAddress } from '../../../shared/vocabulary/emailAddress.ts';
import type { Letter } from '../../domain/mail/letter.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { saveSentLetter } from '../../storage/kb/sentLetters.ts';

interface Posted {
  readonly account: { readonly id: string; readonly email: EmailAddress };
  /** Where it goes, if not to the address that the account has. */
  readonly to?: EmailAddress;
  readonly kind: string;
  readonly messageId: string;
}

/**
 * Hands a letter over and records what became of it at the account. Refused for good it is done: nobody is asked again
 * for an address that is none. Throws where the mail server is down, and the outbox tries again.
 */
export async function sendLetter(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { account, to = account.email, kind, messageId }: Posted,
  letter: Letter,
): Promise<void> {
  const token = envelopeToken(registry, messageId);
  const returnPath = returnPathOf(registry.bounceAddress, token);
  const status = await handOver(registry.mailer, { to, ...letter, messageId, returnPath });
  if (to !== account.email) return;
  const sent = { tokenHash: hashOfLinkToken(token), loginAccountId: account.id, kind, sentAt: registry.now(), status };
  await saveSentLetter(tx, sent);
}

// In small letters, which every mail server leaves as they are; the same when the letter is sent again.
function envelopeToken({ linkKey }: NetherlandsRegistry, messageId: string): string {
  return createHmac('sha256', linkKey).update(`envelope ${messageId}`).digest('hex').slice(0, 32);
}

/** RFC 5233: what stands after the plus is for us, and the mail server delivers to the address without it. */
function returnPathOf(address: EmailAddress, token: string): string {
  return address.replace('@', `+${token}@`);
}
