import { expiringRows } from '../../../shared/runtime/expiringRows.ts';
import type { RetentionClass } from '../../../shared/runtime/retention.ts';
import { EXPORT_RETENTION } from '../../domain/export/exportRetention.ts';

export function exportRetentionClasses(): RetentionClass[] {
  const { exportReleases, rowBudget } = EXPORT_RETENTION;
  const releases = expiringRows(exportReleases, 'UTC', { table: 'export_release', event: 'made_at' });
  return [
    {
      ...releases,
      async sweepBatch(tx, at) {
        // With each go its files: of ten million records three gigabytes.
        await tx.query('SET LOCAL statement_timeout = 0');
        return releases.sweepBatch(tx, at);
      },
    },
    expiringRows(rowBudget, 'UTC', { table: 'row_budget', event: 'day::timestamptz' }),
  ];
}
