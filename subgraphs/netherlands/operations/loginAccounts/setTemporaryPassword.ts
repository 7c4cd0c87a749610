import { randomInt } from 'node:crypto';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import type { Delivery } from '../../../shared/runtime/outboxWorker.ts';
import { hashPassword } from '../../../shared/runtime/passwords.ts';
import type { Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { CustomerCare } from '../../domain/actor.ts';
import { temporaryPasswordLetter } from '../../domain/loginAccounts/temporaryPasswordLetter.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { saveTemporaryPassword } from '../../storage/kb/temporaryPasswords.ts';
import { sendLetter } from '../mail/sendLetter.ts';
import { asCare, type CareCase } from './asCare.ts';

export interface TemporaryPassword {
  readonly password: string;
  readonly validUntil: Date;
}

export const TEMPORARY_PASSWORD_KIND = 'login-temporary-password';

const HOUR_MS = 3_600_000;
// Without what looks alike, for it is read out on the telephone.
const SIGNS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!@$%*?'] as const;
const LENGTH = 14;

/** A random password that serves for some hours to choose another one (E13), told once. The owner is mailed; sign-ins of before are over. */
export async function setTemporaryPassword(
  registry: NetherlandsRegistry,
  actor: CustomerCare,
  about: CareCase,
): Promise<TemporaryPassword | Refusal<RefusalCode>> {
  return asCare(registry, actor, 'setTemporaryPassword', about, async (tx, { id }) => {
    const now = registry.now();
    const password = randomPassword();
    const validUntil = new Date(now.getTime() + registry.accounts.temporaryPasswordHours * HOUR_MS);
    const passwordHash = await hashPassword(password);
    await saveTemporaryPassword(tx, id, { passwordHash, until: validUntil }, now);
    await postLetter(tx, { kind: TEMPORARY_PASSWORD_KIND, subject: id }, now);
    return { password, validUntil };
  });
}

/** Tells the owner, at the address that the account has at this moment. */
export function mailTemporaryPassword(registry: NetherlandsRegistry): Delivery {
  return async (tx, subject, messageId) => {
    const account = await findLoginAccount(tx, subject);
    if (account?.state !== 'ACTIVE') return;
    const letter = temporaryPasswordLetter(account.language);
    await sendLetter(registry, tx, { account, kind: TEMPORARY_PASSWORD_KIND, messageId }, letter);
  };
}

// One of each kind (R4) and the rest of any, in an order that nobody knows.
function randomPassword(): string {
  const any = SIGNS.slice(0, 3).join('');
  const signs = [...SIGNS, ...Array.from({ length: LENGTH - SIGNS.length }, () => any)].map(pick);
  for (let last = signs.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [signs[last], signs[other]] = [signs[other] ?? '', signs[last] ?? ''];
  }
  return signs.join('');
}

function pick(signs: string): string {
  return signs.charAt(randomInt(signs.length));
}
