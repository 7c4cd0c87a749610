import { type ExportSection, exportSection } from './dataExport.ts';
import type { LoggedAccess } from './loggedAccess.ts';

/** How many lines of the access log an export holds, the newest; the access log itself has all, page by page. */
export const EXPORTED_ACCESSES = 2_000;

/** The access log as a section of an export: who worked for the organisation is not told here either. */
export function exportedAccesses(log: readonly LoggedAccess[]): ExportSection {
  return exportSection<LoggedAccess>(
    `Uses of what is kept about you, newest first: at most ${EXPORTED_ACCESSES}, all of them in the access log.`,
    {
      at: ['When.', ({ at }) => at],
      organisation: ['The library, branch or unit, where it may be told.', ({ organisation }) => organisation],
      action: ['What was done.', ({ action }) => action],
      done: ['Whether it was done; false where it was refused, or only tried out by a dry run.', ({ done }) => done],
      purpose: ['What for, where it had to be said.', ({ purpose }) => purpose],
    },
    log,
  );
}
