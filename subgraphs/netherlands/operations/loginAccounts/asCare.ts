import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { CustomerCare, IdentityManagement } from '../../domain/actor.ts';
import type { ActiveLoginAccount, LoginAccount } from '../../domain/loginAccount.ts';
import { type CareReason, checkCaseNumber, checkReason } from '../../domain/loginAccounts/careHelp.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { isAllowed } from '../../domain/permissions.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { lockLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { findSignInFacts } from '../../storage/kb/signInFacts.ts';
import { recordOutcome } from '../recordOutcome.ts';

export type KbStaff = CustomerCare | IdentityManagement;

/** Which account, why, and under which number the KB keeps the case. */
export interface CareCase {
  readonly loginAccountId: string;
  readonly reason: CareReason;
  readonly caseNumber: string;
}

type CareOperation = 'setTemporaryPassword' | 'changeLoginEmail' | 'changeLoginUsername';

/**
 * Does for an owner what he could do himself if he could sign in (E15), where the facts say that he cannot. On record
 * with reason and case, refused or not. Throws NOT_FOUND where there is no such account.
 */
export async function asCare<Done>(
  registry: NetherlandsRegistry,
  actor: KbStaff,
  operation: CareOperation,
  about: CareCase,
  change: (tx: Transaction, account: ActiveLoginAccount) => Promise<Done | Refusal<RefusalCode>>,
): Promise<Done | Refusal<RefusalCode>> {
  const { loginAccountId: subject, reason, caseNumber } = about;
  return registry.database.transaction(async (tx) => {
    const account = isOpaqueId(subject) ? await lockLoginAccount(tx, subject) : undefined;
    if (!account || !isAllowed(operation, actor.role, 'OTHER')) throw new Failure('NOT_FOUND');
    const helped = await checkCase(registry, tx, account, about);
    const outcome = isRefusal(helped) ? helped : await change(tx, helped);
    const purpose = checkCaseNumber(caseNumber) ? reason : `${reason} ${caseNumber}`;
    await recordOutcome(tx, { actor, operation, subject, purpose, outcome }, registry.now());
    return outcome;
  });
}

async function checkCase(
  { accounts, now }: NetherlandsRegistry,
  tx: Transaction,
  account: LoginAccount,
  { reason, caseNumber }: CareCase,
): Promise<ActiveLoginAccount | Refusal<RefusalCode>> {
  if (account.state !== 'ACTIVE') return refuse('LOGIN_ACCOUNT_NOT_ACTIVE');
  const facts = await findSignInFacts(tx, account, now());
  return checkCaseNumber(caseNumber) ?? checkReason(reason, facts, accounts, now()) ?? account;
}
