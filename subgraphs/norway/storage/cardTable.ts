import { EntitySchema, In } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import { type Card, type CardKind, type CurrentCard, isCurrent } from '../domain/card.ts';
import type { CardNumber } from '../domain/cardNumber.ts';

export interface CardRow {
  id: string;
  account: string;
  number: string;
  kind: CardKind;
  state: Card['state'];
  issuedAt: Date;
  firstActivatedAt: Date | null;
  blockedAt: Date | null;
  endedAt: Date | null;
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
    blockedAt: { type: 'timestamptz', name: 'blocked_at', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
});

const CURRENT = { state: In(['ISSUED', 'ACTIVE', 'BLOCKED'] satisfies CurrentCard['state'][]) };
const NEVER = { firstActivatedAt: null, blockedAt: null, endedAt: null };

/** Inserts the card, or brings its row up to date. */
export async function saveCard(tx: Transaction, { accountId: account, ...card }: Card): Promise<void> {
  await tx.upsert(cardTable, { ...NEVER, ...card, account }, ['id']);
}

/** The card with that number, in use or not. */
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

/** The cards in use of those accounts: one at most of each. */
export async function findCurrentCards(tx: Transaction, accounts: readonly string[]): Promise<CurrentCard[]> {
  const rows = await tx.find(cardTable, { where: { account: In(accounts), ...CURRENT } });
  return rows.map(cardOf).filter(isCurrent);
}

function cardOf(row: CardRow): Card {
  const { id, account: accountId, kind, state, issuedAt, blockedAt, endedAt } = row;
  const card = { id, accountId, number: row.number as CardNumber, kind, issuedAt };
  const firstActivatedAt = row.firstActivatedAt ?? undefined;
  if (endedAt && (state === 'REPLACED' || state === 'DELETED')) return { ...card, state, firstActivatedAt, endedAt };
  if (blockedAt) return { ...card, state: 'BLOCKED', firstActivatedAt, blockedAt };
  return firstActivatedAt ? { ...card, state: 'ACTIVE', firstActivatedAt } : { ...card, state: 'ISSUED' };
}
