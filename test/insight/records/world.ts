import type { TestSubgraph } from '../../support/testSubgraph.ts';

/** An event as insight stores it; what is left out is the usual. */
export interface TestEvent {
  readonly country: 'netherlands' | 'norway' | 'finland';
  readonly membership: string;
  readonly happened?: string;
  readonly at?: string;
  readonly kind?: string;
  readonly status?: string;
  readonly library?: string | null;
  readonly region?: string | null;
  readonly since?: string;
  readonly through?: string | null;
  readonly undisclosed?: boolean;
}

/** Writes events down as they would have been taken in, after those that are there. */
export async function takeIn(on: TestSubgraph, events: readonly TestEvent[]): Promise<void> {
  const rows = JSON.stringify(events.map((event) => ({ ...USUAL, ...event, ...(event.undisclosed && HIDDEN) })));
  await on.rows(
    `WITH told AS (
       SELECT e.*, n FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given (event, n),
         jsonb_populate_record(NULL::membership_event, event) e)
     INSERT INTO membership_event (country, position, membership, happened, at, kind, status, library, region, age_band,
         undisclosed, since, through, booked)
       SELECT country, coalesce((SELECT max(position) FROM membership_event o WHERE o.country = told.country), 0)
           + row_number() OVER (PARTITION BY country ORDER BY n),
         membership, happened, at, kind, status, library, region, age_band, undisclosed, since, through,
         date_trunc('month', at)::date FROM told`,
    [rows],
  );
  await on.rows(
    `INSERT INTO membership_record (country, membership, kind, status, library, region, age_band, undisclosed, since,
         through, updated_at, position)
       SELECT DISTINCT ON (country, membership) country, membership, kind, status, library, region, age_band, undisclosed,
         since, through, at, position FROM membership_event ORDER BY country, membership, position DESC
     ON CONFLICT (country, membership) DO UPDATE SET kind = excluded.kind, status = excluded.status,
       library = excluded.library, region = excluded.region, undisclosed = excluded.undisclosed, since = excluded.since,
       through = excluded.through, updated_at = excluded.updated_at, position = excluded.position`,
  );
  await on.rows(
    `DELETE FROM membership_record r WHERE EXISTS (SELECT FROM membership_event e
       WHERE e.country = r.country AND e.membership = r.membership AND e.happened = 'ERASED')`,
  );
}

/** So many of one country, one day after the other, round about some libraries. */
export function many(country: TestEvent['country'], count: number, change: Partial<TestEvent> = {}): TestEvent[] {
  return Array.from({ length: count }, (_, n) => {
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 3))).toISOString().slice(0, 10);
    const membership = `${country}-${String(n).padStart(4, '0')}`;
    return { country, membership, since: day, at: `${day}T08:00:00Z`, ...change };
  });
}

/** A person whose address is protected in each country, from the beginning: nobody may see a trace of them. */
export const PROTECTED: readonly TestEvent[] = (['netherlands', 'norway', 'finland'] as const).flatMap((country) => [
  { country, membership: `${country}-hidden`, undisclosed: true, at: '2024-02-01T08:00:00Z' },
  { country, membership: `${country}-hidden`, undisclosed: true, happened: 'RENEWED', at: '2024-02-02T08:00:00Z' },
  { country, membership: `${country}-gone`, undisclosed: true, at: '2024-02-01T08:00:00Z' },
  { country, membership: `${country}-gone`, undisclosed: true, happened: 'ERASED', at: '2024-02-03T08:00:00Z' },
]);

const USUAL = {
  happened: 'JOINED',
  at: '2024-01-01T08:00:00Z',
  kind: 'STANDARD',
  status: 'ACTIVE',
  library: '0301',
  region: '03',
  since: '2024-01-01',
  through: null,
  undisclosed: false,
};
const HIDDEN = { library: null, region: null, age_band: null };
