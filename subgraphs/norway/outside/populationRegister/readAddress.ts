import { type JsonObject, objectOf, textOf } from '../../../shared/vocabulary/jsonObject.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { isDNumber } from '../../domain/nationalIdentityNumber.ts';
import type { NamedPerson, RegisteredAddress, RegisteredPerson } from '../../domain/registeredPerson.ts';
import { currentEntries, currentEntry } from './element.ts';

const UNDISCLOSED: RegisteredAddress = { kind: 'undisclosed' };
const ADDRESSES = ['bostedsadresse', 'oppholdsadresse', 'deltBosted', 'postadresse', 'postadresseIUtlandet'];
// A klientadresse gives away an institution, but only that address: the person is not protected elsewhere.
const NOT_OF_THE_PERSON: unknown[] = ['ugradert', 'klientadresse'];

/**
 * Where the person is registered as living, and whether they are protected. Fails closed: a grading that is missing,
 * new or anything but 'ugradert' gives no location.
 */
export function readAddress(
  document: JsonObject,
  status: RegisteredPerson['status'],
  identityNumber: Sensitive,
): Pick<NamedPerson, 'address' | 'protected'> {
  const residence = currentEntry(document, 'bostedsadresse');
  const stay = currentEntry(document, 'oppholdsadresse');
  if (isProtectedPerson(document)) return { protected: true, address: UNDISCLOSED };
  const registered = residence ?? stay;
  // The holder of a D-number has no residential address, only a stay.
  const expected = isDNumber(identityNumber) ? registered : residence;
  if (!expected && livesHere(status)) return { protected: true, address: UNDISCLOSED };
  if (!registered) return { protected: false, address: UNDISCLOSED };
  if (registered['adressegradering'] !== 'ugradert') return { protected: true, address: UNDISCLOSED };
  return { protected: false, address: visible(registered) ?? UNDISCLOSED };
}

// Somebody who lives here has an address, be it an unknown one. None at all is one that we were not given: rights
// packages without a legal basis leave protected ones out.
function livesHere(status: RegisteredPerson['status']): boolean {
  return status === 'RESIDENT' || status === 'OTHER';
}

function isProtectedPerson(document: JsonObject): boolean {
  const graded = currentEntries(document, 'adressebeskyttelse').some(
    (entry) => entry['graderingsnivaa'] !== 'ugradert',
  );
  const addresses = ADDRESSES.flatMap((element) => currentEntries(document, element));
  return graded || addresses.some((address) => !NOT_OF_THE_PERSON.includes(address['adressegradering']));
}

function visible(entry: JsonObject): RegisteredAddress | undefined {
  const street = objectOf(entry, 'vegadresse');
  if (street) return inNorway(street, streetLine(street));
  const property = objectOf(entry, 'matrikkeladresse');
  if (property) return inNorway(property, propertyLine(property));
  const foreign = objectOf(entry, 'utenlandskAdresse');
  return foreign && abroad(foreign);
}

function inNorway(address: JsonObject, line: string | undefined): RegisteredAddress {
  const town = objectOf(address, 'poststed');
  const lines = [textOf(address, 'coAdressenavn'), textOf(address, 'adressetilleggsnavn'), line];
  return location(lines, textOf(town, 'postnummer'), textOf(town, 'poststedsnavn'), 'NO');
}

function streetLine(street: JsonObject): string | undefined {
  const number = objectOf(street, 'adressenummer');
  const house = [textOf(number, 'husnummer'), textOf(number, 'husbokstav')].filter(Boolean).join(' ');
  return [textOf(street, 'adressenavn'), house].filter(Boolean).join(' ');
}

// A property without a street name is written by its cadastral numbers: 11/4, with a lease 11/4/2, with a part 11/4-1.
function propertyLine(property: JsonObject): string {
  const cadastral = objectOf(property, 'matrikkelnummer');
  const numbers = ['gaardsnummer', 'bruksnummer', 'festenummer'].map((part) => cadastral?.[part]).filter(Boolean);
  const part = property['undernummer'];
  return numbers.join('/') + (part ? `-${part}` : '');
}

const FOREIGN_LINES = ['coAdressenavn', 'bygning', 'boenhet', 'adressenavn', 'postboks', 'distriktsnavn', 'region'];

function abroad(address: JsonObject): RegisteredAddress | undefined {
  const country = textOf(address, 'landkode');
  if (!country || !/^[A-Z]{2}$/.test(country)) return undefined;
  const lines = FOREIGN_LINES.map((part) => textOf(address, part));
  return location(lines, textOf(address, 'postkode'), textOf(address, 'byEllerStedsnavn'), country);
}

function location(
  lines: (string | undefined)[],
  postcode: string | undefined,
  place: string | undefined,
  country: string,
): RegisteredAddress {
  const written = lines.filter((line): line is string => Boolean(line));
  return { kind: 'visible', lines: written, ...(postcode && { postcode }), ...(place && { place }), country };
}
