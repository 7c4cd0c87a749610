import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { identifiedPatron } from '../domain/identifiedPatron.ts';
import type { Registry } from '../registry.ts';
import { accountOfPerson } from './accountOfPerson.ts';

/** The account of whoever is signed in at ID-porten, strongly enough; undefined for everybody else. */
export async function ownAccount(registry: Registry, actor: Actor): Promise<ObservedAccount | undefined> {
  if (actor.role !== 'PATRON') return undefined;
  const number = identifiedPatron(actor, registry.syntheticNumbers);
  if (isRefusal(number)) return undefined;
  const { database, vault } = registry;
  const account = await database.transaction((tx) => accountOfPerson(tx, vault, number.reveal()));
  return account && { ...account, observer: 'HOLDER' };
}
