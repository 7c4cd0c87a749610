import { describe, expect, test } from '@jest/globals';
import type {
  FirstAidAnswers,
  FirstAidFacts,
  Symptom,
} from '../../../subgraphs/netherlands/domain/firstAid/firstAidFacts.ts';
import { walkFirstAid } from '../../../subgraphs/netherlands/domain/firstAid/walkFirstAid.ts';

/** All is well, and nobody was asked anything. */
const WELL: FirstAidFacts = {
  ...{ username: 'NOT_TYPED', account: 'ACTIVE', link: 'KNOWN', library: 'GIVES_ACCESS', kb: 'GIVES_ACCESS' },
  ...{ passNumbers: 'SAME', resetMail: 'NOT_ASKED', mailRefused: false, failedAfterReset: false },
  synchronisedBy: { desk: false, functionalManagement: false },
};
const KB_SEES: Partial<FirstAidFacts> = { library: 'NOT_SEEN', passNumbers: 'NOT_SEEN', link: 'NOT_SEEN' };
const BY_DESK = { synchronisedBy: { desk: true, functionalManagement: false } };
const BY_BOTH = { synchronisedBy: { desk: true, functionalManagement: true } };

type Row = readonly [string, Partial<FirstAidFacts>, FirstAidAnswers, string, string];

function ends(symptom: Symptom, rows: readonly Row[]): void {
  test.each(rows)('%s: %j %j → %s by %s', (_title, facts, answers, advice, actor) => {
    expect(walkFirstAid(symptom, { ...WELL, ...facts }, answers)).toMatchObject({ advice, nextActor: actor });
  });
}

describe("'Inloggegevens onjuist'", () => {
  ends('LOGIN_DETAILS_INCORRECT', [
    [
      '[E1] the username typed is not the current one',
      { username: 'NOT_CURRENT' },
      {},
      'USE_CURRENT_USERNAME',
      'BORROWER',
    ],
    [
      '[E1] nobody knows the username',
      { account: 'UNKNOWN', username: 'NOT_CURRENT' },
      {},
      'USE_CURRENT_USERNAME',
      'BORROWER',
    ],
    ['[E1] nothing was typed yet', {}, {}, 'ASK_FOR_USERNAME', 'LIBRARY_DESK'],
    ['[E1] the borrower says it is another', {}, { usernameIsCurrent: false }, 'USE_CURRENT_USERNAME', 'BORROWER'],
    [
      '[E1] what is seen counts, not what is said',
      { username: 'NOT_CURRENT' },
      { usernameIsCurrent: true },
      'USE_CURRENT_USERNAME',
      'BORROWER',
    ],
    ['[E2] then the password, by username', { username: 'CURRENT' }, {}, 'RESET_PASSWORD', 'BORROWER'],
    [
      '[E2] also when the borrower says that the username is right',
      {},
      { usernameIsCurrent: true },
      'RESET_PASSWORD',
      'BORROWER',
    ],
    [
      '[E3] tried and failing',
      { username: 'CURRENT' },
      { resetTried: true },
      'ASK_KB_CUSTOMER_CARE',
      'KB_CUSTOMER_CARE',
    ],
    [
      '[E3] as the system saw itself',
      { username: 'CURRENT', failedAfterReset: true },
      {},
      'ASK_KB_CUSTOMER_CARE',
      'KB_CUSTOMER_CARE',
    ],
    ['not activated yet', { account: 'PENDING_ACTIVATION' }, {}, 'USE_ACTIVATION_LINK', 'BORROWER'],
    [
      'not activated, and its mail came back',
      { account: 'PENDING_ACTIVATION', mailRefused: true },
      {},
      'CORRECT_ADDRESS',
      'LIBRARY_DESK',
    ],
    ['not activated in time', { account: 'LINK_EXPIRED' }, {}, 'REPAIR_ACCOUNT', 'LIBRARY_DESK'],
    ['no account', { account: 'NONE' }, {}, 'REPAIR_ACCOUNT', 'LIBRARY_DESK'],
  ]);
});

describe('no rights', () => {
  ends('NO_RIGHTS', [
    ['[E4] no subscription', { library: 'NO_SUBSCRIPTION' }, {}, 'SELL_SUBSCRIPTION', 'LIBRARY_DESK'],
    ['[E4] one that has ended', { library: 'ENDED' }, {}, 'RENEW_SUBSCRIPTION', 'LIBRARY_DESK'],
    ['[E4] one that is blocked', { library: 'BLOCKED' }, {}, 'SETTLE_WITH_LIBRARY', 'LIBRARY_DESK'],
    ['[E4] one without e-books', { library: 'WITHOUT_EBOOKS' }, {}, 'EXPLAIN_SUBSCRIPTION', 'LIBRARY_DESK'],
    ['[E5] both sides say that there is access', {}, {}, 'ASK_KB_CUSTOMER_CARE', 'KB_CUSTOMER_CARE'],
    ["[E6] the KB has only 'Basis'", { kb: 'ONLY_BASIS' }, {}, 'SYNCHRONISE', 'LIBRARY_DESK'],
    ['[E17] the KB has nothing', { kb: 'NOTHING' }, {}, 'SYNCHRONISE', 'LIBRARY_DESK'],
    [
      '[E7] synchronised, and still wrong',
      { kb: 'ONLY_BASIS', ...BY_DESK },
      {},
      'ASK_FUNCTIONAL_MANAGEMENT',
      'FUNCTIONAL_MANAGEMENT',
    ],
    [
      "[E16] [E17] the KB sees 'Basis': the library synchronises",
      { ...KB_SEES, kb: 'ONLY_BASIS' },
      {},
      'SYNCHRONISE',
      'LIBRARY_DESK',
    ],
    [
      '[E7] the KB hears that the library did',
      { ...KB_SEES, kb: 'ONLY_BASIS' },
      { synchronised: true },
      'ASK_FUNCTIONAL_MANAGEMENT',
      'FUNCTIONAL_MANAGEMENT',
    ],
    ['[E5] the KB sees access itself', KB_SEES, {}, 'ASK_KB_CUSTOMER_CARE', 'KB_CUSTOMER_CARE'],
  ]);
});

