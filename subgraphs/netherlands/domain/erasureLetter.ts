import { type Language, type Letter, type LetterWords, letter } from './mail/letter.ts';

const WORDS: Readonly<Record<Language, LetterWords>> = {
  nl: {
    subject: 'Je gegevens zijn verwijderd',
    parts: [
      'Hallo,',
      'Je inlogaccount en je lidmaatschap voor e-books zijn verwijderd, zoals met je wachtwoord is gevraagd. Ook dit adres hebben\nwe verwijderd.',
      'Heb je dit niet zelf gevraagd? Neem dan contact op met je bibliotheek.',
    ],
  },
  en: {
    subject: 'Your data were deleted',
    parts: [
      'Hello,',
      'Your login account and your membership for e-books were deleted, as was asked for with your password. We have deleted\nthis address too.',
      'You did not ask for it? Then contact your library.',
    ],
  },
};

/** Confirms an erasure to an address that was known before it. It names no person, no number and no library. */
export function erasureLetter(language: string): Letter {
  return language === 'en' ? letter('en', WORDS.en) : letter('nl', WORDS.nl);
}
