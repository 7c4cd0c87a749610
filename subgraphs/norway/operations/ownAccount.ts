import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Actor } from '../domain/actor.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { identifiedPatron } from '../domain/identifiedPatron.ts';
import type { Registry } from '../registry.ts';
import { findAccount } from '../storage/accountTable.ts';
import { recordUse } from '../storage/accountUse.ts';

/** The account of whoever is signed in at ID-porten, strongly enough; undefined for everybody else. */
export async function ownAccount(registry: Registry, actor: Actor): Promise<ObservedAccount | undefined> {
  if (actor.role !== 'PATRON') return undefined;
  const number = identifiedPatron(actor, registry.syntheticNumbers);
  if (isRefusal(number)) return undefined;
  const { manager } = registry.database.source;
  const person = await registry.vault.find(manager, number.reveal());
  const account = person === undefined ? undefined : await findAccount(manager, { person });
  if (account) await recordUse(manager, account.id, registry.now());
  return account && { ...account, observer: 'HOLDER' };
}
