import type { Transaction } from '../../shared/runtime/database.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { DeskActor } from '../domain/actor.ts';
import { withdrawLink } from '../domain/loginAccount.ts';
import { forget } from '../domain/loginLink.ts';
import type { Member } from '../domain/member.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { permitted } from '../domain/relation.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { lockLoginAccount, savePending } from '../storage/kb/loginAccounts.ts';
import { findLoginLink, saveLoginLinkState } from '../storage/memberSystem/loginLinks.ts';
import { lockMember } from '../storage/memberSystem/members.ts';
import { scopeOf } from './actorOf.ts';
import { recordOutcome } from './recordOutcome.ts';
import { announceChange } from './synchronisation/announceChange.ts';

/** 'Vergeet inlogaccount' (N30): the member system lets go of an account that was never activated, and its link is dead at once. */
export async function forgetLoginAccount(
  registry: NetherlandsRegistry,
  actor: DeskActor,
  customerId: string,
): Promise<Member | Refusal<RefusalCode>> {
  const act = async (tx: Transaction) => {
    const member = permitted(actor, 'forgetLoginAccount', await lockMember(tx, customerId));
    if (!member) throw new Failure('NOT_FOUND');
    const outcome = (await forgetLink(tx, member, registry.now())) ?? member;
    await recordOutcome(tx, { actor, operation: 'forgetLoginAccount', subject: member.id, outcome }, registry.now());
    return outcome;
  };
  return registry.database.transaction(act, scopeOf(actor));
}

async function forgetLink(tx: Transaction, { id }: Member, now: Date): Promise<Refusal<RefusalCode> | undefined> {
  const link = await findLoginLink(tx, id);
  const account = link && (await lockLoginAccount(tx, link.loginAccountId));
  const forgotten = forget(link, account);
  if (isRefusal(forgotten)) return forgotten;
  await saveLoginLinkState(tx, forgotten);
  if (account?.state === 'PENDING_ACTIVATION') await savePending(tx, withdrawLink(account, now), null);
  await announceChange(tx, id, now);
  return undefined;
}
