import type { Transaction } from '../../../shared/runtime/database.ts';
import type { ExportPurpose } from '../../domain/export/exportPurpose.ts';

export interface ExportDownload {
  readonly release: string;
  readonly caller: string;
  readonly purpose: ExportPurpose;
}

/** When the caller first took the release for that purpose, if ever. */
export async function firstTaken(
  tx: Transaction,
  { release, caller, purpose }: ExportDownload,
): Promise<Date | undefined> {
  const [row]: { at: Date }[] = await tx.query(
    'SELECT at FROM export_download WHERE release = $1 AND caller = $2 AND purpose = $3',
    [release, caller, purpose],
  );
  return row?.at;
}

/** Notes it. False where the caller has the release already, for whatever purpose: the same rows are not told twice. */
export async function noteDownload(
  tx: Transaction,
  { release, caller, purpose }: ExportDownload,
  at: Date,
): Promise<boolean> {
  await tx.query('SELECT pg_advisory_xact_lock(4207621, hashtext($1))', [caller]);
  const [row]: { known: boolean }[] = await tx.query(
    'SELECT EXISTS (SELECT FROM export_download WHERE release = $1 AND caller = $2) AS known',
    [release, caller],
  );
  await tx.query(
    'INSERT INTO export_download (release, caller, purpose, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [release, caller, purpose, at],
  );
  return !row?.known;
}
