import { EntitySchema, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import { type CardNumber, ordinalOf } from '../domain/cardNumber.ts';
import type { CardNumberSeries } from '../domain/cardNumberSeries.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

export const cardNumberSeriesTable = new EntitySchema<CardNumberSeries>({
  name: 'card_number_series',
  columns: {
    id: { type: 'uuid', primary: true },
    library: { type: 'text' },
    kind: { type: 'text' },
    first: { type: 'integer' },
    last: { type: 'integer' },
    next: { type: 'integer' },
  },
});

/** The series that the number is of, whichever library reserved it. */
export async function findSeriesHolding(tx: Transaction, number: CardNumber): Promise<CardNumberSeries | undefined> {
  const ordinal = ordinalOf(number);
  const where = { first: LessThanOrEqual(ordinal), last: MoreThanOrEqual(ordinal) };
  return (await tx.findOneBy(cardNumberSeriesTable, where)) ?? undefined;
}

/** What the library has reserved; keeps others from taking a number of it until the transaction ends. */
export async function lockSeries(tx: Transaction, library: LibraryNumber): Promise<CardNumberSeries[]> {
  const lock = { mode: 'pessimistic_write' } as const;
  return tx.find(cardNumberSeriesTable, { where: { library }, order: { first: 'ASC' }, lock });
}

export async function saveNext(tx: Transaction, { id, next }: CardNumberSeries): Promise<void> {
  await tx.update(cardNumberSeriesTable, { id }, { next });
}
