import { adviceOf, type FirstAidActor, type FirstAidAdvice, type FirstAidQuestion } from './firstAidAdvice.ts';
import type { FirstAidAnswers, FirstAidFacts, Symptom } from './firstAidFacts.ts';
import { FIRST_AID_STEPS, type FirstAidStep, LOOK_AT, LOOKS, type Look } from './firstAidSteps.ts';
import { FIRST_AID_TREE } from './firstAidTree.ts';

export interface WalkedStep {
  readonly step: FirstAidStep;
  readonly look: Look;
}

/** How far the tree was walked, and what is to be done there. */
export interface FirstAidFinding {
  readonly symptom: Symptom;
  /** Every step taken; the last is the one reached. */
  readonly path: readonly WalkedStep[];
  readonly advice: FirstAidAdvice;
  readonly nextActor: FirstAidActor;
  readonly operation?: string | undefined;
  readonly question?: FirstAidQuestion | undefined;
}

/** Walks the tree of the symptom as far as what is seen and told leads. */
export function walkFirstAid(symptom: Symptom, facts: FirstAidFacts, answers: FirstAidAnswers): FirstAidFinding {
  const path: WalkedStep[] = [];
  for (const { step, on } of FIRST_AID_TREE[symptom]) {
    const look = LOOK_AT[step](facts, answers);
    const leads = on[look];
    path.push({ step, look });
    if (leads && leads !== 'NEXT') return endingWith(symptom, path, leads);
  }
  throw new Error('the last step of a tree ends it');
}

function endingWith(symptom: Symptom, path: readonly WalkedStep[], advice: FirstAidAdvice): FirstAidFinding {
  const { actor: nextActor, operation, question } = adviceOf(advice);
  return { symptom, path, advice, nextActor, operation, question };
}

/** A step with its outcome, in Dutch where that is asked for, else in English. */
export function inWords({ step, look }: WalkedStep, language: string): string {
  const spoken = language === 'nl' ? 'nl' : 'en';
  return `${FIRST_AID_STEPS[step][spoken]} ${LOOKS[look][spoken]}`;
}

export function adviceInWords(advice: FirstAidAdvice, language: string): string {
  return adviceOf(advice)[language === 'nl' ? 'nl' : 'en'];
}
