import { localMoment } from './localMoment.ts';

/** The question that stands before a generated number (N14), in Dutch where that is asked for, else in English. */
export function generateQuestion(language: string): string {
  return language === 'nl' ? 'Systeemnummer laten genereren?' : 'Have the system generate the number?';
}

/**
 * What the desk tells the member before he leaves (N27, N28): by when he must have used the mailed link, or, where an
 * existing account goes on, that no mail comes.
 */
export function staffNotice(linkValidUntil: Date | undefined, language: string): string {
  if (language === 'nl') return linkValidUntil ? inDutch(localMoment(linkValidUntil, 'nl')) : GOES_ON.nl;
  return linkValidUntil ? inEnglish(localMoment(linkValidUntil, 'en')) : GOES_ON.en;
}

const GOES_ON = {
  nl: 'De inschrijving is gekoppeld aan het bestaande inlogaccount. De klant krijgt geen mail en logt in zoals hij gewend is.',
  en: 'The enrolment is linked to the existing login account. No mail is sent; the member signs in as before.',
};

function inDutch(deadline: string): string {
  return `Vertel de klant: reageer binnen 24 uur op de mail, uiterlijk ${deadline}. De link werkt daarna niet meer en de KB verwijdert het inlogaccount. Wachten aan de balie hoeft niet.`;
}

function inEnglish(deadline: string): string {
  return `Tell the member: react to the mail within 24 hours, by ${deadline}. After that the link is dead and the KB deletes the login account. Nobody has to wait at the desk.`;
}
