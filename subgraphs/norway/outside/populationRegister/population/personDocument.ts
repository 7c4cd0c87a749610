import type { JsonObject } from '../../../../shared/vocabulary/jsonObject.ts';
import type { SyntheticPerson } from './people.ts';
import { type Grading, type Place, placeMembers } from './places.ts';

/** A person as the register's JSON has them: every element a list, but doedsfall and falskIdentitet. */
export type PersonDocument = Readonly<Record<string, readonly JsonObject[] | JsonObject>>;

const KEPT_AT = '2025-05-19T14:24:32.358436417+02:00';
const current = { ajourholdstidspunkt: KEPT_AT, erGjeldende: true, kilde: 'Synutopia' };
const ended = { ...current, erGjeldende: false, opphoerstidspunkt: '2024-06-03T00:00:00+02:00' };

/** The whole document, history and confidential elements included. */
export function personDocument(person: SyntheticPerson): PersonDocument {
  const elements: Record<string, readonly JsonObject[]> = {
    identifikasjonsnummer: numbers(person),
    status: [{ ...current, status: person.status }],
    kjoenn: [{ ...current, kjoenn: person.sex }],
    foedsel: [{ ...current, foedselsdato: person.born, foedselsaar: person.born.slice(0, 4), foedeland: 'NOR' }],
    identitetsgrunnlag: [{ ...current, identitetsgrunnlagstatus: 'kontrollert' }],
    sivilstand: [{ ...current, sivilstand: 'ugift' }],
    navn: names(person),
    adressebeskyttelse: person.protection ? [{ ...current, graderingsnivaa: person.protection }] : [],
    ...addresses(person),
    familierelasjon: person.parentOf
      ? [{ ...current, relatertPerson: person.parentOf, relatertPersonsRolle: 'barn' }]
      : [],
  };
  const filled = Object.entries(elements).filter(([, entries]) => entries.length > 0);
  return {
    ...Object.fromEntries(filled),
    ...(person.diedOn && { doedsfall: { ...current, doedsdato: person.diedOn } }),
  };
}

function numbers({ number, formerNumber, status }: SyntheticPerson): JsonObject[] {
  const entry = (id: string, state: string) => ({
    status: state,
    foedselsEllerDNummer: id,
    identifikatortype: Number(id[0]) > 3 ? 'dNummer' : 'foedselsnummer',
  });
  const own = { ...current, ...entry(number, status === 'opphoert' ? 'opphoert' : 'iBruk') };
  return formerNumber ? [own, { ...ended, ...entry(formerNumber, 'opphoert') }] : [own];
}

function names({ name, formerLastName }: SyntheticPerson): JsonObject[] {
  if (!name) return [];
  const [fornavn, etternavn, mellomnavn] = name;
  const own = { ...current, fornavn, ...(mellomnavn && { mellomnavn }), etternavn };
  return formerLastName ? [own, { ...ended, fornavn, etternavn: formerLastName }] : [own];
}

function addresses(person: SyntheticPerson): Record<string, readonly JsonObject[]> {
  const { home, formerHome, stay, sharedHome, grading = 'ugradert', movedToSwedenOn } = person;
  return {
    bostedsadresse: [...addressEntry(home, grading, current), ...addressEntry(formerHome, 'ugradert', ended)],
    oppholdsadresse: addressEntry(stay, grading, current),
    deltBosted: addressEntry(sharedHome, grading, { ...current, startdatoForKontrakt: '2022-08-01' }),
    postadresse: openPost(person),
    utflytting: movedToSwedenOn ? [{ ...current, tilflyttingsland: 'SWE', utflyttingsdato: movedToSwedenOn }] : [],
    postadresseIUtlandet: movedToSwedenOn ? [swedishPost()] : [],
  };
}

function addressEntry(place: Place | undefined, adressegradering: Grading, times: JsonObject): JsonObject[] {
  return place ? [{ ...times, ...placeMembers(place), adressegradering }] : [];
}

function openPost({ openPost }: SyntheticPerson): JsonObject[] {
  if (!openPost) return [];
  const [line, postnummer, poststedsnavn] = openPost;
  const postadresseIFrittFormat = { adresselinje: [line], poststed: { poststedsnavn, postnummer } };
  return [{ ...current, adressegradering: 'ugradert', postadresseIFrittFormat }];
}

function swedishPost(): JsonObject {
  const town = { postkode: '11122', byEllerStedsnavn: 'STOCKHOLM', landkode: 'SE' };
  const utenlandskAdresse = { adressenavn: 'Provgatan 8', ...town };
  return { ...current, adressegradering: 'ugradert', utenlandskAdresse };
}
