import { recordAudit } from '../../../shared/runtime/auditTrail.ts';
import { hashOfLinkToken } from '../../../shared/runtime/linkToken.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { saveBounce } from '../../storage/kb/sentLetters.ts';

const ENVELOPE_TOKEN = /^[^@]+\+([0-9a-f]{32})@[^@]+$/i;

/**
 * Records at the account that a letter came back. The letter is known by the token in the address that the report came
 * to, and by nothing that the report says. False where there is no such letter, or not yet.
 */
export async function recordBounce(
  { database, now }: NetherlandsRegistry,
  bounce: { readonly recipient: string; readonly status: string },
): Promise<boolean> {
  const token = ENVELOPE_TOKEN.exec(bounce.recipient)?.[1]?.toLowerCase();
  if (!token) return false;
  return database.transaction(async (tx) => {
    const known = await saveBounce(tx, hashOfLinkToken(token), bounce.status, now());
    if (known?.isNew) {
      const entry = { actor: 'mail', action: 'recordBounce', subject: known.loginAccountId, outcome: 'DONE' };
      await recordAudit(tx, entry, now());
    }
    return known !== undefined;
  });
}
