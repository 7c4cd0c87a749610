import { type Erasure, type KeptData, keptTrail } from '../../shared/vocabulary/erasure.ts';

/** What the erasure of an account does. Loans and claims are the libraries' own and are not touched by it. */
export function erasureOfAccount(libraries: readonly string[], done: boolean, now: Date): Erasure {
  return {
    done,
    erased: [
      'Your account with name, addresses, telephone number and e-mail address',
      'Your national identity number',
      'Your card, which no library can use any more',
      'Local cards of single libraries that were issued to your number or linked to your card',
      'Your memberships, and which lending rules you accepted',
      'Mails to you that have not gone out',
    ],
    kept: [keptTrail(now), ...libraries.map(keptByLibrary)],
  };
}

function keptByLibrary(library: string): KeptData {
  return {
    what: `What ${library} has in its own system: loans, reservations and claims`,
    why: 'You are still a patron there. The library decides on what it keeps, and this register does not reach it',
  };
}
