import type { Transaction } from '../../../shared/runtime/database.ts';
import { recordSweep } from '../../../shared/runtime/expiringRows.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import { dateIn, startOfDay } from '../../../shared/vocabulary/calendarDate.ts';
import { dueReminders, nextStage } from '../../domain/subscriptionLife/stages.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { type DueTerm, lockBegun, lockEnding, lockUnpaid, saveReminders } from '../../storage/memberSystem/dueTerms.ts';
import { lockMemberWithTerms } from '../../storage/memberSystem/registration.ts';
import { acrossLibraries } from '../../storage/scopes.ts';
import { announceChange } from '../synchronisation/announceChange.ts';
import { saveTerms } from './cancelDigitalMembership.ts';
import { EXPIRY_KIND, STAGE_KIND } from './mailAboutTerm.ts';

/** What falls due in the life of subscriptions: stages of unpaid ones, reminders, terms that begin. Resolves with how many. */
export async function sweepTerms(registry: NetherlandsRegistry): Promise<number> {
  const { subscriptionLife, now } = registry;
  const today = () => dateIn(DUTCH_TIME, now());
  const { stageDays, expiryReminderDays } = subscriptionLife;
  const staged = await inBatches(registry, (tx) => lockUnpaid(tx, today(), stageDays), stageOne);
  const reminded = await inBatches(registry, (tx) => lockEnding(tx, today(), expiryReminderDays), remindOne);
  const begun = (tx: Transaction) => lockBegun(tx, today(), startOfDay(DUTCH_TIME, today()));
  return staged + reminded + (await inBatches(registry, begun, announceOne));
}

type Step = (registry: NetherlandsRegistry, tx: Transaction, due: DueTerm) => Promise<void>;

/** A transaction a batch; ends when nothing is due that nobody holds. */
async function inBatches(
  registry: NetherlandsRegistry,
  lockDue: (tx: Transaction) => Promise<DueTerm[]>,
  step: Step,
): Promise<number> {
  let done = 0;
  for (let batch = -1; batch !== 0; done += batch) {
    const work = async (tx: Transaction) => {
      const due = await lockDue(tx);
      for (const one of due) await step(registry, tx, one);
      return due.length;
    };
    batch = await registry.database.transaction(work, acrossLibraries('termsThatFallDue'));
  }
  return done;
}

async function stageOne(registry: NetherlandsRegistry, tx: Transaction, { id, customerId }: DueTerm): Promise<void> {
  const locked = await lockMemberWithTerms(tx, customerId);
  const term = locked?.terms.find((one) => one.id === id);
  const { now, subscriptionLife } = registry;
  const staged = term && nextStage(term, dateIn(DUTCH_TIME, now()), subscriptionLife.stageDays);
  if (!locked || !staged) throw new Error('what the statement finds due is due by the rule');
  await saveTerms(registry, tx, locked, [staged]);
  await postLetter(tx, { kind: STAGE_KIND, subject: `${customerId} ${id} ${staged.status}` }, now());
  await recordSweep(tx, { name: 'unpaidSubscription' }, now(), customerId);
}

async function remindOne({ now, subscriptionLife }: NetherlandsRegistry, tx: Transaction, due: DueTerm): Promise<void> {
  const locked = await lockMemberWithTerms(tx, due.customerId);
  const term = locked?.terms.find(({ id }) => id === due.id);
  const count = term ? dueReminders(term, dateIn(DUTCH_TIME, now()), subscriptionLife.expiryReminderDays) : 0;
  if (count === 0) throw new Error('what the statement finds due is due by the rule');
  await saveReminders(tx, due.id, count);
  await postLetter(tx, { kind: EXPIRY_KIND, subject: `${due.customerId} ${due.id}` }, now());
}

async function announceOne({ now }: NetherlandsRegistry, tx: Transaction, { customerId }: DueTerm): Promise<void> {
  await announceChange(tx, customerId, now());
}
