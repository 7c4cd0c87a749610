import type { System } from './credentials.ts';
import type { Language } from './customer.ts';

/**
 * A mail's words. They hold no name, no code and nothing about the customer's health: mailboxes are read by others too. The
 * subject, which shows in a list of mails, does not tell which library it is.
 */
export interface LetterText {
  readonly subject: string;
  readonly text: string;
}

const SYSTEM_NAMES: Readonly<Record<System, string>> = { CELIANET: 'Celianet', PRATSAM_READER: 'Pratsam Reader' };

interface CredentialLetter {
  system: System;
  username: string;
  link: string;
  linkExpiresAt: Date;
}

/** The mail that brings the username and the link to choose a password by. */
export function credentialLetter(language: Language, letter: CredentialLetter): LetterText {
  const system = SYSTEM_NAMES[letter.system];
  const { time, offset } = inHelsinki(language, letter.linkExpiresAt);
  if (language === 'SV') {
    return {
      subject: 'Dina användaruppgifter',
      text: `Ditt användarnamn är ${letter.username}.\n\nVälj ditt lösenord till ${system} här:\n${letter.link}\n\nLänken fungerar en gång och är giltig till ${time} (finsk tid, ${offset}).\n\nOm du inte väntade dig det här meddelandet, kontakta Celias kundtjänst: palvelut@celia.fi\n`,
    };
  }
  return {
    subject: 'Käyttäjätunnuksesi',
    text: `Käyttäjätunnuksesi on ${letter.username}.\n\nValitse salasanasi palveluun ${system} täällä:\n${letter.link}\n\nLinkki toimii kerran ja on voimassa ${time} asti (Suomen aikaa, ${offset}).\n\nJos et odottanut tätä viestiä, ota yhteyttä Celian asiakaspalveluun: palvelut@celia.fi\n`,
  };
}

/** The notice after a password was chosen. No link: whoever did not choose it asks for new credentials. */
export function passwordChosenLetter(language: Language, of: System): LetterText {
  const system = SYSTEM_NAMES[of];
  if (language === 'SV') {
    return {
      subject: 'Ett lösenord har valts',
      text: `Ett nytt lösenord har valts för ditt konto i ${system}.\n\nOm du inte har gjort det själv, kontakta genast Celias kundtjänst: palvelut@celia.fi\n`,
    };
  }
  return {
    subject: 'Salasana on valittu',
    text: `Tunnuksellesi palveluun ${system} on valittu uusi salasana.\n\nJos et ole valinnut sitä itse, ota heti yhteyttä Celian asiakaspalveluun: palvelut@celia.fi\n`,
  };
}

/** The notice that goes to the address which is no longer the customer's. It does not tell the new one. */
export function emailChangedLetter(language: Language): LetterText {
  if (language === 'SV') {
    return {
      subject: 'Din e-postadress har ändrats',
      text: 'En ny e-postadress har antecknats i dina kunduppgifter, och vi skickar inte längre något till den här adressen.\n\nOm du inte själv har bett om det, kontakta genast Celias kundtjänst: palvelut@celia.fi\n',
    };
  }
  return {
    subject: 'Sähköpostiosoitteesi on vaihdettu',
    text: 'Asiakastietoihisi on merkitty uusi sähköpostiosoite, emmekä enää lähetä viestejä tähän osoitteeseen.\n\nJos et ole itse pyytänyt sitä, ota heti yhteyttä Celian asiakaspalveluun: palvelut@celia.fi\n',
  };
}

/** Confirms an erasure to an address that was known before it. It does not tell of what, for others read mailboxes too. */
export function erasureLetter(language: string): LetterText {
  if (language === 'SV') {
    return {
      subject: 'Dina uppgifter har raderats',
      text: 'Dina uppgifter har raderats, så som det begärdes med ditt lösenord. Den här adressen har också raderats.\n\nOm du inte själv har bett om det, kontakta genast kundtjänsten: palvelut@celia.fi\n',
    };
  }
  return {
    subject: 'Tietosi on poistettu',
    text: 'Tietosi on poistettu, kuten salasanallasi pyydettiin. Myös tämä osoite on poistettu.\n\nJos et ole itse pyytänyt sitä, ota heti yhteyttä asiakaspalveluun: palvelut@celia.fi\n',
  };
}

// With the offset, because an hour of the autumn night comes twice. Put together from parts: what Intl prints for a whole
// instant differs between versions of Node.
function inHelsinki(language: Language, instant: Date): { time: string; offset: string } {
  const numeric = 'numeric' as const;
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'Europe/Helsinki', year: numeric, month: numeric, day: numeric },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' },
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { day, month, year, hour, minute, timeZoneName = '' } = part;
  const clock = language === 'SV' ? 'kl.' : 'klo';
  return {
    time: `${Number(day)}.${Number(month)}.${year} ${clock} ${hour}.${minute}`,
    offset: timeZoneName.replace('GMT', 'UTC'),
  };
}
