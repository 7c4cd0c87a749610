import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { Card, CardKind } from '../domain/card.ts';
import type { CardNumber } from '../domain/cardNumber.ts';

export interface CardRow {
  id: string;
  account: string;
  number: string;
  kind: CardKind;
  state: Card['state'];
  issuedAt: Date;
  firstActivatedAt: Date | null;
}

export const cardTable = new EntitySchema<CardRow>({
  name: 'card',
  columns: {
    id: { type: 'uuid', primary: true },
    account: { type: 'uuid' },
    number: { type: 'text' },
    kind: { type: 'text' },
    state: { type: 'text' },
    issuedAt: { type: 'timestamptz', name: 'issued_at' },
    firstActivatedAt: { type: 'timestamptz', name: 'first_activated_at', nullable: true },
  },
});

/** Inserts the card, or brings its row up to date. */
export async function saveCard(tx: Transaction, card: Card): Promise<void> {
  const { accountId: account, ...rest } = card;
  const firstActivatedAt = card.state === 'ACTIVE' ? card.firstActivatedAt : null;
  await tx.upsert(cardTable, { ...rest, account, firstActivatedAt }, ['id']);
}

export async function findCard(tx: Transaction, number: CardNumber): Promise<Card | undefined> {
  const row = await tx.findOneBy(cardTable, { number });
  return row ? cardOf(row) : undefined;
}

export async function findCardsOf(tx: Transaction, account: string): Promise<Card[]> {
  return (await tx.find(cardTable, { where: { account }, order: { issuedAt: 'ASC' } })).map(cardOf);
}

/** Like findCard, but first locks its account: whoever changes its cards or memberships waits for whoever else does. */
export async function findCardAndLock(tx: Transaction, number: CardNumber): Promise<Card | undefined> {
  const lock =
    'SELECT FROM account JOIN card ON card.account = account.id WHERE card.number = $1 FOR UPDATE OF account';
  await tx.query(lock, [number]);
  return findCard(tx, number);
}

export function cardOf(row: CardRow): Card {
  const { id, account: accountId, kind, issuedAt, firstActivatedAt } = row;
  const card = { id, accountId, number: row.number as CardNumber, kind, issuedAt };
  return firstActivatedAt ? { ...card, state: 'ACTIVE', firstActivatedAt } : { ...card, state: 'ISSUED' };
}
