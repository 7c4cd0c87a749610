import { expiringRows } from '../../../shared/runtime/expiringRows.ts';
import type { RetentionClass } from '../../../shared/runtime/retention.ts';
import { EXPORT_RETENTION } from '../../domain/export/exportRetention.ts';

export function exportRetentionClasses(): RetentionClass[] {
  const { exportReleases, rowBudget } = EXPORT_RETENTION;
  return [
    expiringRows(exportReleases, 'UTC', { table: 'export_release', event: 'made_at' }),
    expiringRows(rowBudget, 'UTC', { table: 'row_budget', event: 'day::timestamptz' }),
  ];
}
