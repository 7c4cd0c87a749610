import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { postErasureNotices } from '../../shared/runtime/erasureNotice.ts';
import { forgetRequests } from '../../shared/runtime/forgetRequests.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { leaveTombstone } from '../../shared/runtime/tombstones.ts';
import type { Erasure } from '../../shared/vocabulary/erasure.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Patron } from '../domain/actor.ts';
import { erasureOfAccount } from '../domain/erasure.ts';
import { identifiedPatron } from '../domain/identifiedPatron.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { deleteAccount, lockAccount } from '../storage/accountTable.ts';
import { findLibraryNames } from '../storage/libraryTable.ts';
import { deleteLocalCards } from '../storage/localCardTable.ts';
import { findMembershipsOf } from '../storage/membershipTable.ts';
import { ofAccount, ofPerson } from '../storage/scopes.ts';
import { anyAccountOfPerson } from './accountOfPerson.ts';

type Outcome = Erasure | Refusal<NorwegianRefusalCode>;

const ACTION = 'eraseMyLibraryCardAccount';

/**
 * Erases everything about whoever is signed in at ID-porten (GDPR article 17), all or nothing, and confirms it to the
 * address known before. What was asked for, a dry run too, is in the trail under the reference that nobody has any more.
 */
export async function eraseOwnAccount(registry: Registry, patron: Patron, dryRun: boolean): Promise<Outcome> {
  const number = identifiedPatron(patron, registry.syntheticNumbers);
  if (isRefusal(number)) return number;
  return registry.database.transaction(async (tx) => {
    const found = await anyAccountOfPerson(tx, registry.vault, number.reveal());
    const outcome = found
      ? await inScope(tx, ofAccount(found), () => erase(tx, registry, patron, found, dryRun))
      : refuse('NOTHING_TO_ERASE');
    const said = isRefusal(outcome) ? outcome.refused : outcome.done ? 'DONE' : 'DRY_RUN';
    const entry = { actor: patron.name, action: ACTION, subject: found, outcome: said };
    await recordAudit(tx, entry, registry.now());
    return outcome;
  });
}

async function erase(
  tx: Transaction,
  { vault, tombstoneKey, now }: Registry,
  patron: Patron,
  id: string,
  dryRun: boolean,
): Promise<Outcome> {
  const account = await lockAccount(tx, id);
  if (!account) return refuse('NOTHING_TO_ERASE');
  const { person, email } = account;
  const memberships = await findMembershipsOf(tx, id);
  const libraries = memberships.filter(({ status }) => status === 'ACTIVE').map(({ library }) => library);
  const names = await findLibraryNames(tx, libraries);
  const answer = erasureOfAccount([...names.values()], !dryRun, now());
  if (dryRun) return answer;
  if (!(await vault.hold(tx, person))) return refuse('RECORD_IN_USE');
  await inScope(tx, ofPerson(person), () => deleteLocalCards(tx, person));
  await deleteAccount(tx, id);
  await vault.forget(tx, person);
  await forgetRequests(tx, [id], patron.name);
  await leaveTombstone(tx, tombstoneKey, { kind: 'account', subject: id }, now());
  await postErasureNotices(tx, [email], 'nb', now());
  return answer;
}
