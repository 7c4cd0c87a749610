import { type Language, type Letter, type LetterWords, letter } from '../mail/letter.ts';

const REQUESTED: Readonly<Record<Language, LetterWords>> = {
  nl: {
    subject: 'Er wacht een aanvraag op je antwoord',
    parts: [
      'Iemand vraagt bij de bibliotheek of hij of zij voor jou mag verlengen of betalen.',
      'Log in bij de bibliotheek met je eigen gebruikersnaam en wachtwoord en kies relaties. Daar zie je wat er gevraagd is. Je bevestigt of weigert elke aanvraag apart.',
      'Ken je de aanvraag niet? Weiger hem, of doe niets: zonder jouw bevestiging verandert er niets. Bevestig nooit iets omdat iemand je daarom belt of mailt.',
    ],
  },
  en: {
    subject: 'A request waits for your answer',
    parts: [
      'Somebody asks at the library to renew or pay for you.',
      'Sign in at the library with your own username and password and choose relations. There you see what is asked. You confirm or decline each request by itself.',
      'You do not know the request? Decline it, or do nothing: nothing changes unless you confirm it. Never confirm anything because somebody calls or mails you about it.',
    ],
  },
};

const CONFIRMED: Readonly<Record<Language, LetterWords>> = {
  nl: {
    subject: 'Een aanvraag is bevestigd',
    parts: [
      'Met jouw inlogaccount is bij de bibliotheek bevestigd dat iemand anders voor jou mag verlengen of betalen.',
      'Heb je dit zelf gedaan? Dan hoef je niets te doen.',
      'Heb je dit niet zelf gedaan? Log in, kies relaties en beëindig de relatie. Vraag daarna een nieuw wachtwoord aan met je gebruikersnaam, en neem contact op met je bibliotheek.',
    ],
  },
  en: {
    subject: 'A request was confirmed',
    parts: [
      'With your login account it was confirmed at the library that somebody else may renew or pay for you.',
      'You did it yourself? Then you need not do anything.',
      'It was not you? Sign in, choose relations and end the relation. Then ask for a new password with your username, and contact your library.',
    ],
  },
};

/** To the owner of the card asked for. It names nobody: whoever reads it signs in to see which card asks (R13). */
export function relationRequestedLetter(language: Language = 'nl'): Letter {
  return letter(language, REQUESTED[language]);
}

/** To the same owner once it is confirmed, so that he hears of it if it was not he who did so. */
export function relationConfirmedLetter(language: Language = 'nl'): Letter {
  return letter(language, CONFIRMED[language]);
}
