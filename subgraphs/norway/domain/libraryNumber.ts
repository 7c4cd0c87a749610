/** A library's seven-digit number: its type (0-8), four digits of the old municipality list, and a serial. */
export type LibraryNumber = string & { readonly libraryNumber: unique symbol };

/** The library number, or undefined. The municipality part is not checked: the list it comes from is no longer kept. */
export function parseLibraryNumber(text: string): LibraryNumber | undefined {
  return /^[0-8][0-9]{6}$/.test(text) ? (text as LibraryNumber) : undefined;
}
