import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { FirstAidActor, FirstAidAdvice } from './firstAidAdvice.ts';
import type { Symptom } from './firstAidFacts.ts';
import type { FirstAidFinding, WalkedStep } from './walkFirstAid.ts';

/** Who gives first aid. */
export type FirstAider = Exclude<FirstAidActor, 'BORROWER'>;

/** A borrower's problem that is handed from desk to desk. It holds codes and references, and no word about him. */
export interface FirstAidCase {
  readonly id: string;
  readonly customerId?: string | undefined;
  readonly loginAccountId?: string | undefined;
  /** The borrower's library; unknown where the KB opened the case. */
  readonly organisationId?: string | undefined;
  readonly symptom: Symptom;
  readonly openedBy: FirstAider;
  readonly assignedTo: FirstAider;
  readonly advice: FirstAidAdvice;
  readonly path: readonly WalkedStep[];
  readonly state: 'OPEN' | 'SOLVED' | 'NOT_SOLVED';
  readonly openedAt: Date;
  readonly changedAt: Date;
  readonly closedAt?: Date | undefined;
}

type HandOverRefusal = 'CASE_CLOSED' | 'CASE_WITH_OTHERS' | 'STEP_IS_YOURS' | 'CASE_HAS_NO_LIBRARY';

/** Hands the case to who acts next by the tree, and to nobody else: the KB gets no pass numbers or subscriptions to change (E16). */
export function handOver(
  known: FirstAidCase,
  by: FirstAider,
  finding: FirstAidFinding,
  now: Date,
): FirstAidCase | Refusal<HandOverRefusal> {
  const refused = checkHeld(known, by);
  if (refused) return refused;
  const { nextActor, advice, path, operation } = finding;
  if (nextActor === 'BORROWER' || nextActor === by) {
    return refuse('STEP_IS_YOURS', { parts: operation ? [operation] : [] });
  }
  const isLibrary = nextActor === 'LIBRARY_DESK' || nextActor === 'FUNCTIONAL_MANAGEMENT';
  if (isLibrary && !known.organisationId) return refuse('CASE_HAS_NO_LIBRARY');
  return { ...known, assignedTo: nextActor, advice, path, changedAt: now };
}

/** By whoever has the case. */
export function closeCase(
  known: FirstAidCase,
  by: FirstAider,
  outcome: 'SOLVED' | 'NOT_SOLVED',
  now: Date,
): FirstAidCase | Refusal<'CASE_CLOSED' | 'CASE_WITH_OTHERS'> {
  return checkHeld(known, by) ?? { ...known, state: outcome, changedAt: now, closedAt: now };
}

function checkHeld(known: FirstAidCase, by: FirstAider): Refusal<'CASE_CLOSED' | 'CASE_WITH_OTHERS'> | undefined {
  if (known.state !== 'OPEN') return refuse('CASE_CLOSED');
  return known.assignedTo === by ? undefined : refuse('CASE_WITH_OTHERS', { parts: [known.assignedTo] });
}
