import { localMoment } from '../localMoment.ts';
import { type Language, type Letter, letter } from '../mail/letter.ts';

/** To the address that is to become the account's: the link that proves it. */
export function confirmEmailLetter(link: string, validUntil: Date, language: Language): Letter {
  const until = localMoment(validUntil, language);
  if (language === 'en') {
    return letter(language, {
      subject: 'Confirm your e-mail address',
      parts: [
        'Somebody wants to use this e-mail address for a login account of the library.',
        'Was it you? Then confirm the address by this link:',
        { href: link, label: 'To the page with the button' },
        `The link works once, until ${until}. Until it is used nothing changes.`,
        'It was not you? Then you need not do anything, and do not open the link.',
      ],
    });
  }
  return letter(language, {
    subject: 'Bevestig je e-mailadres',
    parts: [
      'Iemand wil dit e-mailadres gebruiken voor een inlogaccount van de bibliotheek.',
      'Ben jij dat? Bevestig het adres dan via deze link:',
      { href: link, label: 'Naar de pagina met de knop' },
      `De link werkt één keer, tot ${until}. Tot dan verandert er niets.`,
      'Ben jij dat niet? Dan hoef je niets te doen. Open de link niet.',
    ],
  });
}

/** To the address that the account has, while the change is only asked for. It does not tell the new address. */
export function emailChangeAskedLetter(language: Language): Letter {
  if (language === 'en') {
    return letter(language, {
      subject: 'Another e-mail address was asked for',
      parts: [
        'Another e-mail address was asked for, for your login account of the library. It counts as soon as it is confirmed in the new mailbox.',
        'It was you? Then you need not do anything here.',
        'It was not you? Then choose another password at once: with "forgot password" and your username. That also stops the change.',
      ],
    });
  }
  return letter(language, {
    subject: 'Er is een ander e-mailadres aangevraagd',
    parts: [
      'Voor je inlogaccount van de bibliotheek is een ander e-mailadres aangevraagd. Het geldt zodra het in de nieuwe mailbox is bevestigd.',
      'Heb je dit zelf gedaan? Dan hoef je hier niets te doen.',
      'Heb je dit niet zelf gedaan? Maak dan meteen een ander wachtwoord: met "wachtwoord vergeten" en je gebruikersnaam. Daarmee vervalt ook de wijziging.',
    ],
  });
}

/** To the address that the account had: how to take the change back. */
export function emailChangedLetter(link: string, validUntil: Date, language: Language): Letter {
  const until = localMoment(validUntil, language);
  if (language === 'en') {
    return letter(language, {
      subject: 'The e-mail address of your login account was changed',
      parts: [
        'Your login account of the library has another e-mail address now. Mails do not come here any more.',
        'It was you? Then you need not do anything.',
        'It was not you? Take it back by this link. You choose a new password there, and whoever is signed in is signed out:',
        { href: link, label: 'Take the change back' },
        `The link works once, until ${until}.`,
      ],
    });
  }
  return letter(language, {
    subject: 'Het e-mailadres van je inlogaccount is gewijzigd',
    parts: [
      'Je inlogaccount van de bibliotheek heeft nu een ander e-mailadres. Mails komen niet meer hier.',
      'Heb je dit zelf gedaan? Dan hoef je niets te doen.',
      'Heb je dit niet zelf gedaan? Draai het terug via deze link. Je kiest daar een nieuw wachtwoord, en wie ingelogd is wordt uitgelogd:',
      { href: link, label: 'Draai de wijziging terug' },
      `De link werkt één keer, tot ${until}.`,
    ],
  });
}
