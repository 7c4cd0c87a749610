import type { JsonObject } from '../../../../shared/vocabulary/jsonObject.ts';
import type { PersonDocument } from '../population/personDocument.ts';

const ADDRESSES = ['bostedsadresse', 'oppholdsadresse', 'deltBosted', 'postadresse', 'postadresseIUtlandet'];

const PERSON_BASIS = [
  ...['identifikasjonsnummer', 'identitetsgrunnlag', 'status', 'doedsfall', 'sivilstand', 'foedsel'],
  ...['statsborgerskap', 'kjoenn', 'navn', 'adressebeskyttelse', 'kontaktinformasjonForDoedsbo'],
  ...ADDRESSES,
];

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'person-basis': PERSON_BASIS,
  'relasjon-utvidet': ['familierelasjon', 'foreldreansvar', 'vergemaalEllerFremtidsfullmakt'],
  'identitetsgrunnlag-utvidet': ['falskIdentitet', 'legitimasjonsdokument', 'utenlandskPersonidentifikasjon'],
};

const OTHER_ELEMENTS = [
  ...['utlendingsmyndighetenesIdentifikasjonsnummer', 'innflytting', 'utflytting', 'foedselINorge', 'opphold'],
  ...['oppholdPaaSvalbard', 'bibehold', 'brukAvSamiskSpraak', 'forholdTilSametingetsValgmanntall'],
  ...['rettsligHandleevne', 'preferertKontaktadresse'],
];

const KNOWN = [...Object.keys(GROUPS), ...Object.values(GROUPS).flat(), ...OTHER_ELEMENTS, 'historikk'];

// Without a legal basis, history is open for these alone.
export const OPEN_HISTORY: readonly string[] = ['identifikasjonsnummer', 'navn', ...ADDRESSES];
export const ADDRESS_ELEMENTS: readonly string[] = ADDRESSES;

export function isKnownPart(part: string): boolean {
  return KNOWN.includes(part);
}

/** The document with the elements asked for; the identity numbers always come too, entries not in force only with 'historikk'. */
export function partsOf(document: PersonDocument, parts: readonly string[]): PersonDocument {
  const asked = parts.length > 0 ? parts : ['person-basis'];
  const elements = ['identifikasjonsnummer', ...asked.flatMap((part) => GROUPS[part] ?? [part])];
  const kept = Object.entries(document)
    .filter(([element]) => elements.includes(element))
    .map(([element, value]) => [element, asked.includes('historikk') ? value : inForce(value)] as const);
  return withoutEmpty(kept);
}

export function withoutEmpty(
  elements: readonly (readonly [string, readonly JsonObject[] | JsonObject])[],
): PersonDocument {
  return Object.fromEntries(elements.filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

export function inForce(value: readonly JsonObject[] | JsonObject): readonly JsonObject[] | JsonObject {
  return isList(value) ? value.filter((entry) => entry['erGjeldende'] !== false) : value;
}

export function isList(value: readonly JsonObject[] | JsonObject): value is readonly JsonObject[] {
  return Array.isArray(value);
}
