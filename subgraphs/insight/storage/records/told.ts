/**
 * What is told of a row of membership_record or membership_event, by its name in the statement. Whoever is a customer of
 * Celia cannot read print: of Finland no place is told, and no day but the month (docs/adr/0032). `l` is the row of
 * told_library, from `toldLibrary`. Filters and orders go by these too: what is hidden is not to be found out by asking.
 */
export const told = (row: string) => ({
  since: `(CASE WHEN ${row}.country = 'finland' THEN date_trunc('month', ${row}.since::timestamp)::date ELSE ${row}.since END)`,
  through: `(CASE WHEN ${row}.country = 'finland' THEN date_trunc('month', ${row}.through::timestamp)::date ELSE ${row}.through END)`,
  updatedAt: instant(row, 'updated_at'),
  at: instant(row, 'at'),
  library: 'l.library',
  region: `(CASE WHEN ${row}.country <> 'finland' THEN ${row}.region END)`,
});

/** Joins the libraries that are large enough to be told; none is Finnish. */
export const toldLibrary = (row: string) =>
  `LEFT JOIN told_library l ON l.country = ${row}.country AND l.library = ${row}.library`;

function instant(row: string, column: string): string {
  return `(CASE WHEN ${row}.country = 'finland'
    THEN date_trunc('month', ${row}.${column} AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' ELSE ${row}.${column} END)`;
}
