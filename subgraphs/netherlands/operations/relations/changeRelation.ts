import { recordAuditOfMany } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { isAllowed } from '../../domain/permissions.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { type CardRelation, confirm, decline, end, withdraw } from '../../domain/relations/cardRelation.ts';
import { type SeenRelation, seenByMain, seenByOther } from '../../domain/relations/seenRelation.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { lockRelation, saveRelation } from '../../storage/memberSystem/relations/cardRelations.ts';
import { findOwnCards, type OwnCard } from '../../storage/memberSystem/relations/cards.ts';
import { findRelation } from '../../storage/memberSystem/relations/relationSides.ts';
import { ofOrganisation } from '../../storage/scopes.ts';
import { scopeOf } from '../actorOf.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { RELATION_CONFIRMED_KIND } from './mailRelationLetters.ts';

type Side = 'mainCustomerId' | 'otherCustomerId';

interface Change {
  /** Whose owner may do it. */
  readonly by: readonly Side[];
  readonly decide: (relation: CardRelation, now: Date) => CardRelation | Refusal<RefusalCode>;
}

const CHANGES = {
  confirmRelation: { by: ['otherCustomerId'], decide: confirm },
  declineRelation: { by: ['otherCustomerId'], decide: decline },
  withdrawRelation: { by: ['mainCustomerId'], decide: withdraw },
  endRelation: { by: ['mainCustomerId', 'otherCustomerId'], decide: end },
} as const satisfies Readonly<Record<string, Change>>;

export type RelationChange = keyof typeof CHANGES;

/** A step of one authorisation by the sign-in of the side that may take it (R13, R14); for everybody else it does not exist. */
export async function changeRelation(
  registry: NetherlandsRegistry,
  actor: AccountHolder,
  operation: RelationChange,
  id: string,
): Promise<SeenRelation | Refusal<RefusalCode>> {
  const act = async (tx: Transaction) => {
    const now = registry.now();
    const cards = await findOwnCards(tx, actor.loginAccountId);
    const relation = isOpaqueId(id) ? await lockRelation(tx, id) : undefined;
    const change: Change = CHANGES[operation];
    const own = relation && cards.find((card) => change.by.some((side) => relation[side] === card.id));
    if (!relation || !own || !isAllowed(operation, actor.role, 'OWN')) throw new Failure('NOT_FOUND');
    const changed = change.decide(relation, now);
    if (isRefusal(changed)) {
      await recordOutcome(tx, { actor, operation, subject: own.id, outcome: changed }, now);
      return changed;
    }
    await saveRelation(tx, changed);
    if (changed.state === 'CONFIRMED') {
      await postLetter(tx, { kind: RELATION_CONFIRMED_KIND, subject: `${own.id} ${id}` }, now);
    }
    const subjects = [changed.mainCustomerId, changed.otherCustomerId ?? id];
    await recordAuditOfMany(tx, { actor: actor.name, action: operation, outcome: 'DONE' }, subjects, now);
    return shown(registry, tx, own, id);
  };
  return registry.database.transaction(act, scopeOf(actor));
}

async function shown({ now }: NetherlandsRegistry, tx: Transaction, own: OwnCard, id: string): Promise<SeenRelation> {
  const found = await inScope(tx, ofOrganisation(own.organisationId), () => findRelation(tx, id));
  if (!found) throw new Error('a relation that was changed a moment ago is gone');
  const { relation, sides } = found;
  return relation.mainCustomerId === own.id ? seenByMain(relation, sides, now()) : seenByOther(relation, sides, now());
}
