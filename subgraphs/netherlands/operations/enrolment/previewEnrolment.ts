import type { Transaction } from '../../../shared/runtime/database.ts';
import { type CalendarDate, dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import { readForm } from '../../../shared/vocabulary/form.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { DeskActor } from '../../domain/actor.ts';
import { refuseDuplicates } from '../../domain/enrolment/likeness.ts';
import { type EnrolmentPreview, previewOf } from '../../domain/enrolment/preview.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { scopeOf } from '../actorOf.ts';
import { recordOutcome } from '../recordOutcome.ts';
import { planEnrolment } from './planEnrolment.ts';
import { type DeskForm, readDeskEnrolment } from './readDeskEnrolment.ts';

/**
 * What enrolling would do, cost and be refused for, at this moment. Nothing is stored and no number spent; the audit
 * trail has a line of the look, about nobody.
 */
export async function previewEnrolment(
  registry: NetherlandsRegistry,
  actor: DeskActor,
  form: DeskForm,
): Promise<EnrolmentPreview> {
  const act = async (tx: Transaction) => {
    const today = dateIn(DUTCH_TIME, registry.now());
    const preview = await look(registry, tx, actor, form, today);
    const outcome = preview.refused ?? preview;
    await recordOutcome(tx, { actor, operation: 'previewEnrolment', outcome }, registry.now());
    return preview;
  };
  return registry.database.transaction(act, scopeOf(actor));
}

async function look(
  registry: NetherlandsRegistry,
  tx: Transaction,
  actor: DeskActor,
  form: DeskForm,
  today: CalendarDate,
): Promise<EnrolmentPreview> {
  const parts = await readDeskEnrolment(tx, actor, form, today);
  const read = readForm(parts);
  const { branchCode } = actor;
  const seen = { form, number: parts.number, subscription: parts.subscription, branchCode, today };
  const { firstMonthCounts } = registry;
  if (isRefusal(read)) return previewOf({ ...seen, firstMonthCounts, refused: read, duplicates: [] });
  const { account, duplicates, taken } = await planEnrolment(registry, tx, read, today);
  const plan = readForm({ taken, account, duplicate: refuseDuplicates(duplicates, read.form.duplicateOverrideReason) });
  const refused = isRefusal(plan) ? plan : undefined;
  return previewOf({ ...seen, firstMonthCounts, account, duplicates, refused });
}
