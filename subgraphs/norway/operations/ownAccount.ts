import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { identifiedPatron } from '../domain/identifiedPatron.ts';
import type { Registry } from '../registry.ts';
import { recordUse } from '../storage/accountUse.ts';
import { ofAccount } from '../storage/scopes.ts';
import { accountOfPerson } from './accountOfPerson.ts';

/** The account of whoever is signed in at ID-porten, strongly enough; undefined for everybody else. */
export async function ownAccount(registry: Registry, actor: Actor): Promise<ObservedAccount | undefined> {
  if (actor.role !== 'PATRON') return undefined;
  const number = identifiedPatron(actor, registry.syntheticNumbers);
  if (isRefusal(number)) return undefined;
  const { database, vault, now } = registry;
  const account = await database.transaction(async (tx) => {
    const found = await accountOfPerson(tx, vault, number.reveal());
    if (found) await inScope(tx, ofAccount(found.id), () => recordUse(tx, found.id, now()));
    return found;
  });
  return account && { ...account, observer: 'HOLDER' };
}
