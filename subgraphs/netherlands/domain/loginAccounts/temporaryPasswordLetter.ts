import { type Language, type Letter, letter } from '../mail/letter.ts';

/** To the owner, after customer care set a password for some hours: the mail carries none. */
export function temporaryPasswordLetter(language: Language): Letter {
  if (language === 'en') {
    return letter(language, {
      subject: 'A temporary password was set for your login account',
      parts: [
        'The customer care of the KB set a temporary password for your login account of the library. You choose your own with it.',
        'You asked for it? Then you need not do anything here.',
        'It was not you? Then ask for a new password with your username at once: the temporary one is dead then.',
      ],
    });
  }
  return letter(language, {
    subject: 'Er is een tijdelijk wachtwoord voor je inlogaccount ingesteld',
    parts: [
      'De klantenservice van de KB heeft een tijdelijk wachtwoord ingesteld voor je inlogaccount van de bibliotheek. Daarmee kies je een eigen wachtwoord.',
      'Heb je erom gevraagd? Dan hoef je hier niets te doen.',
      'Heb je dit niet zelf gevraagd? Vraag dan meteen een nieuw wachtwoord aan met je gebruikersnaam: het tijdelijke werkt dan niet meer.',
    ],
  });
}
