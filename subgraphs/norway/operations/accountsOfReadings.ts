import type { Transaction } from '../../shared/runtime/database.ts';
import type { RegisteredPerson } from '../domain/registeredPerson.ts';
import type { Registry } from '../registry.ts';
import { type FollowedAccount, lockFollowed } from '../storage/registerStandings.ts';
import type { Reading } from './readPeople.ts';

/** The accounts that an answer of the register is about, locked, and whose they are by it. */
export interface ReadAccounts {
  readonly reading: Reading;
  readonly accounts: readonly AccountOfPerson[];
  /** The vault's references of the number that the account no longer has, and of the one in its place. */
  readonly rekeyed?: { readonly from: string; readonly to: string };
}

interface AccountOfPerson {
  readonly before: FollowedAccount;
  readonly person: string;
  readonly samePersonAs: string | null;
}

/**
 * For each answer the accounts by any number of that person; `known`: references of numbers that were found before. Each
 * account comes once, with the first answer about it.
 */
export async function accountsOfReadings(
  tx: Transaction,
  { vault }: Registry,
  readings: readonly Reading[],
  known: ReadonlyMap<string, string>,
): Promise<ReadAccounts[]> {
  const others = new Set(readings.flatMap(numbersOf).filter((number) => !known.has(number)));
  const found = others.size > 0 ? await vault.findMany(tx, [...others]) : [];
  const references = new Map([...known, ...found]);
  const locked = await lockFollowed(tx, [...references.values()]);
  const holders = new Map(locked.map(({ person, id }) => [person, id]));
  const waiting = new Map(locked.map((account) => [account.person, account]));
  const read: ReadAccounts[] = [];
  for (const reading of readings) {
    const theirs = numbersOf(reading).flatMap((number) => waiting.get(references.get(number) ?? '') ?? []);
    const accounts = [...new Set(theirs)].sort((one, other) => one.openedAt.getTime() - other.openedAt.getTime());
    for (const { person } of accounts) waiting.delete(person);
    const inUse = numberInUse(reading.found);
    if (!inUse) read.push({ reading, accounts: accounts.map((before) => ({ ...before, before })) });
    else if (accounts.length > 0) {
      const reference = references.get(inUse) ?? (await vault.store(tx, inUse));
      read.push(ofOnePerson(reading, accounts, reference, holders));
    }
  }
  return read;
}

/**
 * One person, one account (B29): it goes by the number in use, so one kept by a D-number that was continued gets the new
 * number. Where two accounts turn out to be one person's, nothing is put together or lost: the one with the number in use,
 * or else the older, is the account, and the others bear its id for somebody to end one of them.
 */
function ofOnePerson(
  reading: Reading,
  accounts: readonly FollowedAccount[],
  reference: string,
  holders: Map<string, string>,
): ReadAccounts {
  const moved = holders.has(reference) ? undefined : accounts[0];
  if (moved) holders.set(reference, moved.id);
  const holder = holders.get(reference) ?? null;
  return {
    reading,
    accounts: accounts.map((before) => ({
      before,
      person: before === moved ? reference : before.person,
      samePersonAs: before.id === holder ? null : holder,
    })),
    ...(moved && { rekeyed: { from: moved.person, to: reference } }),
  };
}

function numbersOf({ number, found }: Reading): string[] {
  const others = typeof found === 'object' && 'otherNumbers' in found ? found.otherNumbers : [];
  const inUse = typeof found === 'object' ? [found.identityNumber] : [];
  return [...new Set([...inUse, number, ...others].map((one) => one.reveal()))];
}

function numberInUse(found: RegisteredPerson | 'NOTHING'): string | undefined {
  return found === 'NOTHING' || found.status === 'CEASED' ? undefined : found.identityNumber.reveal();
}
