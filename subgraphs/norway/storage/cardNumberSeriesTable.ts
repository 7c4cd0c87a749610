import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CardNumberSeries } from '../domain/cardNumberSeries.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

export interface CardNumberSeriesRow extends CardNumberSeries {
  readonly library: string;
}

export const cardNumberSeriesTable = new EntitySchema<CardNumberSeriesRow>({
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

export async function findSeries(tx: Transaction, library: LibraryNumber): Promise<CardNumberSeries[]> {
  return tx.find(cardNumberSeriesTable, { where: { library }, order: { first: 'ASC' } });
}

/** Like findSeries, but keeps others of the same library from taking a number until the transaction ends. */
export async function lockSeries(tx: Transaction, library: LibraryNumber): Promise<CardNumberSeries[]> {
  const lock = { mode: 'pessimistic_write' } as const;
  return tx.find(cardNumberSeriesTable, { where: { library }, order: { first: 'ASC' }, lock });
}

export async function saveNext(tx: Transaction, { id, next }: CardNumberSeries): Promise<void> {
  await tx.update(cardNumberSeriesTable, { id }, { next });
}
