import { localMoment } from './localMoment.ts';

/** The mail with the link for a forgotten password (E2). It names no person and no number. */
export function resetLetter(link: string, validUntil: Date): { subject: string; text: string } {
  return {
    subject: 'Maak een nieuw wachtwoord voor je inlogaccount',
    text: `Iemand heeft bij de bibliotheek een nieuw wachtwoord aangevraagd voor je inlogaccount.

Maak het nieuwe wachtwoord aan via deze link:

${link}

De link werkt één keer, tot ${localMoment(validUntil, 'nl')}. Links uit eerdere mails werken niet meer.

Heb je dit niet zelf aangevraagd? Dan hoef je niets te doen: je wachtwoord blijft zoals het is.
`,
  };
}
