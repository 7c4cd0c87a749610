import { type Letter, letter } from './mail/letter.ts';

/** The mail to an address that somebody typed as a username. It tells neither whether the address is known, nor to whom. */
export function addressTriedLetter(): Letter {
  return letter('nl', {
    subject: 'Er is met dit e-mailadres een nieuw wachtwoord aangevraagd',
    parts: [
      'Iemand heeft bij de bibliotheek een nieuw wachtwoord aangevraagd en daarbij dit e-mailadres ingevuld.',
      'Met een e-mailadres kan dat niet: vul je gebruikersnaam in. Vaak is dat het nummer van je bibliotheekpas; je bibliotheek kan het voor je opzoeken.',
      'Heb je dit niet zelf gedaan? Dan hoef je niets te doen: er is niets gewijzigd. Je krijgt hierover hoogstens één mail per dag.',
    ],
  });
}
