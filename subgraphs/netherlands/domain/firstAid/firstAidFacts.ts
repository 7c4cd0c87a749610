import type { LoginAccountState } from '../loginAccount.ts';

/** What the borrower says (E1, E4, E8, E11, N29), and that it went wrong at the library's own site (E19). */
export const SYMPTOMS = [
  'LOGIN_DETAILS_INCORRECT',
  'NO_RIGHTS',
  'NEW_PASS_NUMBER',
  'RESET_MAIL_NOT_RECEIVED',
  'NOT_ACTIVATED_IN_24_HOURS',
  'LOCAL_LIBRARY_LOGIN',
] as const;
export type Symptom = (typeof SYMPTOMS)[number];

/**
 * What is seen of the person by whoever gives first aid. NOT_SEEN: the other owner's record, which he does not see; the
 * walk then goes on as the source tells who cannot look there.
 */
export interface FirstAidFacts {
  readonly username: 'CURRENT' | 'NOT_CURRENT' | 'NOT_TYPED';
  /** NONE: the library knows no account, or forgot it. UNKNOWN: no account has the username. */
  readonly account: LoginAccountState | 'NONE' | 'UNKNOWN';
  readonly link: 'KNOWN' | 'FORGOTTEN' | 'NOT_SEEN';
  readonly library: 'GIVES_ACCESS' | 'NO_SUBSCRIPTION' | 'ENDED' | 'BLOCKED' | 'WITHOUT_EBOOKS' | 'NOT_SEEN';
  /** What the KB's copy opens. */
  readonly kb: 'GIVES_ACCESS' | 'ONLY_BASIS' | 'NOTHING';
  readonly passNumbers: 'SAME' | 'DIFFERENT' | 'NOT_SEEN';
  /** Whether somebody synchronised by hand since the copies began to differ. */
  readonly synchronisedBy: { readonly desk: boolean; readonly functionalManagement: boolean };
  /** REFUSED: by the mail server, at once or later. */
  readonly resetMail: 'NOT_ASKED' | 'WAITING' | 'SENT' | 'REFUSED';
  /** The newest letter to the account's address was refused or came back. */
  readonly mailRefused: boolean;
  /** A password was set by a mailed link within a day, and signing in failed after it. */
  readonly failedAfterReset: boolean;
}

/** What only a person can tell; undefined where nobody has asked yet. */
export interface FirstAidAnswers {
  readonly usernameIsCurrent?: boolean | undefined;
  readonly resetTried?: boolean | undefined;
  readonly addressIsRight?: boolean | undefined;
  readonly foundInSpam?: boolean | undefined;
  readonly synchronised?: boolean | undefined;
  readonly functionalManagementTried?: boolean | undefined;
}
