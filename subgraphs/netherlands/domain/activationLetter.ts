import { localMoment } from './localMoment.ts';
import type { PendingLoginAccount } from './loginAccount.ts';
import { type Letter, letter } from './mail/letter.ts';

type Activated = Pick<PendingLoginAccount, 'username' | 'linkValidUntil' | 'language' | 'createdVia'>;

/** The mail of N26: the username, which of a desk's account is the pass number; the link, and until when it works. */
export function activationLetter(account: Activated, link: string): Letter {
  const until = localMoment(account.linkValidUntil, account.language);
  return account.language === 'en' ? inEnglish(account, link, until) : inDutch(account, link, until);
}

function inDutch({ username, createdVia }: Activated, link: string, until: string): Letter {
  const online = createdVia === 'KB_WEB';
  return letter('nl', {
    subject: 'Activeer je inlogaccount van de bibliotheek',
    parts: [
      'Welkom bij de bibliotheek.',
      online ? `Je gebruikersnaam is: ${username}` : `Je gebruikersnaam is je pasnummer: ${username}`,
      'Bevestig je e-mailadres en maak een wachtwoord aan via deze link:',
      { href: link, label: 'Maak je wachtwoord aan' },
      `De link werkt één keer, tot ${until}. Dat is 24 uur na je ${online ? 'aanmelding' : 'inschrijving'}.
Heb je dan nog niet gereageerd, dan wordt je inlogaccount verwijderd. ${
        online ? 'Je kunt je daarna opnieuw aanmelden.' : 'Je bibliotheek kan een nieuw inlogaccount voor je maken.'
      }`,
      online
        ? 'Daarna kun je met je gebruikersnaam en wachtwoord inloggen en een abonnement nemen.\nHeb je je niet aangemeld? Dan hoef je niets te doen.'
        : 'Daarna kun je met je gebruikersnaam en wachtwoord meteen inloggen bij de online Bibliotheek.\nHeb je niet om een inschrijving gevraagd? Dan hoef je niets te doen.',
    ],
  });
}

function inEnglish({ username, createdVia }: Activated, link: string, until: string): Letter {
  const online = createdVia === 'KB_WEB';
  return letter('en', {
    subject: 'Activate your login account of the library',
    parts: [
      'Welcome to the library.',
      online ? `Your username is: ${username}` : `Your username is your pass number: ${username}`,
      'Confirm your e-mail address and choose a password by this link:',
      { href: link, label: 'Choose your password' },
      `The link works once, until ${until}. That is 24 hours after you signed up.
If you have not reacted by then, your login account is deleted. ${
        online ? 'You can sign up again after that.' : 'Your library can make a new one for you.'
      }`,
      online
        ? 'Then you can sign in with your username and password and take out a subscription.\nYou did not sign up? Then you need not do anything.'
        : 'Then you can sign in at the Online Bibliotheek at once with your username and password.\nYou did not ask to be enrolled? Then you need not do anything.',
    ],
  });
}
