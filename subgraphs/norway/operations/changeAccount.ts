import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import { type Transaction, violates } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff, Patron } from '../domain/actor.ts';
import type { Card } from '../domain/card.ts';
import type { LibraryCardAccount } from '../domain/libraryCardAccount.ts';
import type { LibraryMembership } from '../domain/libraryMembership.ts';
import type { Operation } from '../domain/permissions.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { recordUse } from '../storage/accountUse.ts';
import { saveCard } from '../storage/cardTable.ts';
import { saveMembership } from '../storage/membershipTable.ts';
import { ofAccount } from '../storage/scopes.ts';
import { type LockedAccount, lockAccount, lockWithCard } from './lockAccount.ts';

type Said = Refusal<NorwegianRefusalCode>;

/** What is done to one account, by whom. `action` is its name in the audit trail. */
export interface Deed {
  readonly actor: Patron | LibraryStaff;
  readonly action: Operation;
  /** For staff: whose account. */
  readonly cardNumber?: string | null | undefined;
  /** Of what creates something: the same key with the same request is the same deed. */
  readonly attempt?: { readonly key: string; readonly request: object };
  /** Says what would be said, and changes nothing. The audit trail has a line of it. */
  readonly dryRun?: boolean;
}

/** What a deed leaves changed. Cards are saved in their order: the one that ends before the one that takes its place. */
export interface AccountChange {
  readonly cards?: readonly Card[];
  readonly membership?: LibraryMembership;
  /** Further rows of the same deed. */
  readonly alsoSave?: () => Promise<void>;
}

type Decision = (tx: Transaction, locked: LockedAccount) => Promise<AccountChange | Said>;

/**
 * One change of one account: loads it with a lock, lets `decide` say what becomes of it, saves, audits; all or nothing.
 * Gives the account as it is afterwards, or the refusal, after which nothing was changed.
 */
export async function changeAccount(registry: Registry, deed: Deed, decide: Decision): Promise<LockedAccount | Said> {
  const work = async (tx: Transaction) => {
    const earlier = await earlierAnswer(tx, registry, deed);
    if (earlier) return earlier;
    const locked = await lockAccount(tx, registry, deed.actor, deed.action, deed.cardNumber);
    if (isRefusal(locked)) return locked;
    return inScope(tx, ofAccount(locked.account.id), () => change(tx, registry, deed, locked, decide));
  };
  return registry.database.transaction(work).catch(refusalOfRace);
}

async function change(
  tx: Transaction,
  registry: Registry,
  deed: Deed,
  locked: LockedAccount,
  decide: Decision,
): Promise<LockedAccount | Said> {
  const { account } = locked;
  const changed = await decide(tx, locked);
  if (isRefusal(changed)) return changed;
  if (!deed.dryRun) await save(tx, registry, deed, account, changed);
  await record(tx, registry, deed, account);
  return deed.dryRun ? locked : afterwards(tx, account.id);
}

async function earlierAnswer(
  tx: Transaction,
  { idempotency }: Registry,
  { actor, action, attempt }: Deed,
): Promise<LockedAccount | Said | undefined> {
  if (!attempt) return undefined;
  const first = await idempotency.firstAnswer(tx, { caller: actor.name, operation: action, ...attempt });
  if (isRefusal(first)) return first;
  return first.kind === 'repeated' ? afterwards(tx, first.answer) : undefined;
}

async function afterwards(tx: Transaction, id: string): Promise<LockedAccount | Said> {
  return (await lockWithCard(tx, id)) ?? refuse('NOT_REGISTERED');
}

async function save(
  tx: Transaction,
  { idempotency, now }: Registry,
  { actor, action, attempt }: Deed,
  { id }: LibraryCardAccount,
  { cards = [], membership, alsoSave }: AccountChange,
): Promise<void> {
  for (const card of cards) await saveCard(tx, card);
  if (membership) await saveMembership(tx, membership);
  await recordUse(tx, id, now());
  await alsoSave?.();
  if (attempt) await idempotency.remember(tx, { caller: actor.name, operation: action, ...attempt }, id, now());
}

async function record(
  tx: Transaction,
  { now }: Registry,
  { actor, action, dryRun }: Deed,
  { id: subject }: LibraryCardAccount,
): Promise<void> {
  const unit = actor.role === 'LIBRARY_STAFF' ? actor.library : undefined;
  await recordAudit(tx, { actor: actor.name, unit, action, subject, outcome: dryRun ? 'DRY_RUN' : 'DONE' }, now());
}

// Two desks with the same printed card for two people: the loser hears what it would have heard a moment later.
function refusalOfRace(error: unknown): Said {
  if (violates(error, 'card_number_once')) return refuse('CARD_NUMBER_TAKEN', { field: 'newCardNumber' });
  throw error;
}
