import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { CONSENT_KINDS, type ConsentKind } from './consent.ts';

/** What somebody agrees to, in words that are shown or read out; a new wording is a new version with its first day. */
export interface ConsentText {
  readonly kind: ConsentKind;
  readonly version: string;
  readonly from: CalendarDate;
  readonly en: string;
  readonly fi: string;
  readonly sv: string;
}

const FIRST = { version: '1', from: '2000-01-01' as CalendarDate };

const CONSENT_TEXTS: readonly ConsentText[] = [
  {
    ...FIRST,
    kind: 'REGISTRATION_BY_GUARDIAN',
    en: 'I am a guardian of the child and agree to the registration as a customer of Celia. I answer for the use of the service until the child is 15, and may withdraw this.',
    fi: 'Olen lapsen huoltaja ja suostun siihen, että hänet rekisteröidään Celian asiakkaaksi. Vastaan palvelun käytöstä, kunnes lapsi täyttää 15 vuotta. Voin perua suostumuksen.',
    sv: 'Jag är barnets vårdnadshavare och samtycker till att barnet registreras som kund hos Celia. Jag ansvarar för användningen tills barnet fyller 15 år. Jag kan återta samtycket.',
  },
  {
    ...FIRST,
    kind: 'DIRECT_MARKETING',
    en: 'Celia may send me book tips and news. I may withdraw this at any time.',
    fi: 'Celia saa lähettää minulle kirjavinkkejä ja tietoa palveluista. Voin perua suostumuksen milloin tahansa.',
    sv: 'Celia får skicka mig boktips och nyheter. Jag kan när som helst återta samtycket.',
  },
  {
    ...FIRST,
    kind: 'LOAN_HISTORY',
    en: 'Celia may remember which books I have borrowed. I may withdraw this at any time.',
    fi: 'Celia saa säilyttää lainaushistoriani. Voin perua suostumuksen milloin tahansa.',
    sv: 'Celia får spara min lånehistorik. Jag kan när som helst återta samtycket.',
  },
  {
    ...FIRST,
    kind: 'REASON_DETAIL',
    en: 'Celia may keep the information about what makes reading hard for me. I may be a customer without it, and when I withdraw this it is deleted at once.',
    fi: 'Celia saa säilyttää tiedon siitä, mikä vaikeuttaa lukemistani. Voin olla asiakas ilmankin, ja jos perun suostumuksen, tieto poistetaan heti.',
    sv: 'Celia får spara uppgiften om vad som försvårar min läsning. Jag kan vara kund även utan den, och om jag återtar samtycket raderas uppgiften genast.',
  },
];

/** The newest version of each kind that holds on that day. */
export function textsInForce(today: CalendarDate, texts: readonly ConsentText[] = CONSENT_TEXTS): ConsentText[] {
  return Object.keys(CONSENT_KINDS).flatMap((kind) => {
    const begun = texts.filter((text) => text.kind === kind && text.from <= today);
    const newest = begun.toSorted((one, other) => other.from.localeCompare(one.from))[0];
    return newest ?? [];
  });
}

/** The version that was agreed to; only the one in force can be. */
export function parseTextVersion(
  kind: ConsentKind,
  typed: string | null | undefined,
  { today, field }: { today: CalendarDate; field: string },
): string | Refusal<'CONSENT_TEXT_NOT_IN_FORCE'> {
  const version = textsInForce(today).find((text) => text.kind === kind)?.version;
  if (version === undefined || (typed ?? version) !== version) return refuse('CONSENT_TEXT_NOT_IN_FORCE', { field });
  return version;
}
