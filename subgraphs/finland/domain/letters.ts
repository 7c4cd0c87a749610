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
  const until = inHelsinki(language, letter.linkExpiresAt);
  if (language === 'SV') {
    return {
      subject: 'Dina användaruppgifter',
      text: `Ditt användarnamn är ${letter.username}.\n\nVälj ditt lösenord till ${system} här:\n${letter.link}\n\nLänken fungerar en gång och är giltig till ${until} (finsk tid).\n\nOm du inte väntade dig det här meddelandet, kontakta Celias kundtjänst: palvelut@celia.fi\n`,
    };
  }
  return {
    subject: 'Käyttäjätunnuksesi',
    text: `Käyttäjätunnuksesi on ${letter.username}.\n\nValitse salasanasi palveluun ${system} täällä:\n${letter.link}\n\nLinkki toimii kerran ja on voimassa ${until} asti (Suomen aikaa).\n\nJos et odottanut tätä viestiä, ota yhteyttä Celian asiakaspalveluun: palvelut@celia.fi\n`,
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

// Put together from parts: what Intl prints for a whole instant differs between versions of Node.
function inHelsinki(language: Language, instant: Date): string {
  const numeric = 'numeric' as const;
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'Europe/Helsinki', year: numeric, month: numeric, day: numeric },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const clock = language === 'SV' ? 'kl.' : 'klo';
  return `${Number(part['day'])}.${Number(part['month'])}.${part['year']} ${clock} ${part['hour']}.${part['minute']}`;
}
