import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { CardKind } from './card.ts';
import { type CardNumber, cardNumberAt } from './cardNumber.ts';
import type { LibraryNumber } from './libraryNumber.ts';

/**
 * A row of card numbers that a library has reserved, both ends included, for one kind of card: a number that is
 * printed on a card in a drawer must not be given to a digital one.
 */
export interface CardNumberSeries {
  readonly id: string;
  readonly library: LibraryNumber;
  readonly kind: CardKind;
  readonly first: number;
  readonly last: number;
  /** The lowest number that was not given out; last + 1 where all were. Printed cards are not given out in order. */
  readonly next: number;
}

export interface AllottedNumber {
  readonly number: CardNumber;
  readonly series: CardNumberSeries;
}

/** The next number of the library's own digital series, with the series as it is afterwards. */
export function allotDigitalNumber(
  reserved: readonly CardNumberSeries[],
): AllottedNumber | Refusal<'CARD_SERIES_USED_UP'> {
  const series = reserved.find(({ kind, next, last }) => kind === 'DIGITAL' && next <= last);
  if (!series) return refuse('CARD_SERIES_USED_UP');
  return { number: cardNumberAt(series.next), series: { ...series, next: series.next + 1 } };
}

/** Refuses a number that the library has not reserved for printed cards; `holding` is the series that the number is of. */
export function checkReservedForPrint(
  library: LibraryNumber,
  holding: CardNumberSeries | undefined,
): Refusal<'CARD_NUMBER_NOT_RESERVED' | 'CARD_NUMBER_OF_ANOTHER_LIBRARY'> | undefined {
  const field = 'cardNumber';
  if (holding && holding.library !== library) return refuse('CARD_NUMBER_OF_ANOTHER_LIBRARY', { field });
  return holding?.kind === 'PHYSICAL' ? undefined : refuse('CARD_NUMBER_NOT_RESERVED', { field });
}