describe('a new pass number', () => {
  ends('NEW_PASS_NUMBER', [
    ['[E8] it came through', {}, {}, 'SIGN_IN_WITH_USERNAME', 'BORROWER'],
    [
      '[E8] [E9] it did not: the library synchronises first',
      { passNumbers: 'DIFFERENT' },
      {},
      'SYNCHRONISE',
      'LIBRARY_DESK',
    ],
    [
      '[E9] then functional management',
      { passNumbers: 'DIFFERENT', ...BY_DESK },
      {},
      'ASK_FUNCTIONAL_MANAGEMENT',
      'FUNCTIONAL_MANAGEMENT',
    ],
    ['[E10] then fbiam', { passNumbers: 'DIFFERENT', ...BY_BOTH }, {}, 'ASK_KB_IAM', 'KB_IAM'],
    [
      '[E10] as functional management says',
      { passNumbers: 'DIFFERENT', ...BY_DESK },
      { functionalManagementTried: true },
      'ASK_KB_IAM',
      'KB_IAM',
    ],
    ['[E8] [E16] the KB hands it to the library', KB_SEES, {}, 'SYNCHRONISE', 'LIBRARY_DESK'],
  ]);
});

describe('the mail for a new password', () => {
  const sent = { resetMail: 'SENT' } as const;
  ends('RESET_MAIL_NOT_RECEIVED', [
    ['[E11] was never asked for by username', {}, {}, 'RESET_PASSWORD', 'BORROWER'],
    ['[E11] waits to be sent', { resetMail: 'WAITING' }, {}, 'WAIT_FOR_MAIL', 'BORROWER'],
    ['[E15] was refused', { resetMail: 'REFUSED' }, {}, 'CHANGE_ADDRESS', 'KB_CUSTOMER_CARE'],
    ['[E12] first the address', sent, {}, 'ASK_FOR_ADDRESS', 'LIBRARY_DESK'],
    ['[E12] another one', sent, { addressIsRight: false }, 'LOOK_AT_ADDRESS', 'BORROWER'],
    ['[E11] then the spam folder', sent, { addressIsRight: true }, 'ASK_FOR_SPAM', 'BORROWER'],
    ['[E11] found there', sent, { addressIsRight: true, foundInSpam: true }, 'USE_RESET_LINK', 'BORROWER'],
    [
      '[E13] all right and still nothing',
      sent,
      { addressIsRight: true, foundInSpam: false },
      'SET_TEMPORARY_PASSWORD',
      'KB_CUSTOMER_CARE',
    ],
    ['[E12] never the spam folder before the address', sent, { foundInSpam: false }, 'ASK_FOR_ADDRESS', 'LIBRARY_DESK'],
    [
      'for an account that waits, and whose mail came back',
      { account: 'PENDING_ACTIVATION', mailRefused: true },
      {},
      'CORRECT_ADDRESS',
      'LIBRARY_DESK',
    ],
    ['for an account that waits', { account: 'PENDING_ACTIVATION' }, {}, 'USE_ACTIVATION_LINK', 'BORROWER'],
  ]);
});

describe('not activated in 24 hours', () => {
  ends('NOT_ACTIVATED_IN_24_HOURS', [
    ['[N28] still in time', { account: 'PENDING_ACTIVATION' }, {}, 'USE_ACTIVATION_LINK', 'BORROWER'],
    ['activated after all', {}, {}, 'SIGN_IN_WITH_USERNAME', 'BORROWER'],
    [
      '[N30] nothing of its mail counts any more',
      { account: 'LINK_EXPIRED', mailRefused: true },
      {},
      'FORGET_ACCOUNT',
      'LIBRARY_DESK',
    ],
    ['[N30] first forget', { account: 'LINK_EXPIRED' }, {}, 'FORGET_ACCOUNT', 'LIBRARY_DESK'],
    ['[N29] [N30] also what the KB deleted', { account: 'DELETED_BY_KB' }, {}, 'FORGET_ACCOUNT', 'LIBRARY_DESK'],
    ['[N30] then generate', { account: 'NONE', link: 'FORGOTTEN' }, {}, 'GENERATE_ACCOUNT', 'LIBRARY_DESK'],
    ['as the KB sees it', { account: 'LINK_EXPIRED', ...KB_SEES }, {}, 'REPAIR_ACCOUNT', 'LIBRARY_DESK'],
  ]);
});
