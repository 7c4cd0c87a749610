import { localMoment } from './localMoment.ts';
import type { PendingLoginAccount } from './loginAccount.ts';

/** The mail of N26. Its username is the pass number; the link and the text with the time are all that the member needs. */
export function activationLetter(
  { username, linkValidUntil }: PendingLoginAccount,
  link: string,
): { subject: string; text: string } {
  return {
    subject: 'Activeer je inlogaccount van de bibliotheek',
    text: `Welkom bij de bibliotheek.

Je gebruikersnaam is je pasnummer: ${username}

Bevestig je e-mailadres en maak een wachtwoord aan via deze link:

${link}

De link werkt één keer, tot ${localMoment(linkValidUntil, 'nl')}. Dat is 24 uur na je inschrijving.
Heb je dan nog niet gereageerd, dan wordt je inlogaccount verwijderd. Je bibliotheek kan een nieuw inlogaccount voor je maken.

Daarna kun je met je gebruikersnaam en wachtwoord meteen inloggen bij de online Bibliotheek.
Heb je niet om een inschrijving gevraagd? Dan hoef je niets te doen.
`,
  };
}
