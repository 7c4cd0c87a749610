import type { RetentionRule } from '../../../shared/vocabulary/retention.ts';

/** How long a release can be taken. Long enough to go on with a download of yesterday. */
export const EXPORT_LIFE = { hours: 48 } as const;
/** After how long a new one is made. */
export const RELEASE_EVERY_HOURS = 24;

/** What becomes of exports and of the counts of rows, and when. */
export const EXPORT_RETENTION = {
  exportReleases: {
    name: 'exportReleases',
    data: 'files of an export: pseudonyms of one release, codes and months; who took them what for',
    from: 'the making',
    duration: EXPORT_LIFE,
    action: 'DELETE',
    source: 'as long as a download can be resumed',
  },
  rowBudget: {
    name: 'rowBudget',
    data: 'how many rows an analyst was told on a day',
    from: 'the day',
    duration: { days: 2 },
    action: 'DELETE',
    source: 'as long as the budget counts',
  },
} as const satisfies Record<string, RetentionRule>;
