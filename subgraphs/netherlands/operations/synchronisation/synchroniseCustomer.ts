import type { Transaction } from '../../../shared/runtime/database.ts';
import { dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { LibraryActor } from '../../domain/actor.ts';
import type { Member } from '../../domain/member.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Difference } from '../../domain/synchronisation/drift.ts';
import type { MemberSynchronisation } from '../../domain/synchronisation/memberSynchronisation.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { takeOver } from '../../storage/kb/entitlements.ts';
import { answersAtOnce } from '../../storage/kb/kbSide.ts';
import { findLibraryCopies, type LibraryCopy } from '../../storage/memberSystem/announced.ts';
import { nextVersion, saveDelivered, saveFailure } from '../../storage/memberSystem/synchronisations.ts';
import { changeMember } from '../subscriptionLife/changeMember.ts';
import { findSynchronisation } from './findSynchronisation.ts';

/** What differed, and how the two copies stand now. */
export interface CustomerSynchronised {
  readonly member: Member;
  readonly differed: readonly Difference[];
  readonly synchronisation: MemberSynchronisation;
}

/** The manual synchronisation (E6, E9, E17): the KB takes over what holds now, at once. Doing it again changes nothing. */
export async function synchroniseCustomer(
  registry: NetherlandsRegistry,
  actor: LibraryActor,
  customerId: string,
): Promise<CustomerSynchronised | Refusal<RefusalCode>> {
  const asked = { operation: 'synchroniseCustomer', customerId } as const;
  return changeMember(registry, actor, asked, async (tx, { member }) => {
    const today = dateIn(DUTCH_TIME, registry.now());
    const copy = await announcedCopy(registry, tx, customerId);
    const [before] = await seenAtOnce(tx, customerId, registry);
    const answered = before && (await answersAtOnce(tx, (kb) => takeOver(kb, copy, registry.now())));
    if (!answered) {
      await saveFailure(tx, customerId, 'KB_SILENT', registry.now());
      return refuse('KB_SILENT');
    }
    await saveDelivered(tx, customerId, copy.version, registry.now());
    const [synchronisation] = await findSynchronisation(tx, [customerId], today);
    if (!synchronisation) throw new Error('what was delivered is there');
    return { member, differed: before.differences, synchronisation };
  });
}

/** A member whom nobody announced yet gets his first version here. */
async function announcedCopy({ now }: NetherlandsRegistry, tx: Transaction, customerId: string): Promise<LibraryCopy> {
  const today = dateIn(DUTCH_TIME, now());
  const [known] = await findLibraryCopies(tx, [customerId], today);
  if (known) return known;
  await nextVersion(tx, customerId, now());
  const [fresh] = await findLibraryCopies(tx, [customerId], today);
  if (!fresh) throw new Error('the scope sees the member');
  return fresh;
}

async function seenAtOnce(
  tx: Transaction,
  customerId: string,
  { now }: NetherlandsRegistry,
): Promise<MemberSynchronisation[]> {
  let seen: MemberSynchronisation[] = [];
  await answersAtOnce(tx, async (kb) => {
    seen = await findSynchronisation(kb, [customerId], dateIn(DUTCH_TIME, now()));
  });
  return seen;
}
