import { handOver } from '../../shared/runtime/mailer.ts';
import type { Delivery } from '../../shared/runtime/outboxWorker.ts';
import { addressTriedLetter } from '../domain/addressTriedLetter.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findCredentials } from '../storage/kb/loginAccounts.ts';
import { takeTriedAddress } from '../storage/kb/triedAddresses.ts';

export const ADDRESS_TRIED_KIND = 'address-tried';

/** Tells whoever reads that mailbox that his address was typed as a username, unless it is one; then the address is forgotten. */
export function mailAddressTried({ mailer }: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const to = await takeTriedAddress(tx, Buffer.from(subject, 'base64url'));
    if (!to || (await findCredentials(tx, to))) return;
    await handOver(mailer, { to, ...addressTriedLetter(), messageId });
  };
}
