import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { Happened, MembershipChange } from '../../domain/records/membershipChange.ts';
import type { RecordStatus } from '../../domain/records/membershipRecord.ts';
import { told, toldLibrary } from './told.ts';

interface ChangeRow {
  readonly country: FeedCountry;
  readonly position: string;
  readonly membership: string;
  readonly appearance: number;
  readonly gone: boolean;
  readonly happened: Happened;
  readonly at: Date;
  readonly kind: string;
  readonly status: RecordStatus;
  readonly library: string | null;
  readonly region: string | null;
  readonly since: CalendarDate;
  readonly through: CalendarDate | null;
}

const { at, since, through, library, region } = told('e');

const OF_THE_SAME =
  'FROM membership_event o WHERE o.country = e.country AND o.membership = e.membership AND o.position < e.position';
const WAS_TOLD = `(SELECT NOT o.undisclosed ${OF_THE_SAME} ORDER BY o.position DESC LIMIT 1)`;
// Whoever becomes protected is gone for the warehouse as if erased; nothing that went before is told from then on.
const IS_GONE = `((e.happened = 'ERASED' OR e.undisclosed) AND ${WAS_TOLD})`;
const IS_TOLD = `(e.happened <> 'ERASED' AND NOT e.undisclosed AND EXISTS (
  SELECT FROM membership_record r WHERE r.country = e.country AND r.membership = e.membership AND NOT r.undisclosed))`;

/** The next events of one country that a warehouse may know of. */
export async function readChanges(
  tx: Transaction,
  country: FeedCountry,
  after: number,
  limit: number,
): Promise<MembershipChange[]> {
  const rows: ChangeRow[] = await tx.query(
    `SELECT e.country, e.position, e.membership, ${IS_GONE} AS gone, e.happened, ${at} AS at, e.kind, e.status,
       (SELECT count(*) FILTER (WHERE o.undisclosed) ${OF_THE_SAME})::int AS appearance,
       ${library} AS library, ${region} AS region,
       to_char(${since}, 'YYYY-MM-DD') AS since, to_char(${through}, 'YYYY-MM-DD') AS through
     FROM membership_event e ${toldLibrary('e')}
     WHERE e.country = $1 AND e.position > $2 AND (${IS_TOLD} OR ${IS_GONE})
     ORDER BY e.position LIMIT $3`,
    [country, after, limit],
  );
  return rows.map(changeOf);
}

function changeOf({
  position,
  gone,
  happened,
  country,
  membership,
  appearance,
  at: when,
  ...after
}: ChangeRow): MembershipChange {
  return {
    ...{ country, membership, appearance, at: when },
    position: Number(position),
    happened: gone ? 'ERASED' : happened,
    after: gone ? null : after,
  };
}
