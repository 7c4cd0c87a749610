import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { LibraryActor } from '../../domain/actor.ts';
import type { Member } from '../../domain/member.ts';
import { primaryPass, type ReplaceReason } from '../../domain/pass.ts';
import { generatePassNumber, type PassNumber } from '../../domain/passNumber.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { termsAhead } from '../../domain/subscriptionLife/currentTerm.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { takePassSerial } from '../../storage/memberSystem/branches.ts';
import { findPassesOf, replacePrimaryPass } from '../../storage/memberSystem/passes.ts';
import type { LockedMember } from '../../storage/memberSystem/registration.ts';
import { announceChange } from '../synchronisation/announceChange.ts';
import { changeMember } from './changeMember.ts';

export interface PassReplacement {
  readonly idempotencyKey: string;
  readonly customerId: string;
  readonly reason: ReplaceReason;
}

/** The member with his new number, and what it costs. */
export interface ReplacedPass {
  readonly member: Member;
  readonly formerNumber: PassNumber;
  readonly feeCents: number;
}

const OPERATION = 'replacePass';

/** Another number for a member, for good: the old one never works again. His username stays what it is (T4). */
export async function replacePass(
  registry: NetherlandsRegistry,
  actor: LibraryActor,
  request: PassReplacement,
): Promise<ReplacedPass | Refusal<RefusalCode>> {
  const attempt = { caller: actor.name, operation: OPERATION, key: request.idempotencyKey, request };
  const { customerId } = request;
  return changeMember(registry, actor, { operation: OPERATION, customerId }, async (tx, locked) => {
    const earlier = await registry.idempotency.firstAnswer(tx, attempt);
    if (isRefusal(earlier)) return earlier;
    if (earlier.kind === 'repeated') return answered(tx, locked.member);
    if (termsAhead(locked.terms, dateIn(DUTCH_TIME, registry.now())).length === 0) return refuse('MEMBERSHIP_ENDED');
    const branch = actor.role === 'LIBRARY_DESK' ? actor.branchCode : locked.member.branchCode;
    const replaced = await issue(registry, tx, locked, { branch, reason: request.reason });
    await registry.idempotency.remember(tx, attempt, customerId, registry.now());
    return replaced;
  });
}

async function issue(
  { now, subscriptionLife }: NetherlandsRegistry,
  tx: Transaction,
  { member }: LockedMember,
  { branch, reason }: { readonly branch: string; readonly reason: ReplaceReason },
): Promise<ReplacedPass> {
  const passNumber = generatePassNumber(branch, await takePassSerial(tx, branch));
  const feeCents = subscriptionLife.replacementFeeCents;
  const next = { ...primaryPass(passNumber, member.id, false, now()), feeCents };
  const formerNumber = await replacePrimaryPass(tx, next, reason);
  await announceChange(tx, member.id, now());
  return { member: { ...member, passNumber }, formerNumber, feeCents };
}

// A repeated request is answered with the present pass. A number is never remembered as an answer: it would stay
// when its owner is erased.
async function answered(tx: Transaction, member: Member): Promise<ReplacedPass> {
  const passes = await findPassesOf(tx, [member.id]);
  const issued = passes.find(({ number }) => number === member.passNumber);
  const former = passes.find(({ replacedBy }) => replacedBy === member.passNumber);
  if (!issued || !former) throw new Error('a replacement that was answered is stored');
  return { member, formerNumber: former.number, feeCents: issued.feeCents };
}
