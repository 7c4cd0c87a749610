/** The columns of an export, in order. `record` is a pseudonym of this release alone; days are told by their month, YYYY-MM, and codes as in the schema. */
export const EXPORT_COLUMNS = ['record', 'country', 'kind', 'status', 'library', 'region', 'since', 'through'] as const;

/** Values of columns that stand side by side; '' where there is none. Rows with the same share one. */
export type Codes = readonly string[];

/** A row: the pseudonym, the codes from `country` to `region`, and the two months. */
export interface ExportedRow {
  readonly record: string;
  readonly place: Codes;
  readonly months: Codes;
}

/** Who took the file, when and what for: in every file, and the same in each piece of it. */
export interface Watermark {
  readonly release: string;
  readonly caller: string;
  readonly purpose: string;
  /** ISO 8601, to the millisecond. */
  readonly at: string;
}
