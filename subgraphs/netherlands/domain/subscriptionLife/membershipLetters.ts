import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { Subscription } from '../member.ts';

const MONTHS = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

/** The mail before a membership ends. It names no person, no number and no library. */
export function expiryLetter(through: CalendarDate): { subject: string; text: string } {
  return {
    subject: 'Je lidmaatschap van de bibliotheek loopt af',
    text: `Hallo,

Je lidmaatschap loopt tot en met ${inWords(through)}. Wil je daarna verder lezen en luisteren? Verleng het online of bij je
bibliotheek. Je inlogaccount en je wachtwoord blijven hetzelfde.

Wil je stoppen? Dan hoef je niets te doen.
`,
  };
}

/** The mail of a stage of an unpaid subscription; undefined for one that nobody is written to about. */
export function stageLetter({ status }: Pick<Subscription, 'status'>): { subject: string; text: string } | undefined {
  const words = STAGES.get(status);
  if (words === undefined) return undefined;
  return { subject: 'Over je lidmaatschap van de bibliotheek', text: `Hallo,\n\n${words}\n${CONTACT}` };
}

const CONTACT = '\nVragen? Neem contact op met je bibliotheek.\n';
const STAGES: ReadonlyMap<Subscription['status'], string> = new Map([
  ['BILLED', 'Er staat een rekening voor je klaar. Betaal online of bij je bibliotheek.'],
  ['REMINDER', 'Je rekening staat nog open. Betaal online of bij je bibliotheek.'],
  ['OVERDUE', 'Je rekening is niet op tijd betaald. Tot je hebt betaald, kun je niets lenen.'],
  ['CANCELLED', 'Je rekening is niet betaald. Je abonnement is daarom beëindigd.'],
]);

function inWords(day: CalendarDate): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}
