import type { ExportedKeys } from '../../../shared/vocabulary/dataExport.ts';

/** One step of a case of first aid, as it is kept about the borrower. */
export interface KeptFirstAid {
  readonly symptom: string;
  readonly state: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly changedAt: Date;
  readonly closedAt: Date | null;
  readonly withWhom: string;
  readonly lastAdvice: string;
  readonly lastPath: readonly string[];
  readonly at: Date;
  readonly event: string;
  readonly byRole: string;
  readonly assignedTo: string;
  readonly advice: string;
  readonly path: readonly string[];
}

export const FIRST_AID: ExportedKeys<KeptFirstAid> = {
  symptom: ['What was wrong.', ({ symptom }) => symptom],
  state: ['Whether it is open.', ({ state }) => state],
  openedBy: ['Which desk opened it.', ({ openedBy }) => openedBy],
  openedAt: ['When.', ({ openedAt }) => openedAt],
  changedAt: ['When it was last worked on.', ({ changedAt }) => changedAt],
  closedAt: ['When it was closed.', ({ closedAt }) => closedAt],
  withWhom: ['With whom it is.', ({ withWhom }) => withWhom],
  lastAdvice: ['What was advised last.', ({ lastAdvice }) => lastAdvice],
  lastPath: ['What was looked at for that.', ({ lastPath }) => lastPath],
  at: ['A step: when.', ({ at }) => at],
  event: ['A step: what was done with it.', ({ event }) => event],
  byRole: ['A step: by which desk.', ({ byRole }) => byRole],
  assignedTo: ['A step: to whom it went.', ({ assignedTo }) => assignedTo],
  advice: ['A step: what was advised.', ({ advice }) => advice],
  path: ['A step: what was looked at.', ({ path }) => path],
};
