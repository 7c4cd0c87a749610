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
import { beganAt, type LibraryMembership } from './libraryMembership.ts';
import type { LocalCard } from './localCard.ts';
import type { VisibleAddress } from './registeredPerson.ts';
import type { TemporaryAddress } from './temporaryAddress.ts';

/** All that this country keeps about one person. */
export interface KeptOfPatron {
  readonly account: LibraryCardAccount;
  /** '128385*****' */
  readonly maskedNumber: string;
  readonly usedAt: Date | undefined;
  readonly cards: readonly Card[];
  readonly memberships: readonly LibraryMembership[];
  readonly localCards: readonly LocalCard[];
  readonly temporaryAddresses: readonly TemporaryAddress[];
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
  registerRecordedAt: ['The latest time that it told of then.', ({ account }) => account.registerRecordedAt],
  registerFailedAt: [
    'When its answer about you was last of no use; nothing after a good one.',
    ({ account }) => account.registerFailedAt,
  ],
  deathReportedAt: ['Since when it has you as dead.', ({ account }) => account.deathReportedAt],
  deathConfirmedAt: ['When that counted as confirmed.', ({ account }) => account.deathConfirmedAt],
  recordClosedAt: ['Since when it has closed its record of you.', ({ account }) => account.recordClosedAt],
  telephone: ['Your telephone number.', ({ account }) => account.telephone],
  email: ['Your e-mail address.', ({ account }) => account.email],
  homeLibrary: ['The number of your home library.', ({ account }) => account.homeLibrary],
  openedAt: ['When you were registered.', ({ account }) => account.openedAt],
  usedAt: ['When the account was used last.', ({ usedAt }) => usedAt],
};

const CARDS: ExportedKeys<Card> = {
  number: ['The number of the card.', ({ number }) => number],
  kind: ['Printed (PHYSICAL) or on a screen (DIGITAL).', ({ kind }) => kind],
  state: [
    'ISSUED, ACTIVE once a library has activated it, BLOCKED when lost; REPLACED or DELETED at the end.',
    ({ state }) => state,
  ],
  issuedAt: ['When it was given out.', ({ issuedAt }) => issuedAt],
  firstActivatedAt: [
    'When it was first activated.',
    (card) => (card.state === 'ISSUED' ? null : card.firstActivatedAt),
  ],
  blockedAt: ['When it was reported lost.', (card) => (card.state === 'BLOCKED' ? card.blockedAt : null)],
  endedAt: ['When it was replaced or deleted.', (card) => ('endedAt' in card ? card.endedAt : null)],
};

const MEMBERSHIPS: ExportedKeys<LibraryMembership> = {
  library: ['The number of the library.', ({ library }) => library],
  status: ['PENDING until the library has activated the card, ENDED once you have left.', ({ status }) => status],
  since: ['Since when it is so.', beganAt],
  acceptedRulesVersion: [
    'The version of the lending rules that you accepted.',
    (one) => (one.status === 'PENDING' ? null : one.acceptedRulesVersion),
  ],
  endedAt: ['When you left.', (one) => (one.status === 'ENDED' ? one.endedAt : null)],
};

const LOCAL_CARDS: ExportedKeys<LocalCard> = {
  library: ['The number of the library.', ({ library }) => library],
  number: ['The number of the card.', ({ number }) => number],
  name: ['Your name as the library wrote it.', ({ holder }) => holder.name],
  telephone: ['Your telephone number.', ({ contact }) => contact.telephone],
  email: ['Your e-mail address.', ({ contact }) => contact.email],
  state: ['LINKED to your national card, or DISCARDED after that.', ({ state }) => state],
  issuedAt: ['When it was given out.', ({ issuedAt }) => issuedAt],
  acceptedRulesVersion: ['The lending rules that you accepted.', ({ acceptedRulesVersion }) => acceptedRulesVersion],
  linkedAt: ['When your national card took its place.', (card) => (card.state === 'ACTIVE' ? null : card.linkedAt)],
  discardedAt: ['When it was thrown away.', (card) => (card.state === 'DISCARDED' ? card.discardedAt : null)],
};

const TEMPORARY_ADDRESSES: ExportedKeys<TemporaryAddress> = {
  lines: ['Street, number, care of.', ({ lines }) => lines],
  postcode: ['Its postcode.', ({ postcode }) => postcode],
  place: ['Its post town.', ({ place }) => place],
  country: ['Its country.', ({ country }) => country],
  through: ['Its last day.', ({ through }) => through],
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
export function dataExport({
  cards,
  memberships,
  localCards,
  temporaryAddresses,
  letters,
  accesses,
  ...own
}: KeptOfPatron): ExportedData {
  return {
    country: 'NO',
    about: ABOUT,
    sections: {
      account: exportSection('Your national library card account.', ACCOUNT, [own]),
      cards: exportSection('Your cards.', CARDS, cards),
      memberships: exportSection('The libraries that you belong to.', MEMBERSHIPS, memberships),
      localCards: exportSection('Local cards that your card took the place of.', LOCAL_CARDS, localCards),
      temporaryAddresses: exportSection('Where you are reached for a time.', TEMPORARY_ADDRESSES, temporaryAddresses),
      letters: exportedLetters(letters),
      accesses: exportedAccesses(accesses),
    },
    leftOut: LEFT_OUT,
  };
}

function placeOf({ address }: LibraryCardAccount): VisibleAddress | undefined {
  return address.kind === 'visible' ? address : undefined;
}
