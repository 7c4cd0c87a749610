import { LAST_DAY } from './syntheticEvents.ts';

/** A question of the statistics, as GraphQL's arguments and as SQL over the raw events that both databases read. */
export interface Question {
  readonly title: string;
  readonly measure: 'ACTIVE' | 'JOINED' | 'ENDED';
  readonly by: readonly Dimension[];
  /** Months 'YYYY-MM-01', both within. */
  readonly from: string;
  readonly to: string;
}

export type Dimension = 'COUNTRY' | 'LIBRARY' | 'REGION' | 'AGE_BAND' | 'MONTH';

const LAST_MONTH = monthBefore(1);

export const QUESTIONS: readonly Question[] = [
  {
    title: 'active by country and month, three years',
    measure: 'ACTIVE',
    by: ['COUNTRY', 'MONTH'],
    from: monthBefore(36),
    to: LAST_MONTH,
  },
  {
    title: 'joined by country and month, three years',
    measure: 'JOINED',
    by: ['COUNTRY', 'MONTH'],
    from: monthBefore(36),
    to: LAST_MONTH,
  },
  {
    title: 'active by library, one month',
    measure: 'ACTIVE',
    by: ['COUNTRY', 'LIBRARY'],
    from: LAST_MONTH,
    to: LAST_MONTH,
  },
  {
    title: 'ended by age band, a year',
    measure: 'ENDED',
    by: ['COUNTRY', 'AGE_BAND'],
    from: '2025-01-01',
    to: '2025-12-01',
  },
];

function monthBefore(months: number): string {
  const last = new Date(LAST_DAY);
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - months, 1)).toISOString().slice(0, 10);
}
