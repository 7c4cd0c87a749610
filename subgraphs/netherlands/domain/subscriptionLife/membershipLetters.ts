import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Language, type Letter, letter } from '../mail/letter.ts';
import type { Subscription } from '../member.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** The mail before a membership ends. It names no person, no number and no library. */
export function expiryLetter(through: CalendarDate, language: Language = 'nl'): Letter {
  const day = inWords(through, language);
  if (language === 'en') {
    return letter(language, {
      subject: 'Your membership of the library ends',
      parts: [
        'Hello,',
        `Your membership runs to ${day} inclusive. You want to go on reading and listening? Renew it online or at your library. Your login account and your password stay the same.`,
        'You want to stop? Then you need not do anything.',
      ],
    });
  }
  return letter(language, {
    subject: 'Je lidmaatschap van de bibliotheek loopt af',
    parts: [
      'Hallo,',
      `Je lidmaatschap loopt tot en met ${day}. Wil je daarna verder lezen en luisteren? Verleng het online of bij je bibliotheek. Je inlogaccount en je wachtwoord blijven hetzelfde.`,
      'Wil je stoppen? Dan hoef je niets te doen.',
    ],
  });
}

/** The mail of a stage of an unpaid subscription; undefined for one that nobody is written to about. */
export function stageLetter({ status }: Pick<Subscription, 'status'>, language: Language = 'nl'): Letter | undefined {
  const words = STAGES.get(status)?.[language];
  const { subject, greeting, contact } = ROUND[language];
  return words === undefined ? undefined : letter(language, { subject, parts: [greeting, words, contact] });
}

const ROUND = {
  nl: {
    subject: 'Over je lidmaatschap van de bibliotheek',
    greeting: 'Hallo,',
    contact: 'Vragen? Neem contact op met je bibliotheek.',
  },
  en: {
    subject: 'About your membership of the library',
    greeting: 'Hello,',
    contact: 'Questions? Contact your library.',
  },
} as const;

const STAGES: ReadonlyMap<Subscription['status'], Readonly<Record<Language, string>>> = new Map([
  [
    'BILLED',
    {
      nl: 'Er staat een rekening voor je klaar. Betaal online of bij je bibliotheek.',
      en: 'A bill waits for you. Pay online or at your library.',
    },
  ],
  [
    'REMINDER',
    {
      nl: 'Je rekening staat nog open. Betaal online of bij je bibliotheek.',
      en: 'Your bill is still open. Pay online or at your library.',
    },
  ],
  [
    'OVERDUE',
    {
      nl: 'Je rekening is niet op tijd betaald. Tot je hebt betaald, kun je niets lenen.',
      en: 'Your bill was not paid in time. You cannot borrow anything until you have paid.',
    },
  ],
  [
    'CANCELLED',
    {
      nl: 'Je rekening is niet betaald. Je abonnement is daarom beëindigd.',
      en: 'Your bill was not paid. Therefore your subscription has ended.',
    },
  ],
]);

function inWords(day: CalendarDate, language: Language): string {
  return `${Number(day.slice(8))} ${MONTHS[language][Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}
