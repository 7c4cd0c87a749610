import { type Letter, letter } from './mail/letter.ts';

/** To an address that somebody typed as a username, in both languages: it tells neither whether it is known, nor to whom. */
export function addressTriedLetter(): Letter {
  return letter('nl', {
    subject: 'Er is met dit e-mailadres een nieuw wachtwoord aangevraagd',
    parts: [
      'Iemand heeft bij de bibliotheek een nieuw wachtwoord aangevraagd en daarbij dit e-mailadres ingevuld.',
      'Met een e-mailadres kan dat niet: vul je gebruikersnaam in. Vaak is dat het nummer van je bibliotheekpas; je bibliotheek kan het voor je opzoeken.',
      'Heb je dit niet zelf gedaan? Dan hoef je niets te doen: er is niets gewijzigd. Je krijgt hierover hoogstens één mail per dag.',
      'In English: somebody asked the library for a new password and gave this e-mail address. It goes by username only, which often is the number of the library card. If it was not you, nothing has changed.',
    ],
  });
}
