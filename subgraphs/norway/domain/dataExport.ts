import {
  type ExportedData,
  type ExportedKeys,
  exportSection,
  type LeftOut,
} from '../../shared/vocabulary/dataExport.ts';
import { exportedAccesses } from '../../shared/vocabulary/exportedAccess.ts';
import type { LoggedAccess } from '../../shared/vocabulary/loggedAccess.ts';
import { exportedLetters, type PostedLetter } from '../../shared/vocabulary/postedLetter.ts';
import type { Card } from './card.ts';
import type { LibraryCardAccount } from './libraryCardAccount.ts';
import type { LibraryMembership } from './libraryMembership.ts';
import type { VisibleAddress } from './registeredPerson.ts';

/** All that this country keeps about one person. */
export interface KeptOfPatron {
  readonly account: LibraryCardAccount;
  /** '128385*****' */
  readonly maskedNumber: string;
  readonly usedAt: Date | undefined;
  readonly cards: readonly Card[];
  readonly memberships: readonly LibraryMembership[];
  readonly letters: readonly PostedLetter[];
  readonly accesses: readonly LoggedAccess[];
}

const ABOUT =
  'What the register of the national library card keeps about you, to lend you books at every Norwegian library ' +
  '(GDPR article 6(1)(e)). Name and address come from the population register, the rest from you or the library. ' +
  'Libraries see it where your card is activated. It is kept while you have the card.';

const ACCOUNT: ExportedKeys<Pick<KeptOfPatron, 'account' | 'maskedNumber' | 'usedAt'>> = {
  nationalIdentityNumber: ['Your fødselsnummer or D-number, masked.', ({ maskedNumber }) => maskedNumber],
  firstName: ['Your first name.', ({ account }) => account.name.first],
  middleName: ['Your middle name.', ({ account }) => account.name.middle],
  lastName: ['Your last name.', ({ account }) => account.name.last],
  addressLines: ['Your address; nothing where none is kept.', ({ account }) => placeOf(account)?.lines],
  postcode: ['Its postcode.', ({ account }) => placeOf(account)?.postcode],
  place: ['Its post town.', ({ account }) => placeOf(account)?.place],
  country: ['Its country.', ({ account }) => placeOf(account)?.country],
  registerReadAt: ['When the population register was read.', ({ account }) => account.registerReadAt],
  telephone: ['Your telephone number.', ({ account }) => account.telephone],
  email: ['Your e-mail address.', ({ account }) => account.email],
  homeLibrary: ['The number of your home library.', ({ account }) => account.homeLibrary],
  openedAt: ['When you were registered.', ({ account }) => account.openedAt],
  usedAt: ['When the account was used last.', ({ usedAt }) => usedAt],
};

const CARDS: ExportedKeys<Card> = {
  number: ['The number of the card.', ({ number }) => number],
  kind: ['Printed (PHYSICAL) or on a screen (DIGITAL).', ({ kind }) => kind],
  state: ['ISSUED, or ACTIVE once a library has activated it.', ({ state }) => state],
  issuedAt: ['When it was given out.', ({ issuedAt }) => issuedAt],
  firstActivatedAt: [
    'When it was first activated.',
    (card) => (card.state === 'ACTIVE' ? card.firstActivatedAt : null),
  ],
};

const MEMBERSHIPS: ExportedKeys<LibraryMembership> = {
  library: ['The number of the library.', ({ library }) => library],
  status: ['PENDING until the library has activated the card.', ({ status }) => status],
  since: ['Since when it is so.', (one) => (one.status === 'ACTIVE' ? one.activatedAt : one.chosenAt)],
  acceptedRulesVersion: [
    'The version of the lending rules that you accepted.',
    (one) => (one.status === 'ACTIVE' ? one.acceptedRulesVersion : null),
  ],
};

const LEFT_OUT: readonly LeftOut[] = [
  {
    what: 'Your national identity number in full',
    why: 'No answer of this system can print one. You know it; ask for it on paper to see how it is written here.',
  },
  { what: 'Who worked for the library when your record was used', why: 'It would tell of other people.' },
  {
    what: 'Fingerprints of your requests, which recognise a repeated one',
    why: 'They are keyed hashes that nobody can turn back.',
  },
  { what: 'Loans, reservations and fees', why: 'They are kept by each library and not here.' },
];

/** Everything, in words for the person whose it is. */
export function dataExport({ cards, memberships, letters, accesses, ...own }: KeptOfPatron): ExportedData {
  return {
    country: 'NO',
    about: ABOUT,
    sections: {
      account: exportSection('Your national library card account.', ACCOUNT, [own]),
      cards: exportSection('Your cards.', CARDS, cards),
      memberships: exportSection('The libraries that you belong to.', MEMBERSHIPS, memberships),
      letters: exportedLetters(letters),
      accesses: exportedAccesses(accesses),
    },
    leftOut: LEFT_OUT,
  };
}

function placeOf({ address }: LibraryCardAccount): VisibleAddress | undefined {
  return address.kind === 'visible' ? address : undefined;
}
