import type { Transaction } from '../../../shared/runtime/database.ts';
import { hashOfLinkToken, linkToken } from '../../../shared/runtime/linkToken.ts';
import { registrarLinkLetter, registrarPasswordLetter } from '../../domain/registrars/registrarLetters.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { lockSecrets, saveLink } from '../../storage/registrarAccounts.ts';

export const REGISTRAR_LINK_KIND = 'celia-registrar-link';
export const REGISTRAR_PASSWORD_KIND = 'celia-registrar-password';

/** Mails a link for choosing a password; nothing for an id that is nobody's. The proof is bound to the address. */
export async function mailRegistrarLink(
  { credentialLinks: { key, publicUrl, hours }, mailer, now }: FinlandRegistry,
  tx: Transaction,
  registrarId: string,
  messageId: string,
): Promise<void> {
  const account = await lockSecrets(tx, registrarId);
  if (!account) return;
  const { id, email } = account;
  const generation = account.generation + 1; // a mail lost in a crash is written again with the same one
  const token = linkToken(key, 'celia-registrar', `${id}|${email}`, generation);
  const expiresAt = new Date(now().getTime() + hours * 3_600_000);
  await saveLink(tx, { id, generation }, { hash: hashOfLinkToken(token), expiresAt });
  const link = `${publicUrl}/celia-credentials/registrar/password?token=${token}`;
  await mailer.send({ to: email, messageId, ...registrarLinkLetter(link, hours) });
}

/** Tells the registrar that a password was chosen. */
export async function mailRegistrarPassword(
  { mailer }: FinlandRegistry,
  tx: Transaction,
  registrarId: string,
  messageId: string,
): Promise<void> {
  const account = await lockSecrets(tx, registrarId);
  if (account) await mailer.send({ to: account.email, messageId, ...registrarPasswordLetter() });
}
