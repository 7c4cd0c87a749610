import { type Transaction, violates } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Details } from '../../domain/details/changedDetails.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { type CustomerRow, Customers } from './customers.ts';

/** A customer's details, of a version that grows with every change of them. */
export interface KnownDetails {
  readonly id: string;
  readonly organisationId: string;
  readonly birthDate: CalendarDate;
  readonly version: number;
  readonly details: Details;
}

/** The customer's details, the row locked. */
export async function lockDetails(tx: Transaction, id: string): Promise<KnownDetails | undefined> {
  if (!isOpaqueId(id)) return undefined;
  const lock = { mode: 'pessimistic_write' } as const;
  const row = await tx.getRepository(Customers).findOne({ where: { id }, lock });
  if (!row) return undefined;
  const { organisationId, birthDate, version } = row;
  return { id, organisationId, birthDate, version, details: detailsOf(row) };
}

/** The next version. The constraint decides whether it makes two customers one person, as it does where one is enrolled. */
export async function saveDetails(
  tx: Transaction,
  { id, version }: KnownDetails,
  details: Details,
  duplicateOverrideReason: string | undefined,
): Promise<Refusal<'DUPLICATE_PERSON'> | undefined> {
  const reason = duplicateOverrideReason === undefined ? {} : { duplicateOverrideReason };
  const next = { ...columnsOf(details), ...reason, version: version + 1 };
  try {
    await tx.transaction((savepoint) => savepoint.getRepository(Customers).update({ id, version }, next));
    return undefined;
  } catch (error) {
    if (violates(error, 'one_customer_per_person')) return refuse('DUPLICATE_PERSON');
    throw error;
  }
}

/** The customer's columns that hold his details. */
export function columnsOf({ name, address, email, newsletter, bankAccount }: Details) {
  return {
    initials: name.initials,
    prefix: name.prefix ?? null,
    lastName: name.lastName,
    callName: name.callName ?? null,
    country: address.country,
    postcode: address.postcode,
    houseNumber: address.houseNumber,
    houseNumberAddition: address.addition,
    email,
    newsletter,
    iban: bankAccount.iban ?? null,
    bic: bankAccount.bic ?? null,
  };
}

export function detailsOf(row: CustomerRow): Details {
  const { initials, lastName, country, postcode, houseNumber, houseNumberAddition: addition } = row;
  return {
    name: { initials, prefix: row.prefix ?? undefined, lastName, callName: row.callName ?? undefined },
    address: { country, postcode, houseNumber, addition },
    email: row.email,
    newsletter: row.newsletter,
    bankAccount: { iban: row.iban ?? undefined, bic: row.bic ?? undefined },
  };
}
