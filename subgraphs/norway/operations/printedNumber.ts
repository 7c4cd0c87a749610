import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { type CardNumber, parseCardNumber } from '../domain/cardNumber.ts';
import { checkReservedForPrint } from '../domain/cardNumberSeries.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import { findSeriesHolding } from '../storage/cardNumberSeriesTable.ts';
import { findCard } from '../storage/cardTable.ts';
import { acrossLibraries } from '../storage/scopes.ts';

type NotPrintable =
  | 'CARD_NUMBER_INVALID'
  | 'CARD_NUMBER_NOT_RESERVED'
  | 'CARD_NUMBER_OF_ANOTHER_LIBRARY'
  | 'CARD_NUMBER_TAKEN';

/** The number on the printed card in a desk's hand, where that library reserved it and nobody was given it before. */
export async function printedNumber(
  tx: Transaction,
  library: LibraryNumber,
  text: string,
  field: string,
): Promise<CardNumber | Refusal<NotPrintable>> {
  const number = parseCardNumber(text);
  if (!number) return refuse('CARD_NUMBER_INVALID', { field });
  const notReserved = checkReservedForPrint(library, await findSeriesHolding(tx, number));
  if (notReserved) return { ...notReserved, field };
  const taken = await inScope(tx, acrossLibraries('cardNumberTaken'), () => findCard(tx, number));
  return taken ? refuse('CARD_NUMBER_TAKEN', { field }) : number;
}
