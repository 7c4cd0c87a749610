import { expiringRows } from '../../shared/runtime/expiringRows.ts';
import type { RetentionClass } from '../../shared/runtime/retention.ts';
import { RETENTION } from '../domain/retention.ts';
import { NORWEGIAN_TIME } from '../registry.ts';

/** Temporary addresses whose last day is over, and what libraries were told of an erasure. */
export function expiredRecords(): RetentionClass[] {
  return [
    expiringRows(RETENTION.temporaryAddress, NORWEGIAN_TIME, {
      table: 'temporary_address',
      event: `(through::timestamp AT TIME ZONE '${NORWEGIAN_TIME}')`,
    }),
    expiringRows(RETENTION.toldErasure, NORWEGIAN_TIME, {
      table: 'library_change',
      event: 'changed_at',
      where: 'account IS NULL',
    }),
  ];
}
