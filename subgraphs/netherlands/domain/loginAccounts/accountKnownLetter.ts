import { type Language, type Letter, letter } from '../mail/letter.ts';

/** Instead of a link, to an address that has accounts already: somebody signed up with it once more (N6). */
export function accountKnownLetter(usernames: readonly string[], language: Language): Letter {
  const names = usernames.join(', ');
  if (language === 'en') {
    return letter(language, {
      subject: 'You have a login account already',
      parts: [
        'Somebody signed up at the library with this e-mail address. There is a login account with it already, so no new one was made.',
        `Sign in with this username: ${names}`,
        'You forgot the password? Then ask for a new one with that username. It was not you? Then you need not do anything.',
      ],
    });
  }
  return letter(language, {
    subject: 'Je hebt al een inlogaccount',
    parts: [
      'Iemand heeft zich bij de bibliotheek aangemeld met dit e-mailadres. Er is al een inlogaccount mee, dus er is geen nieuw gemaakt.',
      `Log in met deze gebruikersnaam: ${names}`,
      'Wachtwoord vergeten? Vraag dan een nieuw aan met die gebruikersnaam. Heb je dit niet zelf gedaan? Dan hoef je niets te doen.',
    ],
  });
}
