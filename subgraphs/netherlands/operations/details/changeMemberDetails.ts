import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { DeskActor } from '../../domain/actor.ts';
import { changeDetails, checkVersion, type Details, type TypedDetails } from '../../domain/details/changedDetails.ts';
import type { BankAccount } from '../../domain/enrolment/bankCountry.ts';
import { findDuplicates, refuseDuplicates } from '../../domain/enrolment/likeness.ts';
import { readReason } from '../../domain/enrolmentForm.ts';
import type { Member } from '../../domain/member.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { permitted } from '../../domain/relation.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { type KnownDetails, lockDetails, saveDetails } from '../../storage/memberSystem/details.ts';
import { findCustomersBorn, waitForSamePerson } from '../../storage/memberSystem/likePersons.ts';
import { findMembers } from '../../storage/memberSystem/members.ts';
import { scopeOf } from '../actorOf.ts';
import { readBankAccount, type TypedBankAccount } from '../readBankAccount.ts';
import { recordOutcome } from '../recordOutcome.ts';

export interface MemberChange extends TypedDetails, TypedBankAccount {
  readonly customerId: string;
  /** That the desk saw. */
  readonly version: number;
  readonly duplicateOverrideReason?: string | undefined;
}

const OPERATION = 'changeMemberDetails';

/**
 * Changes what the library's member system has of a member; the login account and its e-mail address stay as they are
 * (T5). A change that is there already is answered as done, whatever version it is of.
 */
export async function changeMemberDetails(
  registry: NetherlandsRegistry,
  actor: DeskActor,
  change: MemberChange,
): Promise<Member | Refusal<RefusalCode>> {
  const act = async (tx: Transaction) => {
    const known = permitted(actor, OPERATION, await lockDetails(tx, change.customerId));
    if (!known || !(await isMember(tx, known.id))) throw new Failure('NOT_FOUND');
    const refused = await apply(registry, tx, known, change);
    const [member] = await findMembers(tx, [known.id]);
    if (!member) throw new Error('a customer has a pass');
    const outcome = refused ?? member;
    await recordOutcome(tx, { actor, operation: OPERATION, subject: known.id, outcome }, registry.now());
    return outcome;
  };
  return registry.database.transaction(act, scopeOf(actor));
}

// Whoever signed up online and has not paid yet is none.
async function isMember(tx: Transaction, id: string): Promise<boolean> {
  return (await findMembers(tx, [id])).length > 0;
}

async function apply(
  registry: NetherlandsRegistry,
  tx: Transaction,
  known: KnownDetails,
  change: MemberChange,
): Promise<Refusal<RefusalCode> | undefined> {
  const bankAccount = changeBankAccount(known.details.bankAccount, change);
  const details = changeDetails(known.details, change, bankAccount);
  if (isRefusal(details)) return details;
  const reason = readReason(change.duplicateOverrideReason);
  if (isRefusal(reason)) return reason;
  if (isDeepStrictEqual(details, known.details)) return undefined;
  const refused =
    checkVersion(known.version, change.version) ?? (await refuseNewDuplicates(registry, tx, known, details, reason));
  return refused ?? saveDetails(tx, known, details, reason);
}

// One that is not touched is not read again: it may be older than the rule.
function changeBankAccount(known: BankAccount, { iban, bic }: TypedBankAccount) {
  return iban === undefined && bic === undefined
    ? known
    : readBankAccount({ iban: iban ?? known.iban, bic: bic ?? known.bic });
}

/** Who was the same person before the change, as he was himself, is no reason to ask again. */
async function refuseNewDuplicates(
  registry: NetherlandsRegistry,
  tx: Transaction,
  known: KnownDetails,
  details: Details,
  reason: string | undefined,
) {
  const { birthDate } = known;
  await waitForSamePerson(tx, known);
  const others = await findCustomersBorn(tx, known, dateIn(DUTCH_TIME, registry.now()));
  const before = findDuplicates({ ...known.details, birthDate }, others).map((one) => one.id);
  const now = findDuplicates({ ...details, birthDate }, others);
  return refuseDuplicates(
    now.filter((one) => !before.includes(one.id)),
    reason,
  );
}
