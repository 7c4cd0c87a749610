import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import { closeCase, type FirstAidCase, handOver } from '../../domain/firstAid/firstAidCase.ts';
import type { FirstAidAnswers } from '../../domain/firstAid/firstAidFacts.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { isAllowed, type Operation } from '../../domain/permissions.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { lockCase, saveCase } from '../../storage/firstAid/firstAidCases.ts';
import { keepEvent } from '../../storage/firstAid/firstAidEvents.ts';
import { findLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { ofOrganisation } from '../../storage/scopes.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { caseScope } from './caseScope.ts';
import { examine } from './giveFirstAid.ts';
import { type Helper, linkedTo, type Patient } from './patientOf.ts';

type Moved = FirstAidCase | Refusal<RefusalCode>;
type Move = (tx: Transaction, known: FirstAidCase) => Promise<Moved> | Moved;

/** Walks the tree again with what is known by now, and hands the case to who acts next (E3, E5, E7, E9, E10, E13). */
export async function escalateFirstAidCase(
  registry: NetherlandsRegistry,
  helper: Helper,
  id: string,
  answers: FirstAidAnswers,
): Promise<Moved> {
  return move(registry, helper, { id, operation: 'escalateFirstAidCase', event: 'ESCALATED' }, async (tx, known) => {
    const { symptom } = known;
    const finding = await examine(tx, registry, helper, await patientIn(tx, helper, known), { symptom, answers });
    return handOver(known, helper.role, finding, registry.now());
  });
}

export async function closeFirstAidCase(
  registry: NetherlandsRegistry,
  helper: Helper,
  id: string,
  outcome: 'SOLVED' | 'NOT_SOLVED',
): Promise<Moved> {
  return move(registry, helper, { id, operation: 'closeFirstAidCase', event: 'CLOSED' }, (_tx, known) =>
    closeCase(known, helper.role, outcome, registry.now()),
  );
}

interface CaseStep {
  readonly id: string;
  readonly operation: Operation;
  readonly event: 'ESCALATED' | 'CLOSED';
}

function move(registry: NetherlandsRegistry, helper: Helper, step: CaseStep, decide: Move): Promise<Moved> {
  const { id, operation, event } = step;
  const stands = 'organisationId' in helper ? 'OWN_LIBRARY' : 'HANDED_OVER'; // whatever else the scope does not show
  const act = async (tx: Transaction) => {
    const known = isOpaqueId(id) ? await lockCase(tx, id) : undefined;
    if (!known || !isAllowed(operation, helper.role, stands)) throw new Failure('NOT_FOUND');
    const outcome = await decide(tx, known);
    const now = registry.now();
    if (!isRefusal(outcome)) {
      // Handed to a library, the case leaves the view of the KB's role.
      const both = known.organisationId ? ofOrganisation(known.organisationId) : caseScope(helper);
      await inScope(tx, both, () => saveMoved(tx, outcome, event, helper.role));
    }
    const subject = known.customerId ?? known.loginAccountId;
    await recordOutcome(tx, { actor: helper, operation, subject, outcome }, now);
    return outcome;
  };
  return registry.database.transaction(act, caseScope(helper));
}

async function saveMoved(
  tx: Transaction,
  moved: FirstAidCase,
  event: CaseStep['event'],
  by: Helper['role'],
): Promise<void> {
  await saveCase(tx, moved);
  await keepEvent(tx, moved, event, by, moved.changedAt);
}

// Each side looks at its own record again: the library by the customer, the KB by the account.
async function patientIn(tx: Transaction, helper: Helper, known: FirstAidCase): Promise<Patient> {
  if ('organisationId' in helper && known.customerId) return linkedTo(tx, known.customerId);
  const account = known.loginAccountId ? await findLoginAccount(tx, known.loginAccountId) : undefined;
  const typedUsername = account && account.state !== 'DELETED_BY_KB' ? account.username : undefined;
  return { account, typedUsername };
}
