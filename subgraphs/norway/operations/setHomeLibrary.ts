import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Patron } from '../domain/actor.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { moveHome } from '../domain/homeLibrary.ts';
import { parseLibraryNumber } from '../domain/libraryNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { saveHomeLibrary } from '../storage/accountTable.ts';
import { changeAccount, type Deed } from './changeAccount.ts';

export interface HomeLibraryChoice {
  readonly libraryNumber: string;
}

/** The holder chooses another home library among their own memberships. It was set by itself where the card was made (B5). */
export async function setHomeLibrary(
  registry: Registry,
  patron: Patron,
  { libraryNumber }: HomeLibraryChoice,
): Promise<ObservedAccount | Refusal<NorwegianRefusalCode>> {
  const number = parseLibraryNumber(libraryNumber);
  const deed: Deed = { actor: patron, action: 'setHomeLibrary' };
  const outcome = await changeAccount(registry, deed, async (tx, { account, memberships }) => {
    const moved = moveHome(account, memberships, number);
    return isRefusal(moved) ? moved : { alsoSave: () => saveHomeLibrary(tx, moved) };
  });
  return isRefusal(outcome) ? outcome : { ...outcome.account, observer: 'HOLDER' };
}
