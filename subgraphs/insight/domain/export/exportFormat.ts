/** The formats of an export, by the ending of the file, with their media types. */
export const EXPORT_FORMATS = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

export function parseFormat(text: unknown): ExportFormat | undefined {
  return typeof text === 'string' && Object.hasOwn(EXPORT_FORMATS, text) ? (text as ExportFormat) : undefined;
}
