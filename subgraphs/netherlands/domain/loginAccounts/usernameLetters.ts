import { type Language, type Letter, letter } from '../mail/letter.ts';

/** After the username was changed; it does not tell the new one, which whoever changed it knows. */
export function usernameChangedLetter(language: Language): Letter {
  if (language === 'en') {
    return letter(language, {
      subject: 'The username of your login account was changed',
      parts: [
        'Your login account of the library has another username. The old one does not work any more.',
        'It was you? Then you need not do anything.',
        'It was not you? Then ask for your username with this e-mail address, and for a new password with it.',
      ],
    });
  }
  return letter(language, {
    subject: 'De gebruikersnaam van je inlogaccount is gewijzigd',
    parts: [
      'Je inlogaccount van de bibliotheek heeft een andere gebruikersnaam. De oude werkt niet meer.',
      'Heb je dit zelf gedaan? Dan hoef je niets te doen.',
      'Heb je dit niet zelf gedaan? Vraag dan met dit e-mailadres je gebruikersnaam op, en daarmee een nieuw wachtwoord.',
    ],
  });
}

/** To an address that somebody gave who forgot his username: every account that has it. */
export function usernameReminderLetter(usernames: readonly string[], language: Language): Letter {
  const names = usernames.join(', ');
  if (language === 'en') {
    return letter(language, {
      subject: 'What you asked for',
      parts: [
        'Somebody asked the library for the username that goes with this e-mail address.',
        `It is: ${names}`,
        'It was not you? Then you need not do anything.',
      ],
    });
  }
  return letter(language, {
    subject: 'Wat je hebt opgevraagd',
    parts: [
      'Iemand heeft bij de bibliotheek de gebruikersnaam bij dit e-mailadres opgevraagd.',
      `Die is: ${names}`,
      'Heb je dit niet zelf gedaan? Dan hoef je niets te doen.',
    ],
  });
}
