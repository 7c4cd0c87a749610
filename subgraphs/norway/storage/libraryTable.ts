import type { Transaction } from '../../shared/runtime/database.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { Library } from '../domain/library.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

interface LibraryRow {
  number: string;
  name: string;
  version: string;
  text: string;
  url: string;
  issues_national_cards: boolean;
  issues_local_cards: boolean;
  self_activation: boolean;
}

const WITH_RULES_IN_FORCE = `
  SELECT DISTINCT ON (library.number) library.number, library.name, rules.version, rules.text, rules.url,
    issues_national_cards, issues_local_cards, self_activation
  FROM library JOIN lending_rules rules ON rules.library = library.number AND rules.in_force_from <= $1`;
const LATEST_FIRST = 'ORDER BY library.number, rules.in_force_from DESC';

/** So many libraries after that number. */
export interface LibraryPage {
  readonly limit: number;
  readonly after?: LibraryNumber | undefined;
}

/** Libraries with the lending rules in force that day. One without any rules yet cannot have patrons and is left out. */
export async function findLibraries(tx: Transaction, today: CalendarDate, page: LibraryPage): Promise<Library[]> {
  const rows: LibraryRow[] = await tx.query(
    `${WITH_RULES_IN_FORCE} WHERE library.number > $2 ${LATEST_FIRST} LIMIT $3`,
    [today, page.after ?? '', page.limit],
  );
  return rows.map(libraryOf);
}

export async function countLibraries(tx: Transaction, today: CalendarDate): Promise<number> {
  const rows: { count: number }[] = await tx.query(
    'SELECT count(DISTINCT library)::integer AS count FROM lending_rules WHERE in_force_from <= $1',
    [today],
  );
  return rows[0]?.count ?? 0;
}

export async function findLibrariesByNumber(
  tx: Transaction,
  today: CalendarDate,
  numbers: readonly LibraryNumber[],
): Promise<Library[]> {
  const rows: LibraryRow[] = await tx.query(`${WITH_RULES_IN_FORCE} WHERE library.number = ANY($2) ${LATEST_FIRST}`, [
    today,
    numbers,
  ]);
  return rows.map(libraryOf);
}

function libraryOf({ number, name, version, text, url, ...chosen }: LibraryRow): Library {
  return {
    number: number as LibraryNumber,
    name,
    lendingRules: { version, text, url },
    issuesNationalCards: chosen.issues_national_cards,
    issuesLocalCards: chosen.issues_local_cards,
    selfActivation: chosen.self_activation,
  };
}

/** Names by number, also of libraries that cannot have patrons any more. */
export async function findLibraryNames(
  tx: Transaction,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { number: string; name: string }[] = await tx.query(
    'SELECT number, name FROM library WHERE number = ANY($1)',
    [numbers],
  );
  return new Map(rows.map(({ number, name }) => [number, name]));
}
