import { createHmac, randomUUID } from 'node:crypto';
import { recordAuditOfMany } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import { type CalendarDate, dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import { checkBirthDate } from '../../domain/birthDate.ts';
import { isAllowed } from '../../domain/permissions.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { RelationFunction, RelationRequest } from '../../domain/relations/cardRelation.ts';
import {
  type AskingFacts,
  checkAsking,
  isNewPair,
  lapseOf,
  readTypedNumber,
} from '../../domain/relations/relationRequest.ts';
import { type SeenRelation, seenByMain } from '../../domain/relations/seenRelation.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { countInHour } from '../../storage/hourlyCounts.ts';
import {
  closeLapsed,
  findOpen,
  insertRelation,
  requestsSince,
} from '../../storage/memberSystem/relations/cardRelations.ts';
import {
  findByNumber,
  findOwnCards,
  isClosed,
  lockAsking,
  type OwnCard,
} from '../../storage/memberSystem/relations/cards.ts';
import { findRelation } from '../../storage/memberSystem/relations/relationSides.ts';
import { ofOrganisation } from '../../storage/scopes.ts';
import { scopeOf } from '../actorOf.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { RELATION_REQUESTED_KIND } from './mailRelationLetters.ts';

export interface TypedRelation {
  readonly idempotencyKey: string;
  readonly mainCardId: string;
  readonly passNumber: string;
  readonly birthDate: CalendarDate;
  readonly function: RelationFunction;
}

interface Asking {
  readonly typed: TypedRelation;
  readonly number: string;
  readonly main: OwnCard;
  readonly cards: readonly OwnCard[];
  readonly network: string;
}

const OPERATION = 'requestRelation';
const HOUR_MS = 3_600_000;

/**
 * Asks for one authorisation from the card with that number and birth date (R8-R11). Whether there is such a card, of
 * the same library, open to relations or not, the answer and the work are the same: a request and a letter are kept, and
 * only the worker that sends the letter finds out whether there is somebody to write to.
 */
export async function requestRelation(
  registry: NetherlandsRegistry,
  actor: AccountHolder,
  typed: TypedRelation,
  network: string,
): Promise<SeenRelation | Refusal<RefusalCode>> {
  const attempt = { caller: actor.name, operation: OPERATION, key: typed.idempotencyKey, request: typed };
  const act = async (tx: Transaction) => {
    const now = registry.now();
    await lockAsking(tx, actor.loginAccountId);
    const cards = await findOwnCards(tx, actor.loginAccountId);
    const main = cards.find(({ id }) => id === typed.mainCardId);
    if (!main || !isAllowed(OPERATION, actor.role, 'OWN')) throw new Failure('NOT_FOUND');
    const earlier = await registry.idempotency.firstAnswer(tx, attempt);
    if (!isRefusal(earlier) && earlier.kind === 'repeated') return shownAgain(registry, tx, main, earlier.answer);
    const outcome = isRefusal(earlier) ? earlier : await ask(registry, tx, { typed, main, cards, network });
    if (isRefusal(outcome)) {
      await recordOutcome(tx, { actor, operation: OPERATION, subject: main.id, outcome }, now);
      return outcome;
    }
    await registry.idempotency.remember(tx, attempt, outcome.id, now);
    // Two lines for every request: the second is about whoever was asked, where there is somebody.
    const subjects = [main.id, outcome.otherCustomerId ?? outcome.id];
    await recordAuditOfMany(tx, { actor: actor.name, action: OPERATION, outcome: 'DONE' }, subjects, now);
    return seenByMain(outcome, {}, now);
  };
  return registry.database.transaction(act, scopeOf(actor));
}

async function ask(
  registry: NetherlandsRegistry,
  tx: Transaction,
  asking: Omit<Asking, 'number'>,
): Promise<RelationRequest | Refusal<RefusalCode>> {
  const { typed } = asking;
  const number = readTypedNumber(typed.passNumber);
  if (isRefusal(number)) return number;
  const wrongDate = checkBirthDate(typed.birthDate, dateIn(DUTCH_TIME, registry.now()));
  if (wrongDate) return wrongDate;
  return inScope(tx, ofOrganisation(asking.main.organisationId), () => keep(registry, tx, { ...asking, number }));
}

async function keep(
  registry: NetherlandsRegistry,
  tx: Transaction,
  { typed, number, main, cards, network }: Asking,
): Promise<RelationRequest | Refusal<RefusalCode>> {
  const { relations } = registry;
  const now = registry.now();
  await closeLapsed(tx, main.id, now);
  const typedHash = createHmac('sha256', relations.pairKey).update(`${number} ${typed.birthDate}`).digest();
  const named = await findByNumber(tx, number, typed.birthDate);
  const open = await findOpen(tx, { main: main.id, other: named?.id, function: typed.function, typedHash });
  const facts: AskingFacts = {
    isOwnCard: cards.some(({ id }) => id === named?.id),
    isMainClosed: await isClosed(tx, main.id),
    isAskedAlready: open.isAsked,
    lastHour: await requestsSince(
      tx,
      cards.map(({ id }) => id),
      new Date(now.getTime() - HOUR_MS),
    ),
    pair: typedHash.toString('hex'),
  };
  const refused = checkAsking(facts, relations, now) ?? (await countGuess(registry, tx, facts, network));
  if (refused) return refused;
  const isAsked = named?.isBornThen && !named.isClosed && !open.isRelated;
  const request: RelationRequest = {
    ...{ id: randomUUID(), mainCustomerId: main.id, otherCustomerId: isAsked ? named.id : undefined },
    ...{ function: typed.function, state: 'REQUESTED', typedEnding: number.slice(-4) },
    ...{ requestedAt: now, overAt: lapseOf(now, relations) },
  };
  await insertRelation(tx, request, typedHash);
  const subject = `${request.otherCustomerId ?? request.id} ${request.id}`;
  await postLetter(tx, { kind: RELATION_REQUESTED_KIND, subject }, now);
  return request;
}

async function countGuess(
  { relations, now }: NetherlandsRegistry,
  tx: Transaction,
  facts: AskingFacts,
  network: string,
): Promise<Refusal<'TOO_MANY_ATTEMPTS'> | undefined> {
  if (!isNewPair(facts)) return undefined;
  const limit = { kind: OPERATION, network, perHour: relations.cardsPerHourOfNetwork };
  const wait = await countInHour(tx, limit, now());
  return wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : undefined;
}

async function shownAgain(
  { now }: NetherlandsRegistry,
  tx: Transaction,
  { organisationId }: OwnCard,
  id: string,
): Promise<SeenRelation> {
  const found = await inScope(tx, ofOrganisation(organisationId), () => findRelation(tx, id));
  if (!found) throw new Failure('NOT_FOUND');
  return seenByMain(found.relation, found.sides, now());
}
