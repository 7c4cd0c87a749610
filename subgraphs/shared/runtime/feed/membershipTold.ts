import type { CalendarDate } from '../../vocabulary/calendarDate.ts';
import type { ToldMembership } from '../../vocabulary/membershipEvent.ts';
import type { Transaction } from '../database.ts';

/** What was told of a membership, as it is kept. */
export interface KeptFacts extends ToldMembership {
  readonly membership: string;
  readonly turnsOn: CalendarDate | null;
}

/** What was told last of each of them; of those of which nothing was told, nothing. */
export async function toldOf(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, ToldMembership>> {
  const rows: (ToldMembership & { membership: string })[] = await tx.query(
    `SELECT membership, status, kind, library, region, age_band AS "ageBand", undisclosed, since::text AS since,
       through::text AS through FROM membership_told WHERE membership = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.membership, row]));
}

export async function saveTold(tx: Transaction, told: readonly KeptFacts[]): Promise<void> {
  if (told.length === 0) return;
  const column = <Name extends keyof KeptFacts>(name: Name) => told.map((one) => one[name]);
  await tx.query(
    `INSERT INTO membership_told (membership, status, kind, library, region, age_band, undisclosed, since, through, turns_on)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::date[],
       $9::date[], $10::date[])
     ON CONFLICT (membership) DO UPDATE SET status = excluded.status, kind = excluded.kind, library = excluded.library,
       region = excluded.region, age_band = excluded.age_band, undisclosed = excluded.undisclosed, since = excluded.since,
       through = excluded.through, turns_on = excluded.turns_on`,
    [
      ...[column('membership'), column('status'), column('kind'), column('library'), column('region')],
      ...[column('ageBand'), column('undisclosed'), column('since'), column('through'), column('turnsOn')],
    ],
  );
}

export async function forgetTold(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.query('DELETE FROM membership_told WHERE membership = ANY ($1)', [ids]);
}
