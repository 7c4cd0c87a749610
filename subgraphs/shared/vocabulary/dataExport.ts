/** One kind of what is kept about a person: what it is, what each key means, and the entries, as plain text. */
export interface ExportSection {
  readonly about: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly entries: readonly Readonly<Record<string, string | null>>[];
}

/** Something that is kept and not in the document, and why not. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

/** What a country says of a person in an export: the sections by name. */
export interface ExportedData {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly about: string;
  readonly sections: Readonly<Record<string, ExportSection>>;
  readonly leftOut: readonly LeftOut[];
}

/** What a key means to the person, and how its value is read. */
export type ExportedKeys<Kept> = Readonly<Record<string, readonly [words: string, value: (kept: Kept) => unknown]>>;

/** Every key is in every entry; null is what is not kept or does not apply. */
export function exportSection<Kept>(about: string, keys: ExportedKeys<Kept>, kept: readonly Kept[]): ExportSection {
  const named = Object.entries(keys);
  return {
    about,
    keys: Object.fromEntries(named.map(([key, [words]]) => [key, words])),
    entries: kept.map((one) => Object.fromEntries(named.map(([key, [, value]]) => [key, plainText(value(one))]))),
  };
}

function plainText(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join('\n') : String(value);
}
