/** The columns of an export, in order. `record` is a pseudonym of this release alone; days are told by their month, YYYY-MM. */
export const EXPORT_COLUMNS = ['record', 'country', 'kind', 'status', 'library', 'region', 'since', 'through'] as const;

/** A row's values in the order of EXPORT_COLUMNS; '' where there is none. */
export type ExportedRow = readonly string[];

/** Who took the file, when and what for: in every file, and the same in each piece of it. */
export interface Watermark {
  readonly release: string;
  readonly caller: string;
  readonly purpose: string;
  /** ISO 8601, to the millisecond. */
  readonly at: string;
}
