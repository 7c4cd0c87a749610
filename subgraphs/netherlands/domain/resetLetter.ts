import { localMoment } from './localMoment.ts';
import { type Language, type Letter, letter } from './mail/letter.ts';

/** The mail with the link for a forgotten password (E2). It names no person and no number. */
export function resetLetter(link: string, validUntil: Date, language: Language = 'nl'): Letter {
  const until = localMoment(validUntil, language);
  if (language === 'en') {
    return letter(language, {
      subject: 'Choose a new password for your login account',
      parts: [
        'Somebody asked the library for a new password of your login account.',
        'Choose the new password by this link:',
        { href: link, label: 'Choose a new password' },
        `The link works once, until ${until}. Links of earlier mails do not work any more.`,
        'You did not ask for it? Then you need not do anything: your password stays as it is.',
      ],
    });
  }
  return letter(language, {
    subject: 'Maak een nieuw wachtwoord voor je inlogaccount',
    parts: [
      'Iemand heeft bij de bibliotheek een nieuw wachtwoord aangevraagd voor je inlogaccount.',
      'Maak het nieuwe wachtwoord aan via deze link:',
      { href: link, label: 'Maak een nieuw wachtwoord' },
      `De link werkt één keer, tot ${until}. Links uit eerdere mails werken niet meer.`,
      'Heb je dit niet zelf aangevraagd? Dan hoef je niets te doen: je wachtwoord blijft zoals het is.',
    ],
  });
}
