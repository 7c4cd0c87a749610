import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { DeskActor } from '../domain/actor.ts';
import type { PendingLoginAccount } from '../domain/loginAccount.ts';
import { mayGenerate } from '../domain/loginLink.ts';
import type { Member } from '../domain/member.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { permitted } from '../domain/relation.ts';
import type { NetherlandsRegistry } from '../registry.ts';
import { findLoginLink, insertLoginLink } from '../storage/memberSystem/loginLinks.ts';
import { lockMember } from '../storage/memberSystem/members.ts';
import { scopeOf } from './actorOf.ts';
import { issueLoginAccount } from './issueLoginAccount.ts';
import { recordOutcome } from './recordOutcome.ts';
import { announceChange } from './synchronisation/announceChange.ts';

export interface GeneratedLoginAccount {
  readonly member: Member;
  readonly loginAccount: PendingLoginAccount;
}

/** A new login account, mail and 24 hours for a member whose old account is forgotten (N30). */
export async function generateLoginAccount(
  registry: NetherlandsRegistry,
  actor: DeskActor,
  customerId: string,
): Promise<GeneratedLoginAccount | Refusal<RefusalCode>> {
  const act = async (tx: Transaction) => {
    const member = permitted(actor, 'generateLoginAccount', await lockMember(tx, customerId));
    if (!member) throw new Failure('NOT_FOUND');
    const outcome = await generate(registry, tx, member);
    await recordOutcome(tx, { actor, operation: 'generateLoginAccount', subject: member.id, outcome }, registry.now());
    return outcome;
  };
  return registry.database.transaction(act, scopeOf(actor));
}

async function generate(
  registry: NetherlandsRegistry,
  tx: Transaction,
  member: Member,
): Promise<GeneratedLoginAccount | Refusal<RefusalCode>> {
  const refused = mayGenerate(await findLoginLink(tx, member.id));
  if (refused) return refused;
  const account = await issueLoginAccount(registry, tx, { username: member.passNumber, email: member.email });
  if (isRefusal(account)) return account;
  const link = { id: randomUUID(), customerId: member.id, loginAccountId: account.id } as const;
  await insertLoginLink(tx, { ...link, state: 'LINKED', origin: 'GENERATED' }, registry.now());
  await announceChange(tx, member.id, registry.now());
  return { member, loginAccount: account };
}
