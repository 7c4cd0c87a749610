import type { Transaction } from '../../shared/runtime/database.ts';
import type { Library } from '../domain/library.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import { norwegianDay, type Registry } from '../registry.ts';
import { countLibraries, findLibraries, findLibrariesByNumber, type LibraryPage } from '../storage/libraryTable.ts';

/** The library with the lending rules in force today. */
export async function findLibrary(
  tx: Transaction,
  { now }: Registry,
  number: LibraryNumber,
): Promise<Library | undefined> {
  const [library] = await findLibrariesByNumber(tx, norwegianDay(now()), [number]);
  return library;
}

/** The library of a member of staff, whose row in the table refers to it: missing only where it has no rules at all. */
export async function findOwnLibrary(tx: Transaction, registry: Registry, number: LibraryNumber): Promise<Library> {
  const library = await findLibrary(tx, registry, number);
  if (!library) throw new Error('the library has no lending rules in force');
  return library;
}

/** A page of the libraries that have lending rules today, by number, and how many there are in all. */
export async function listLibraries(
  { database, now }: Registry,
  page: LibraryPage,
): Promise<{ libraries: Library[]; totalCount: number }> {
  const tx = database.source.manager;
  const today = norwegianDay(now());
  return { libraries: await findLibraries(tx, today, page), totalCount: await countLibraries(tx, today) };
}
