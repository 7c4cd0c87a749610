import { type ExportedData, exportSection, type LeftOut } from '../../shared/vocabulary/dataExport.ts';
import { exportedAccesses } from '../../shared/vocabulary/exportedAccess.ts';
import { exportedLetters } from '../../shared/vocabulary/postedLetter.ts';
import {
  CUSTOMER,
  ENTITLEMENT,
  LOGIN_ACCOUNT,
  LOGIN_LINK,
  PASS,
  PASSWORD_RESET,
  PAYMENT,
  SUBSCRIPTION,
  SYNCHRONISATION,
} from './exportedKeys.ts';
import type { KeptOfHolder } from './keptOfHolder.ts';
import { EMAIL_CHANGE, HELD_USERNAME, SENT_LETTER } from './loginAccounts/exportedAccountKeys.ts';

const ABOUT =
  'What the KB keeps of your login account, and your library’s member system of you as a member, to lend you e-books and ' +
  'audiobooks (GDPR article 6(1)(b)). You gave it at the desk. The desks of your library see it, the login account only ' +
  'in part. It is kept while you are a member.';

const LEFT_OUT: readonly LeftOut[] = [
  { what: 'Who worked at the desk when your record was used', why: 'It would tell of other people.' },
  { what: 'Passwords and the secrets of links', why: 'Only hashes are kept, which nobody can turn back.' },
  {
    what: 'Counts of tries of your password, and fingerprints of requests',
    why: 'They are keyed hashes, that of tries for 90 days.',
  },
  { what: 'Loans', why: 'They are not kept here.' },
];

/** Everything, in words for the person whose it is. */
export function dataExport(kept: KeptOfHolder): ExportedData {
  return {
    country: 'NL',
    about: ABOUT,
    sections: {
      loginAccount: exportSection('Your login account at the KB.', LOGIN_ACCOUNT, [kept.loginAccount]),
      passwordReset: exportSection('Links for a forgotten password.', PASSWORD_RESET, [kept.passwordReset]),
      emailChanges: exportSection('Changes of its e-mail address.', EMAIL_CHANGE, kept.emailChanges),
      sentLetters: exportSection('What became of mails to it.', SENT_LETTER, kept.sentLetters),
      heldUsernames: exportSection('Usernames that you gave up.', HELD_USERNAME, kept.heldUsernames),
      customers: exportSection('You as a member, once for each library.', CUSTOMER, kept.customers),
      passes: exportSection('Your passes, with and without a card.', PASS, kept.passes),
      entitlements: exportSection('What the KB knows of your subscriptions.', ENTITLEMENT, kept.entitlements),
      synchronisations: exportSection('How far your libraries told the KB.', SYNCHRONISATION, kept.synchronisations),
      subscriptions: exportSection('Your subscriptions.', SUBSCRIPTION, kept.subscriptions),
      loginLinks: exportSection('How libraries point at your login account.', LOGIN_LINK, kept.loginLinks),
      payments: exportSection('What was paid by you or for you.', PAYMENT, kept.payments),
      letters: exportedLetters(kept.letters),
      accesses: exportedAccesses(kept.accesses),
    },
    leftOut: LEFT_OUT,
  };
}
