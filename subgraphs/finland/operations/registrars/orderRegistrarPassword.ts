import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { countRefusal } from '../../../shared/runtime/refusedAttempts.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { parseStaffEmail } from '../../domain/registrars/staffEmail.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { secretsOfEmail } from '../../storage/registrarAccounts.ts';
import { REGISTRAR_LINK_KIND } from './mailRegistrarLink.ts';

const ACTION = 'orderRegistrarPassword';

/**
 * F18: a registrar who lost the password orders a link to choose another, to the stored address. The answer and its cost are
 * the same whoever asks; the password that there is works until another one is chosen.
 */
export async function orderRegistrarPassword(
  registry: FinlandRegistry,
  { email: typed, network }: { email: string; network: string },
): Promise<{ ordered: true } | Refusal<'TOO_MANY_ATTEMPTS' | 'EMAIL_INVALID'>> {
  const now = registry.now();
  const email = parseStaffEmail(typed);
  if (isRefusal(email)) return email;
  const wait = await registry.attempts.take({ purpose: ACTION, account: email, network }, now);
  return registry.database.transaction(async (tx) => {
    if (wait > 0) {
      await countRefusal(tx, { action: ACTION, outcome: 'TOO_MANY_ATTEMPTS' }, now);
      return refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] });
    }
    const account = await secretsOfEmail(tx, email);
    // A letter about nobody is posted too, and is not mailed.
    await postLetter(tx, { kind: REGISTRAR_LINK_KIND, subject: account?.id ?? randomUUID() }, now);
    await recordAudit(tx, { actor: 'anonymous', action: ACTION, subject: account?.id, outcome: 'DONE' }, now);
    return { ordered: true };
  });
}
