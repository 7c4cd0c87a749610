import type { Language } from '../mail/letter.ts';
import { PASSWORD_PARTS, PASSWORD_PARTS_IN_ENGLISH } from '../password.ts';

interface OnePage {
  readonly title: string;
  readonly introduction: string;
  /** What stands there when it is done. */
  readonly done: string;
}

/** The words of the pages behind mailed links. */
export interface PageWords {
  readonly passwordLabel: string;
  readonly againLabel: string;
  readonly button: string;
  readonly needed: string;
  readonly activation: OnePage;
  readonly reset: OnePage;
  /** Confirms another address. */
  readonly email: OnePage & { readonly button: string };
  /** Takes another address back. */
  readonly revert: OnePage;
  /** The named parts of the rule for passwords. */
  partsInWords(parts: readonly string[]): string;
}

const RULE_NL = Object.values(PASSWORD_PARTS).join(', ');
const RULE_EN = Object.values(PASSWORD_PARTS_IN_ENGLISH).join(', ');

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  nl: {
    passwordLabel: 'Nieuw wachtwoord',
    againLabel: 'Nieuw wachtwoord, nog een keer',
    button: 'Instellen',
    needed: 'Nodig',
    activation: {
      title: 'Maak je wachtwoord aan',
      introduction: `Met deze knop bevestig je je e-mailadres en stel je je wachtwoord in: ${RULE_NL}.`,
      done: 'Je inlogaccount is actief. Je kunt nu inloggen bij de online Bibliotheek.',
    },
    reset: {
      title: 'Maak een nieuw wachtwoord',
      introduction: `Met deze knop stel je een nieuw wachtwoord in: ${RULE_NL}.`,
      done: 'Je nieuwe wachtwoord is ingesteld. Je kunt er nu mee inloggen.',
    },
    email: {
      title: 'Bevestig je e-mailadres',
      introduction: 'Met deze knop wordt dit het e-mailadres van je inlogaccount.',
      button: 'Bevestigen',
      done: 'Dit is nu het e-mailadres van je inlogaccount.',
    },
    revert: {
      title: 'Draai de wijziging van je e-mailadres terug',
      introduction: `Met deze knop krijgt je inlogaccount het oude e-mailadres terug en een nieuw wachtwoord: ${RULE_NL}. Wie ingelogd is, wordt uitgelogd.`,
      done: 'Je oude e-mailadres geldt weer, met je nieuwe wachtwoord.',
    },
    partsInWords: (parts) => named(PASSWORD_PARTS, parts),
  },
  en: {
    passwordLabel: 'New password',
    againLabel: 'New password, once more',
    button: 'Set password',
    needed: 'Needed',
    activation: {
      title: 'Choose your password',
      introduction: `This button confirms your e-mail address and sets your password: ${RULE_EN}.`,
      done: 'Your login account is active. You can sign in at the Online Bibliotheek now.',
    },
    reset: {
      title: 'Choose a new password',
      introduction: `This button sets a new password: ${RULE_EN}.`,
      done: 'Your new password is set. You can sign in with it now.',
    },
    email: {
      title: 'Confirm your e-mail address',
      introduction: 'This button makes this the e-mail address of your login account.',
      button: 'Confirm',
      done: 'This is the e-mail address of your login account now.',
    },
    revert: {
      title: 'Take the change of your e-mail address back',
      introduction: `This button gives your login account the old e-mail address back, and a new password: ${RULE_EN}. Whoever is signed in is signed out.`,
      done: 'Your old e-mail address counts again, with your new password.',
    },
    partsInWords: (parts) => named(PASSWORD_PARTS_IN_ENGLISH, parts),
  },
};

function named(words: Readonly<Record<string, string>>, parts: readonly string[]): string {
  return Object.entries(words)
    .filter(([part]) => parts.includes(part))
    .map(([, word]) => word)
    .join(', ');
}
