import type { Transaction } from '../../../shared/runtime/database.ts';
import type { FirstAidCase } from '../../domain/firstAid/firstAidCase.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findWaiting } from '../../storage/firstAid/firstAidCases.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { caseScope } from './caseScope.ts';
import type { Helper } from './patientOf.ts';

export interface CasePage {
  readonly after: { readonly openedAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Open cases that wait for the role of whoever asks, the oldest first; of a library its own. */
export async function waitingCases(
  registry: NetherlandsRegistry,
  helper: Helper,
  page: CasePage,
): Promise<FirstAidCase[]> {
  const act = async (tx: Transaction) => {
    const outcome = await findWaiting(tx, helper.role, page);
    await recordOutcome(tx, { actor: helper, operation: 'firstAidCases', outcome }, registry.now());
    return outcome;
  };
  return registry.database.transaction(act, caseScope(helper));
}
