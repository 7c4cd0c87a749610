import { Failure } from '../../../shared/runtime/failure.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CustomerCare, IdentityManagement } from '../../domain/actor.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { readKbPassNumber } from '../../domain/synchronisation/kbPassNumber.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import {
  type EntitlementRow,
  findEntitlements,
  findEntitlementsByUsername,
  repairPassNumber,
} from '../../storage/kb/entitlements.ts';
import { recordOutcome } from '../recordOutcome.ts';

/**
 * What the KB has for the account with that username (E5, E6): its own copy only, nothing of a library's system. Throws
 * RATE_LIMITED: whoever is looked up here or by `findLoginAccounts` counts once in one budget.
 */
export async function kbCopies(
  { database, now, careLookups }: NetherlandsRegistry,
  actor: CustomerCare | IdentityManagement,
  username: string,
): Promise<EntitlementRow[]> {
  const typed = username.trim();
  const lookup = { actor: actor.name, unit: 'KB', action: 'kbCopies' };
  await careLookups.spend({ ...lookup, number: `username ${typed.toLowerCase()}` });
  return database.transaction(async (tx) => {
    const copies = await findEntitlementsByUsername(tx, typed);
    const subject = copies[0]?.loginAccountId ?? undefined;
    await recordOutcome(tx, { actor, operation: 'kbCopies', subject, outcome: copies }, now());
    return copies;
  });
}

/** The KB's identity management sets the number in the KB's copy right (E10). The next announcement overwrites it. */
export async function repairPassNumberAtKb(
  { database, now }: NetherlandsRegistry,
  actor: IdentityManagement,
  { customerId, passNumber }: { readonly customerId: string; readonly passNumber: string },
): Promise<EntitlementRow | Refusal<'KB_PASS_NUMBER_INVALID'>> {
  const number = readKbPassNumber(passNumber);
  if (!isOpaqueId(customerId)) throw new Failure('NOT_FOUND');
  return database.transaction(async (tx) => {
    const repaired = number ? await repairPassNumber(tx, customerId, number) : true;
    const [copy] = await findEntitlements(tx, [customerId]);
    if (!copy || !repaired) throw new Failure('NOT_FOUND');
    const outcome = number ? copy : refuse('KB_PASS_NUMBER_INVALID', { field: 'passNumber' });
    await recordOutcome(tx, { actor, operation: 'repairPassNumberAtKb', subject: customerId, outcome }, now());
    return outcome;
  });
}
