import { recordAuditOfMany } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import type { Subscription } from '../../domain/member.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { isAllowed } from '../../domain/permissions.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { authorisation } from '../../domain/relations/actingFor.ts';
import type { ConfirmedRelation } from '../../domain/relations/cardRelation.ts';
import { lastTerm } from '../../domain/subscriptionLife/currentTerm.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { lockMemberWithTerms } from '../../storage/memberSystem/registration.ts';
import { shareAskedBy } from '../../storage/memberSystem/relations/cardRelations.ts';
import { findOwnCards, type OwnCard } from '../../storage/memberSystem/relations/cards.ts';
import { findCardNames } from '../../storage/memberSystem/relations/relationSides.ts';
import { ofOrganisation } from '../../storage/scopes.ts';
import { scopeOf } from '../actorOf.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { renewTerm } from '../subscriptionLife/renewTerm.ts';

export interface ActingRequest {
  readonly idempotencyKey: string;
  /** All that are confirmed for the function, where none are named. */
  readonly relationIds: readonly string[] | undefined;
}

/** What became of one member's renewal. */
export interface RenewedFor {
  readonly relationId: string;
  readonly firstName?: string | undefined;
  readonly outcome: Subscription | Refusal<RefusalCode>;
}

const OPERATION = 'renewFor';

/** Renews for one, several or all who authorised it (R1, R15), each in a transaction of its own: one that is refused stops no other. */
export async function renewFor(
  registry: NetherlandsRegistry,
  actor: AccountHolder,
  request: ActingRequest,
): Promise<RenewedFor[]> {
  const ids = await idsToRenew(registry, actor, request);
  const renewed: RenewedFor[] = [];
  for (const id of ids) renewed.push(await renewOne(registry, actor, request.idempotencyKey, id));
  return renewed;
}

// Somebody else's relation is not there: then nothing is renewed at all.
async function idsToRenew(
  { database }: NetherlandsRegistry,
  actor: AccountHolder,
  { relationIds }: ActingRequest,
): Promise<string[]> {
  const ids = relationIds && [...new Set(relationIds)];
  if (ids && !ids.every(isOpaqueId)) throw new Failure('NOT_FOUND');
  const find = async (tx: Transaction) => {
    const cards = await findOwnCards(tx, actor.loginAccountId);
    return shareAskedBy(tx, idsOf(cards), { ids, function: 'RENEW' });
  };
  const found = await database.transaction(find, scopeOf(actor));
  if ((ids && found.length < ids.length) || !isAllowed(OPERATION, actor.role, 'OWN')) throw new Failure('NOT_FOUND');
  return found.map(({ id }) => id);
}

function renewOne(registry: NetherlandsRegistry, actor: AccountHolder, key: string, id: string): Promise<RenewedFor> {
  const act = async (tx: Transaction): Promise<RenewedFor> => {
    const cards = await findOwnCards(tx, actor.loginAccountId);
    const [relation] = await shareAskedBy(tx, idsOf(cards), { ids: [id], function: 'RENEW' });
    const held = authorisation(relation, { mainCards: idsOf(cards), function: 'RENEW' });
    const main = cards.find((card) => card.id === relation?.mainCustomerId);
    if (isRefusal(held) || !main) {
      const outcome = isRefusal(held) ? held : authorisation(undefined, { mainCards: [], function: 'RENEW' });
      await recordOutcome(tx, { actor, operation: OPERATION, subject: main?.id, outcome }, registry.now());
      return { relationId: id, outcome: outcome as Refusal<RefusalCode> };
    }
    return inScope(tx, ofOrganisation(main.organisationId), () => renewHeld(registry, tx, actor, key, held));
  };
  return registry.database.transaction(act, scopeOf(actor));
}

async function renewHeld(
  registry: NetherlandsRegistry,
  tx: Transaction,
  actor: AccountHolder,
  key: string,
  { id, mainCustomerId, otherCustomerId }: ConfirmedRelation,
): Promise<RenewedFor> {
  const attempt = { caller: actor.name, operation: `${OPERATION} ${id}`, key, request: { id } };
  const earlier = await registry.idempotency.firstAnswer(tx, attempt);
  const firstName = (await findCardNames(tx, [otherCustomerId])).get(otherCustomerId)?.firstName;
  const locked = await lockMemberWithTerms(tx, otherCustomerId);
  if (!locked) throw new Failure('NOT_FOUND');
  const again = !isRefusal(earlier) && earlier.kind === 'repeated' ? lastTerm(locked.terms) : undefined;
  if (again) return { relationId: id, firstName, outcome: again };
  const outcome = isRefusal(earlier) ? earlier : await renewTerm(registry, tx, locked, { channel: 'ONLINE' });
  if (isRefusal(outcome)) {
    await recordOutcome(tx, { actor, operation: OPERATION, subject: otherCustomerId, outcome }, registry.now());
    return { relationId: id, firstName, outcome };
  }
  await registry.idempotency.remember(tx, attempt, otherCustomerId, registry.now());
  const line = { actor: actor.name, action: OPERATION, outcome: 'DONE' };
  await recordAuditOfMany(tx, line, [mainCustomerId, otherCustomerId], registry.now());
  return { relationId: id, firstName, outcome };
}

function idsOf(cards: readonly OwnCard[]): string[] {
  return cards.map(({ id }) => id);
}
