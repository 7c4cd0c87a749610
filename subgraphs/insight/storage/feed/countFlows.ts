import type { Transaction } from '../../../shared/runtime/database.ts';
import type { EventRange } from './storeEvents.ts';

// The same as countChanges of domain/statistics, for many at once: a test compares them on random histories. An event's
// membership stood as the event before it in the range left it, or as its record says; records are saved after this.
const COUNT = `
  WITH told AS (
    SELECT e.*, lag(e) OVER of_one AS former, row_number() OVER of_one = 1 AS leads
    FROM membership_event e WHERE country = $1 AND position BETWEEN $2 AND $3
    WINDOW of_one AS (PARTITION BY membership ORDER BY position)
  ), step AS (
    SELECT t.booked, t.happened, t.kind, t.library, t.region, t.age_band, t.undisclosed,
      t.status = 'ACTIVE' AND t.happened <> 'ERASED' AS stands,
      coalesce(CASE WHEN leads THEN r.status ELSE (former).status END = 'ACTIVE', false) AS stood,
      CASE WHEN leads THEN r.kind ELSE (former).kind END AS old_kind,
      CASE WHEN leads THEN r.library ELSE (former).library END AS old_library,
      CASE WHEN leads THEN r.region ELSE (former).region END AS old_region,
      CASE WHEN leads THEN r.age_band ELSE (former).age_band END AS old_age_band,
      CASE WHEN leads THEN r.undisclosed ELSE (former).undisclosed END AS old_undisclosed
    FROM told t LEFT JOIN membership_record r ON leads AND r.country = t.country AND r.membership = t.membership
  ), judged AS (
    SELECT *, stood AND stands AND undisclosed = old_undisclosed AS stays,
      (kind, library, region, age_band) IS DISTINCT FROM (old_kind, old_library, old_region, old_age_band) AS elsewhere
    FROM step WHERE stood OR stands
  ), counted AS (
    SELECT booked, kind, library, region, age_band, undisclosed, (NOT stays)::int AS joined,
      (NOT stays AND happened = 'ACTIVATED')::int AS activated, (stays AND happened = 'RENEWED')::int AS renewed,
      0 AS lapsed, 0 AS ended, (stays AND elsewhere)::int AS moved_in, 0 AS moved_out
    FROM judged WHERE stands AND (NOT stays OR elsewhere OR happened = 'RENEWED')
    UNION ALL
    SELECT booked, old_kind, old_library, old_region, old_age_band, old_undisclosed, 0, 0, 0,
      (NOT stays AND happened = 'LAPSED')::int, (NOT stays)::int, 0, (stays AND elsewhere)::int
    FROM judged WHERE stood AND (NOT stays OR elsewhere)
  )
  INSERT INTO membership_flow AS flow (country, month, kind, library, region, age_band, undisclosed, joined, activated,
    renewed, lapsed, ended, moved_in, moved_out)
  SELECT $1, booked, kind, library, region, age_band, undisclosed, sum(joined), sum(activated), sum(renewed), sum(lapsed),
    sum(ended), sum(moved_in), sum(moved_out)
  FROM counted GROUP BY booked, kind, library, region, age_band, undisclosed
  ORDER BY booked, kind, library, region, age_band, undisclosed
  ON CONFLICT ON CONSTRAINT membership_flow_cell DO UPDATE SET
    joined = flow.joined + excluded.joined, activated = flow.activated + excluded.activated,
    renewed = flow.renewed + excluded.renewed, lapsed = flow.lapsed + excluded.lapsed,
    ended = flow.ended + excluded.ended, moved_in = flow.moved_in + excluded.moved_in,
    moved_out = flow.moved_out + excluded.moved_out`;

/** Adds what the stored events of the range change in the counts. Before their records are saved. */
export async function countFlows(tx: Transaction, { country, from, to }: EventRange): Promise<void> {
  await tx.query(COUNT, [country, from, to]);
}
