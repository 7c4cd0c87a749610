import { type CalendarDate, calendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { Sensitive } from '../../shared/vocabulary/sensitive.ts';

type CodeText = string & { readonly personalIdentityCode: unique symbol };

/** A valid personal identity code (henkilötunnus), eleven characters in capitals. The sign of the century is part of who it names. */
export type PersonalIdentityCode = Sensitive<CodeText>;

/** Whether codes with an individual number from 900 to 999 pass: they are for tests and are given to nobody. */
export type ArtificialCodes = 'allow' | 'refuse';

export type PersonalIdentityCodeRefusal = Refusal<
  | 'PERSONAL_IDENTITY_CODE_FORMAT'
  | 'PERSONAL_IDENTITY_CODE_FILLER'
  | 'PERSONAL_IDENTITY_CODE_DATE'
  | 'PERSONAL_IDENTITY_CODE_INDIVIDUAL_NUMBER'
  | 'PERSONAL_IDENTITY_CODE_CHECK_CHARACTER'
  | 'PERSONAL_IDENTITY_CODE_FUTURE_DATE'
  | 'PERSONAL_IDENTITY_CODE_ARTIFICIAL'
>;

// The hyphen comes first: '[+-A]' would be a range that lets '/', ',' and digits through.
const FORM = /^(\d{2})(\d{2})(\d{2})([-+YXWVUABCDEF])(\d{3})([0-9A-FHJ-NPR-Y])$/i;
const INSIDE_TEXT = /(?<![0-9A-Za-z])\d{6}[-+YXWVUABCDEF]\d{3}[0-9A-FHJ-NPR-Y](?![0-9A-Za-z])/i;
const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const LOWEST_INDIVIDUAL_NUMBER = 2; // 000 and 001 are given to nobody
const LOWEST_ARTIFICIAL_NUMBER = 900;
const FIELD = { field: 'personalIdentityCode' };

/**
 * Reads a code as typed, in either case and with blanks around it. All signs of decree 690/2022 (in force 1 January 2023)
 * are known. `today`: the day in Finland; nobody is born later.
 */
export function parsePersonalIdentityCode(
  typed: Sensitive,
  rules: { today: CalendarDate; artificial: ArtificialCodes },
): PersonalIdentityCode | PersonalIdentityCodeRefusal {
  const text = typed.reveal().trim();
  const [, day = '', month = '', year = '', sign = '', individual = '', check = ''] = FORM.exec(text) ?? [];
  if (isFiller(text)) return refuse('PERSONAL_IDENTITY_CODE_FILLER', FIELD);
  if (check === '') return refuse('PERSONAL_IDENTITY_CODE_FORMAT', FIELD);
  const born = calendarDate(centuryOf(sign) + Number(year), Number(month), Number(day));
  if (!born) return refuse('PERSONAL_IDENTITY_CODE_DATE', FIELD);
  if (Number(individual) < LOWEST_INDIVIDUAL_NUMBER) return refuse('PERSONAL_IDENTITY_CODE_INDIVIDUAL_NUMBER', FIELD);
  // The sign is not in the sum: two persons whose codes differ by the sign alone share the check character.
  const remainder = Number(`${day}${month}${year}${individual}`) % CHECK_CHARACTERS.length;
  if (CHECK_CHARACTERS[remainder] !== check.toUpperCase()) {
    return refuse('PERSONAL_IDENTITY_CODE_CHECK_CHARACTER', FIELD);
  }
  if (born > rules.today) return refuse('PERSONAL_IDENTITY_CODE_FUTURE_DATE', FIELD);
  if (rules.artificial === 'refuse' && Number(individual) >= LOWEST_ARTIFICIAL_NUMBER) {
    return refuse('PERSONAL_IDENTITY_CODE_ARTIFICIAL', FIELD);
  }
  return new Sensitive(text.toUpperCase() as CodeText, maskPersonalIdentityCode(born));
}

/** The code as it is written; for the vault alone. */
export function formatPersonalIdentityCode(code: PersonalIdentityCode): string {
  return code.reveal();
}

/** '280215****' for somebody born on 28 February 2015: what registrars see of a code. */
export function maskPersonalIdentityCode(birthDate: CalendarDate): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return `${day}${month}${year.slice(2)}****`;
}

/** Whether the individual number is one of those for tests, which are given to nobody. */
export function isArtificial(code: PersonalIdentityCode): boolean {
  return Number(code.reveal().slice(7, 10)) >= LOWEST_ARTIFICIAL_NUMBER;
}

export function birthDateOf(code: PersonalIdentityCode): CalendarDate {
  const text = code.reveal();
  const year = centuryOf(text.charAt(6)) + Number(text.slice(4, 6));
  return `${year}-${text.slice(2, 4)}-${text.slice(0, 2)}` as CalendarDate;
}

/** Whether something that looks like a code stands in free text (Data Protection Act 1050/2018, section 29). */
export function holdsPersonalIdentityCode(text: string): boolean {
  return INSIDE_TEXT.test(text);
}

// As in 22222222222, which an old guide told to type, or dashes.
function isFiller(text: string): boolean {
  const signs = text.toUpperCase().replace(/[-+ ]/, '');
  const isOneSign = signs.length > 3 && new Set(signs).size === 1 && /^[0-9A-Z?*]/.test(signs);
  return isOneSign || /^[-–—.?*]{1,11}$/.test(text);
}

function centuryOf(sign: string): number {
  if (sign === '+') return 1800;
  return '-YXWVU'.includes(sign.toUpperCase()) ? 1900 : 2000;
}
