import type { Transaction } from '../../../shared/runtime/database.ts';
import type { PlacedRecord, RecordFilter, RecordPlace, RecordSort } from '../../domain/records/membershipRecord.ts';
import { told, toldLibrary } from './told.ts';

const { since, through, updatedAt, library, region } = told('r');

// The text of an instant holds its microseconds, which a Date would cut off: the next page would begin too early.
const SORTED_BY: Readonly<Record<RecordSort, { value: string; type: string; order: string; after: string }>> = {
  SINCE_OLDEST: { value: since, type: 'date', order: '', after: '>' },
  SINCE_NEWEST: { value: since, type: 'date', order: 'DESC', after: '<' },
  UPDATED_OLDEST: { value: updatedAt, type: 'timestamptz', order: '', after: '>' },
  UPDATED_NEWEST: { value: updatedAt, type: 'timestamptz', order: 'DESC', after: '<' },
};

export interface RecordQuery {
  readonly filter: RecordFilter;
  readonly sort: RecordSort;
  readonly after: RecordPlace | undefined;
  readonly limit: number;
}

/** The records that follow the place, by one walk along the index of the sort. */
export async function readRecords(tx: Transaction, query: RecordQuery): Promise<PlacedRecord[]> {
  const { value, type, order, after } = SORTED_BY[query.sort];
  const values = new Values();
  const conditions = conditionsOf(query.filter, values);
  if (query.after) {
    const place = [
      values.put(query.after.value, type),
      values.put(query.after.country),
      values.put(query.after.membership),
    ];
    conditions.push(`(${value}, r.country, r.membership) ${after} (${place.join(', ')})`);
  }
  return tx.query(
    `SELECT r.country, r.membership, r.kind, r.status, ${library} AS library, ${region} AS region,
       to_char(${since}, 'YYYY-MM-DD') AS since, to_char(${through}, 'YYYY-MM-DD') AS through,
       ${updatedAt} AS "updatedAt", ${value}::text AS place
     FROM membership_record r ${toldLibrary('r')} WHERE ${conditions.join(' AND ')}
     ORDER BY ${value} ${order}, r.country ${order}, r.membership ${order} LIMIT ${values.put(query.limit, 'int')}`,
    values.all,
  );
}

/** How many the filter finds, counted no further than to `most` and one. */
export async function countRecords(tx: Transaction, filter: RecordFilter, most: number): Promise<number> {
  const values = new Values();
  const conditions = conditionsOf(filter, values);
  const [row]: { count: number }[] = await tx.query(
    `SELECT count(*)::int AS count FROM (SELECT FROM membership_record r ${toldLibrary('r')}
     WHERE ${conditions.join(' AND ')} LIMIT ${values.put(most + 1, 'int')}) found`,
    values.all,
  );
  return row?.count ?? 0;
}

class Values {
  readonly all: unknown[] = [];

  put(value: unknown, type = 'text'): string {
    return `$${this.all.push(value)}::${type}`;
  }
}

function conditionsOf(filter: RecordFilter, values: Values): string[] {
  const { country, kind, status, since: from, until, updatedSince } = filter;
  const conditions = ['NOT r.undisclosed'];
  if (country !== undefined) conditions.push(`r.country = ${values.put(country)}`);
  if (kind !== undefined) conditions.push(`r.kind = ${values.put(kind)}`);
  if (status !== undefined) conditions.push(`r.status = ${values.put(status)}`);
  if (filter.library !== undefined)
    conditions.push(`${library} = ${values.put(filter.library)} AND r.library IS NOT NULL`);
  if (from !== undefined) conditions.push(`${since} >= ${values.put(from, 'date')}`);
  if (until !== undefined) conditions.push(`${since} <= ${values.put(until, 'date')}`);
  if (updatedSince !== undefined) conditions.push(`${updatedAt} >= ${values.put(updatedSince, 'timestamptz')}`);
  return conditions;
}
