import { type Language, type Letter, type LetterWords, letter } from './mail/letter.ts';

const WORDS: Readonly<Record<Language, LetterWords>> = {
  nl: {
    subject: 'Het wachtwoord van je inlogaccount is gewijzigd',
    parts: [
      'Het wachtwoord van je inlogaccount van de bibliotheek is gewijzigd.',
      'Heb je dit zelf gedaan? Dan hoef je niets te doen.',
      'Heb je dit niet zelf gedaan? Vraag dan meteen een nieuw wachtwoord aan met je gebruikersnaam, en neem contact op met je bibliotheek.',
    ],
  },
  en: {
    subject: 'The password of your login account was changed',
    parts: [
      'The password of your login account of the library was changed.',
      'You did it yourself? Then you need not do anything.',
      'It was not you? Then ask for a new password with your username at once, and contact your library.',
    ],
  },
};

/** The mail after a password was replaced. No link: whoever did not do it himself asks for one. */
export function passwordChangedLetter(language: Language = 'nl'): Letter {
  return letter(language, WORDS[language]);
}
