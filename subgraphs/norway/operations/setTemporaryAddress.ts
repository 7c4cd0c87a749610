import type { Transaction } from '../../shared/runtime/database.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { LibraryStaff, Patron } from '../domain/actor.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import {
  checkMayHaveTemporaryAddress,
  checkThrough,
  readTemporaryAddress,
  type TemporaryAddress,
} from '../domain/temporaryAddress.ts';
import { norwegianDay, type Registry } from '../registry.ts';
import { deleteTemporaryAddress, saveTemporaryAddress } from '../storage/temporaryAddressTable.ts';
import { changeAccount } from './changeAccount.ts';
import type { LockedAccount } from './lockAccount.ts';

export interface TemporaryAddressChange extends TemporaryAddress {
  readonly cardNumber?: string | null;
}

const DAY_MS = 24 * 3_600_000;

/** Registers where somebody is reached until a day (B19), in the place of any other such address. */
export async function setTemporaryAddress(
  registry: Registry,
  actor: Patron | LibraryStaff,
  { cardNumber, ...typed }: TemporaryAddressChange,
): Promise<ObservedAccount | Refusal<NorwegianRefusalCode>> {
  const address = readTemporaryAddress(typed);
  if (isRefusal(address)) return address;
  const now = registry.now();
  const latest = new Date(now.getTime() + registry.temporaryAddressDays * DAY_MS);
  const ends = checkThrough(address, norwegianDay(now), norwegianDay(latest));
  if (ends) return ends;
  return changed(registry, actor, 'setTemporaryAddress', cardNumber, (tx, { account }) => {
    const refused = checkMayHaveTemporaryAddress(account);
    return refused ?? { alsoSave: () => saveTemporaryAddress(tx, account.id, address) };
  });
}

/** Removes the temporary address before its last day. Where there is none, nothing happens. */
export async function removeTemporaryAddress(
  registry: Registry,
  actor: Patron | LibraryStaff,
  cardNumber: string | null | undefined,
): Promise<ObservedAccount | Refusal<NorwegianRefusalCode>> {
  return changed(registry, actor, 'removeTemporaryAddress', cardNumber, (tx, { account }) => ({
    alsoSave: () => deleteTemporaryAddress(tx, account.id),
  }));
}

type Decision = { alsoSave: () => Promise<void> } | Refusal<NorwegianRefusalCode>;

async function changed(
  registry: Registry,
  actor: Patron | LibraryStaff,
  action: 'setTemporaryAddress' | 'removeTemporaryAddress',
  cardNumber: string | null | undefined,
  decide: (tx: Transaction, locked: LockedAccount) => Decision,
): Promise<ObservedAccount | Refusal<NorwegianRefusalCode>> {
  const outcome = await changeAccount(registry, { actor, action, cardNumber }, async (tx, locked) =>
    decide(tx, locked),
  );
  if (isRefusal(outcome)) return outcome;
  return { ...outcome.account, observer: actor.role === 'PATRON' ? 'HOLDER' : actor.library };
}
