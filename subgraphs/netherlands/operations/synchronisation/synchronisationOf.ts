import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import type { LibraryActor } from '../../domain/actor.ts';
import type { MemberSynchronisation } from '../../domain/synchronisation/memberSynchronisation.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { scopeOf } from '../actorOf.ts';
import { findSynchronisation } from './findSynchronisation.ts';

/** How the two copies of a member of the own library stand; undefined where he was never announced. */
export async function synchronisationOf(
  { database, now }: NetherlandsRegistry,
  actor: LibraryActor,
  customerId: string,
): Promise<MemberSynchronisation | undefined> {
  const today = dateIn(DUTCH_TIME, now());
  const found = await database.transaction((tx) => findSynchronisation(tx, [customerId], today), scopeOf(actor));
  return found[0];
}
