import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import { type Transaction, violates } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { type LibraryCardAccount, openAccount } from '../domain/libraryCardAccount.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { NamedPerson } from '../domain/registeredPerson.ts';
import type { Registry } from '../registry.ts';
import { findAccount, lockCancelledAccount, saveAccount } from '../storage/accountTable.ts';
import { saveNext } from '../storage/cardNumberSeriesTable.ts';
import { saveCard } from '../storage/cardTable.ts';
import { saveLocalCard } from '../storage/localCardTable.ts';
import { findMembership, saveMembership } from '../storage/membershipTable.ts';
import { ofAccount, ofLibrary } from '../storage/scopes.ts';
import { accountOfPerson, anyAccountOfPerson } from './accountOfPerson.ts';
import { lookUpPerson } from './lookUpPerson.ts';
import type { Issue, Registration } from './registration.ts';

type Outcome = LibraryCardAccount | Refusal<NorwegianRefusalCode>;
type AnyRegistration = Registration<NorwegianRefusalCode>;

/**
 * Gives the person an account with a card and a membership, all or nothing; to whoever cancelled the same account again
 * (B29). Refused before the population register is asked where that can be known before; every refusal is in the audit
 * trail, for it may tell something of the person.
 */
export async function registerPerson(registry: Registry, registration: AnyRegistration): Promise<Outcome> {
  const { database } = registry;
  const known = await database.transaction((tx) => outcomeBeforeLookUp(tx, registry, registration));
  const found = known ?? (await lookUpPerson(registry, registration.number));
  if (isRefusal(found)) return recorded(registry, registration, found);
  if ('openedAt' in found) return found;
  const outcome = await database.transaction((tx) => register(tx, registry, registration, found)).catch(refusalOfRace);
  return isRefusal(outcome) ? recorded(registry, registration, outcome) : outcome;
}

async function outcomeBeforeLookUp(
  tx: Transaction,
  registry: Registry,
  registration: AnyRegistration,
): Promise<Outcome | undefined> {
  const earlier = await earlierOutcome(tx, registry, registration);
  if (earlier) return earlier;
  const registered = await refuseIfRegistered(tx, registry, registration.number.reveal());
  if (registered) return registered;
  const issue = await registration.issue(tx, randomUUID());
  return isRefusal(issue) ? issue : undefined;
}

async function register(
  tx: Transaction,
  registry: Registry,
  registration: AnyRegistration,
  person: NamedPerson,
): Promise<Outcome> {
  const number = person.identityNumber.reveal();
  const earlier = await earlierOutcome(tx, registry, registration);
  if (earlier) return earlier;
  for (const known of [person.identityNumber, ...person.otherNumbers]) {
    const registered = await refuseIfRegistered(tx, registry, known.reveal());
    if (registered) return registered;
  }
  const former = await anyAccountOfPerson(tx, registry.vault, number);
  const id = former ?? randomUUID();
  if (former && !(await inScope(tx, ofAccount(id), () => lockCancelledAccount(tx, id)))) {
    return refuse('ALREADY_REGISTERED'); // somebody else opened it again meanwhile
  }
  const issue = await registration.issue(tx, id);
  if (isRefusal(issue)) return issue;
  const reference = await registry.vault.store(tx, number);
  const { contact, membership } = issue;
  const homeLibrary = membership.library;
  const account = openAccount({ id, person: reference, contact, homeLibrary }, person, registry.now());
  await inScope(tx, ofAccount(id), () => save(tx, account, issue));
  await registry.idempotency.remember(tx, registration.attempt, id, registry.now());
  await record(tx, registry, registration, 'DONE', id);
  return account;
}

async function earlierOutcome(
  tx: Transaction,
  { idempotency }: Registry,
  { attempt }: AnyRegistration,
): Promise<Outcome | undefined> {
  const first = await idempotency.firstAnswer(tx, attempt);
  if (isRefusal(first)) return first;
  if (first.kind === 'first') return undefined;
  const id = first.answer;
  // An account that was cancelled since is no answer, and its key no way to open it again.
  const account = await inScope(tx, ofAccount(id), () => findAccount(tx, { id }));
  return account ?? refuse('IDEMPOTENCY_KEY_REUSED', { field: 'idempotencyKey' });
}

async function refuseIfRegistered(
  tx: Transaction,
  { vault }: Registry,
  number: string,
): Promise<Refusal<'ALREADY_REGISTERED'> | undefined> {
  return (await accountOfPerson(tx, vault, number)) && refuse('ALREADY_REGISTERED');
}

async function save(tx: Transaction, account: LibraryCardAccount, issue: Issue): Promise<void> {
  const { card, membership, series, localCard } = issue;
  if (series) await saveNext(tx, series);
  await saveAccount(tx, account);
  const former = await findMembership(tx, account.id, membership.library);
  await saveMembership(tx, { ...membership, id: former?.id ?? membership.id });
  await saveCard(tx, card);
  if (localCard) await inScope(tx, ofLibrary(localCard.library), () => saveLocalCard(tx, localCard));
}

// Two at the same instant: the database lets one through, and the other hears what it would have heard a moment later.
function refusalOfRace(error: unknown): Refusal<'ALREADY_REGISTERED' | 'CARD_NUMBER_TAKEN'> {
  if (violates(error, 'account_person_once')) return refuse('ALREADY_REGISTERED');
  if (violates(error, 'card_number_once')) return refuse('CARD_NUMBER_TAKEN', { field: 'cardNumber' });
  throw error;
}

async function recorded<Said extends Refusal>(
  registry: Registry,
  registration: AnyRegistration,
  refusal: Said,
): Promise<Said> {
  await registry.database.transaction(async (tx) => {
    const looked = await accountOfPerson(tx, registry.vault, registration.number.reveal());
    await record(tx, registry, registration, refusal.refused, looked?.id);
  });
  return refusal;
}

async function record(
  tx: Transaction,
  { now }: Registry,
  { actor, attempt, purpose }: AnyRegistration,
  outcome: string,
  subject?: string,
): Promise<void> {
  const unit = actor.role === 'LIBRARY_STAFF' ? actor.library : undefined;
  await recordAudit(tx, { actor: actor.name, unit, purpose, action: attempt.operation, subject, outcome }, now());
}
