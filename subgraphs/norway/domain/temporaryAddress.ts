import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { LibraryCardAccount } from './libraryCardAccount.ts';

/** Where somebody is reached until that day, beside the registered address, which stays the primary one (B17, B19). */
export interface TemporaryAddress {
  readonly lines: readonly string[];
  readonly postcode: string;
  readonly place: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The last day. */
  readonly through: CalendarDate;
}

const MOST_LINES = 4;
const PRINTABLE = /^[^\p{C}<>]{1,100}$/u;
const NORWEGIAN_POSTCODE = /^[0-9]{4}$/;
const FOREIGN_POSTCODE = /^[0-9A-Za-z][0-9A-Za-z -]{1,11}$/;

/** The address as typed, trimmed, or the refusal, which names in `parts` the fields that cannot be so. */
export function readTemporaryAddress(typed: TemporaryAddress): TemporaryAddress | Refusal<'TEMPORARY_ADDRESS_INVALID'> {
  const lines = typed.lines.map((line) => line.trim());
  const address = { ...typed, lines, postcode: typed.postcode.trim(), place: typed.place.trim() };
  const parts = faultsOf(address);
  return parts.length > 0 ? refuse('TEMPORARY_ADDRESS_INVALID', { field: parts[0] ?? 'lines', parts }) : address;
}

function faultsOf({ lines, postcode, place, country }: TemporaryAddress): string[] {
  const postcodeForm = country === 'NO' ? NORWEGIAN_POSTCODE : FOREIGN_POSTCODE;
  const fits = {
    lines: lines.length > 0 && lines.length <= MOST_LINES && lines.every((line) => PRINTABLE.test(line)),
    postcode: postcodeForm.test(postcode),
    place: PRINTABLE.test(place),
    country: /^[A-Z]{2}$/.test(country),
  };
  return Object.entries(fits).flatMap(([field, isFit]) => (isFit ? [] : [field]));
}

/** Refuses a last day that is over, or further off than `latest`: what lasts belongs in the population register. */
export function checkThrough(
  { through }: TemporaryAddress,
  today: CalendarDate,
  latest: CalendarDate,
): Refusal<'TEMPORARY_ADDRESS_END_INVALID'> | undefined {
  const isFit = today <= through && through <= latest;
  return isFit ? undefined : refuse('TEMPORARY_ADDRESS_END_INVALID', { field: 'through', parts: [latest] });
}

/**
 * Protected persons have no temporary address, which would tell where they are. So that the refusal does not tell who is
 * protected, it is said to everybody whose registered address is not shown, for whatever reason that is.
 */
export function checkMayHaveTemporaryAddress({
  address,
}: LibraryCardAccount): Refusal<'TEMPORARY_ADDRESS_NOT_POSSIBLE'> | undefined {
  return address.kind === 'visible' ? undefined : refuse('TEMPORARY_ADDRESS_NOT_POSSIBLE');
}
