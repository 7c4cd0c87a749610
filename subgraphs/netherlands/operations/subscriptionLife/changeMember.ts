import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import type { Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder, LibraryActor } from '../../domain/actor.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import type { Operation } from '../../domain/permissions.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { permitted } from '../../domain/relation.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findLoginLink } from '../../storage/memberSystem/loginLinks.ts';
import { type LockedMember, lockMemberWithTerms } from '../../storage/memberSystem/registration.ts';
import { findSubscription } from '../../storage/memberSystem/subscriptions.ts';
import { ofOrganisation } from '../../storage/scopes.ts';
import { scopeOf } from '../actorOf.ts';
import { recordOutcome } from '../recordOutcome.ts';

type Act<Done> = (tx: Transaction, locked: LockedMember) => Promise<Done | Refusal<RefusalCode>>;

/** What is done to the customer of a library by its staff. Throws NOT_FOUND for others' customers and for none alike. */
export async function changeMember<Done>(
  registry: NetherlandsRegistry,
  actor: LibraryActor,
  asked: { readonly operation: Operation; readonly customerId: string },
  act: Act<Done>,
): Promise<Done | Refusal<RefusalCode>> {
  const { operation, customerId } = asked;
  return registry.database.transaction(async (tx) => {
    const locked = isOpaqueId(customerId) ? await lockMemberWithTerms(tx, customerId) : undefined;
    if (!locked || !permitted(actor, operation, locked.member)) throw new Failure('NOT_FOUND');
    const outcome = await act(tx, locked);
    await recordOutcome(tx, { actor, operation, subject: customerId, outcome }, registry.now());
    return outcome;
  }, scopeOf(actor));
}

/** The same, named by a membership: for the library's staff and for whoever it belongs to. */
export async function changeMembership<Done>(
  registry: NetherlandsRegistry,
  actor: LibraryActor | AccountHolder,
  asked: { readonly operation: Operation; readonly membershipId: string; readonly dryRun: boolean },
  act: Act<Done>,
): Promise<Done | Refusal<RefusalCode>> {
  const { operation, membershipId, dryRun } = asked;
  return registry.database.transaction(async (tx) => {
    const known = isOpaqueId(membershipId) ? await findSubscription(tx, membershipId) : undefined;
    const link = known && (await findLoginLink(tx, known.customerId));
    const membership = permitted(actor, operation, known, link);
    if (!membership) throw new Failure('NOT_FOUND');
    return inScope(tx, ofOrganisation(membership.organisationId), async () => {
      const locked = await lockMemberWithTerms(tx, membership.customerId);
      if (!locked) throw new Failure('NOT_FOUND'); // erased since it was looked up
      const outcome = await act(tx, locked);
      const done = { actor, operation, subject: membership.customerId, outcome, dryRun };
      await recordOutcome(tx, done, registry.now());
      return outcome;
    });
  }, scopeOf(actor));
}
