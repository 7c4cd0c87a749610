import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { PersonName } from '../../shared/vocabulary/personName.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';
import type { LocalCard, LocalHolder } from '../domain/localCard.ts';
import type { LocalCardNumber } from '../domain/localCardNumber.ts';
import type { TelephoneNumber } from '../domain/telephoneNumber.ts';

export interface LocalCardRow {
  id: string;
  library: string;
  number: string;
  holderKind: LocalHolder['kind'];
  name: string;
  person: string | null;
  telephone: string;
  email: string;
  state: LocalCard['state'];
  issuedAt: Date;
  acceptedRulesVersion: string;
  account: string | null;
  linkedAt: Date | null;
  discardedAt: Date | null;
}

export const localCardTable = new EntitySchema<LocalCardRow>({
  name: 'local_card',
  columns: {
    id: { type: 'uuid', primary: true },
    library: { type: 'text' },
    number: { type: 'text' },
    holderKind: { type: 'text', name: 'holder_kind' },
    name: { type: 'text' },
    person: { type: 'uuid', nullable: true },
    telephone: { type: 'text' },
    email: { type: 'text' },
    state: { type: 'text' },
    issuedAt: { type: 'timestamptz', name: 'issued_at' },
    acceptedRulesVersion: { type: 'text', name: 'accepted_rules_version' },
    account: { type: 'uuid', nullable: true },
    linkedAt: { type: 'timestamptz', name: 'linked_at', nullable: true },
    discardedAt: { type: 'timestamptz', name: 'discarded_at', nullable: true },
  },
});

/** Inserts the card, or brings its row up to date. */
export async function saveLocalCard(tx: Transaction, card: LocalCard): Promise<void> {
  const { holder, contact, ...rest } = card;
  const holderColumns = {
    holderKind: holder.kind,
    name: holder.name,
    person: holder.kind === 'PERSON' ? (holder.person ?? null) : null,
  };
  const link = card.state === 'ACTIVE' ? { account: null, linkedAt: null } : { account: card.accountId };
  const discardedAt = card.state === 'DISCARDED' ? card.discardedAt : null;
  await tx.upsert(localCardTable, { ...rest, ...contact, ...holderColumns, ...link, discardedAt }, ['id']);
}

export async function findLocalCard(
  tx: Transaction,
  library: LibraryNumber,
  number: LocalCardNumber,
): Promise<LocalCard | undefined> {
  const row = await tx.findOneBy(localCardTable, { library, number });
  return row ? localCardOf(row) : undefined;
}

/** Like findLocalCard, but keeps others from changing the card until the transaction ends. */
export async function findLocalCardAndLock(
  tx: Transaction,
  library: LibraryNumber,
  number: LocalCardNumber,
): Promise<LocalCard | undefined> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = await tx.findOne(localCardTable, { where: { library, number }, lock });
  return row ? localCardOf(row) : undefined;
}

export async function findLocalCardById(tx: Transaction, id: string): Promise<LocalCard | undefined> {
  const row = await tx.findOneBy(localCardTable, { id });
  return row ? localCardOf(row) : undefined;
}

/** Those that are linked to the account. */
export async function findLocalCardsOf(tx: Transaction, account: string): Promise<LocalCard[]> {
  return (await tx.findBy(localCardTable, { account })).map(localCardOf);
}

/** The local cards of a person whose number was continued under another one. */
export async function rekeyLocalCards(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.query('UPDATE local_card SET person = $2 WHERE person = $1', [from, to]);
}

/** Those that were issued to the person, linked or not. */
export async function deleteLocalCards(tx: Transaction, person: string): Promise<void> {
  await tx.delete(localCardTable, { person });
}

function localCardOf(row: LocalCardRow): LocalCard {
  const { id, name, issuedAt, acceptedRulesVersion, account, linkedAt, discardedAt } = row;
  const holder: LocalHolder =
    row.holderKind === 'PERSON'
      ? { kind: 'PERSON', name: name as PersonName, person: row.person ?? undefined }
      : { kind: 'INSTITUTION', name: name as PersonName };
  const contact = { telephone: row.telephone as TelephoneNumber, email: row.email as EmailAddress };
  const place = { library: row.library as LibraryNumber, number: row.number as LocalCardNumber };
  const card = { id, ...place, holder, contact, issuedAt, acceptedRulesVersion };
  if (!account || !linkedAt) return { ...card, state: 'ACTIVE' };
  const linked = { ...card, accountId: account, linkedAt };
  return discardedAt ? { ...linked, state: 'DISCARDED', discardedAt } : { ...linked, state: 'LINKED' };
}
