import type { Transaction } from '../../../shared/runtime/database.ts';

/** Writes down anew which libraries have so many active members that a record may name them. Resolves with how many changed. */
export async function renewToldLibraries(tx: Transaction, least: number): Promise<number> {
  await tx.query(`SET LOCAL statement_timeout = '5min'`);
  const [{ changed }]: [{ changed: number }] = await tx.query(
    `WITH large AS (
       SELECT country, library FROM membership_record
       WHERE NOT undisclosed AND library IS NOT NULL AND status = 'ACTIVE' AND country <> 'finland'
       GROUP BY country, library HAVING count(*) >= $1),
     gone AS (DELETE FROM told_library WHERE (country, library) NOT IN (SELECT country, library FROM large) RETURNING 1),
     come AS (INSERT INTO told_library SELECT country, library FROM large ON CONFLICT DO NOTHING RETURNING 1)
     SELECT (SELECT count(*) FROM gone)::int + (SELECT count(*) FROM come)::int AS changed`,
    [least],
  );
  return changed;
}

/** Whether there is any record that may be told. */
export async function hasRecords(tx: Transaction): Promise<boolean> {
  const rows = await tx.query('SELECT FROM membership_record WHERE NOT undisclosed LIMIT 1');
  return rows.length > 0;
}
