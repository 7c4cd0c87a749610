import { recordAuditOfMany } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { inScope } from '../../../shared/runtime/scope.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import { isAllowed } from '../../domain/permissions.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { authorisation } from '../../domain/relations/actingFor.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findPayment } from '../../storage/memberSystem/payments/payments.ts';
import { shareAskedBy } from '../../storage/memberSystem/relations/cardRelations.ts';
import {
  findOwedBy,
  findOwnCards,
  lockCustomersInOrder,
  type OwnCard,
} from '../../storage/memberSystem/relations/cards.ts';
import { ofOrganisation } from '../../storage/scopes.ts';
import { scopeOf } from '../actorOf.ts';
import { openCheckout } from '../payments/openCheckout.ts';
import { startPayment } from '../payments/startPayment.ts';
import { recordOutcome } from '../recordOutcome.ts';
import type { ActingRequest } from './renewFor.ts';

export interface PayingRequest extends ActingRequest {
  /** Whether what the own cards owe is paid along ('mijzelf'). */
  readonly withMyself: boolean;
}

const OPERATION = 'payFor';

/**
 * One payment of everything that those who authorised it owe, one, several or all (R1, R15), and the page to pay it on. All
 * or none: where one has not authorised it, nothing is begun. The same key goes on with the same payment.
 */
export async function payFor(
  registry: NetherlandsRegistry,
  actor: AccountHolder,
  request: PayingRequest,
): Promise<Payment | Refusal<RefusalCode>> {
  if (request.relationIds && !request.relationIds.every(isOpaqueId)) throw new Failure('NOT_FOUND');
  const attempt = { caller: actor.name, operation: OPERATION, key: request.idempotencyKey, request };
  const act = async (tx: Transaction) => {
    const earlier = await registry.idempotency.firstAnswer(tx, attempt);
    if (!isRefusal(earlier) && earlier.kind === 'repeated') return known(tx, earlier.answer);
    const outcome = isRefusal(earlier) ? earlier : await start(registry, tx, actor, request);
    if (!isRefusal(outcome)) await registry.idempotency.remember(tx, attempt, outcome.id, registry.now());
    const { loginAccountId: subject } = actor;
    await recordOutcome(tx, { actor, operation: OPERATION, subject, outcome }, registry.now());
    return outcome;
  };
  const started = await registry.database.transaction(act, scopeOf(actor));
  return isRefusal(started) ? started : openCheckout(registry, started);
}

async function start(
  registry: NetherlandsRegistry,
  tx: Transaction,
  actor: AccountHolder,
  request: PayingRequest,
): Promise<Payment | Refusal<RefusalCode>> {
  const cards = await findOwnCards(tx, actor.loginAccountId);
  const payees = await findPayeesOf(tx, cards, request);
  if (isRefusal(payees)) return payees;
  const own = request.withMyself ? cards.map(({ id }) => id) : [];
  const owed = await inEach(tx, cards, () => findOwedBy(tx, [...own, ...payees]));
  const subscriptionIds = [...new Set(owed.map(({ subscriptionId }) => subscriptionId))];
  const payment = await startPayment(tx, { payerAccountId: actor.loginAccountId, subscriptionIds }, registry.now());
  if (isRefusal(payment)) return payment;
  const line = { actor: actor.name, action: OPERATION, outcome: 'DONE' };
  await recordAuditOfMany(tx, line, [...new Set(payees)], registry.now());
  return payment;
}

// The customers first, as an erasure locks them; then the authorisations stay as they are until the payment is begun.
async function findPayeesOf(
  tx: Transaction,
  cards: readonly OwnCard[],
  { relationIds }: PayingRequest,
): Promise<string[] | Refusal<'RELATION_NOT_AUTHORISED'>> {
  const mainCards = cards.map(({ id }) => id);
  const wanted = { ids: relationIds && [...new Set(relationIds)], function: 'PAY' } as const;
  const before = await shareAskedBy(tx, mainCards, wanted);
  if ((wanted.ids && before.length < wanted.ids.length) || !isAllowed(OPERATION, 'LOGIN_ACCOUNT', 'OWN')) {
    throw new Failure('NOT_FOUND');
  }
  const held = before.map((relation) => authorisation(relation, { mainCards, function: 'PAY' }));
  const payees: string[] = [];
  for (const one of held) {
    if (isRefusal(one)) return one;
    payees.push(one.otherCustomerId);
  }
  await inEach(tx, cards, async () => {
    await lockCustomersInOrder(tx, payees);
    return [];
  });
  return payees;
}

/** The same in the scope of every library that the cards are of. */
async function inEach<Found>(
  tx: Transaction,
  cards: readonly OwnCard[],
  find: () => Promise<Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const organisationId of new Set(cards.map((card) => card.organisationId))) {
    found.push(...(await inScope(tx, ofOrganisation(organisationId), find)));
  }
  return found;
}

async function known(tx: Transaction, id: string): Promise<Payment> {
  const payment = await findPayment(tx, id);
  if (!payment) throw new Failure('NOT_FOUND');
  return payment;
}
