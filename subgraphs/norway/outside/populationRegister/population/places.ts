import type { JsonObject } from '../../../../shared/vocabulary/jsonObject.ts';

export type Grading = 'ugradert' | 'klientadresse' | 'fortrolig' | 'strengtFortrolig';

/** Where a synthetic person lives or stays; municipality numbers are four digits, countries alpha-2. */
export type Place =
  | {
      readonly kind: 'street';
      readonly street: string;
      readonly house?: readonly [number: string, letter?: string];
      readonly careOf?: string;
      readonly municipality: string;
      readonly town: readonly [postcode: string, name: string];
    }
  | {
      readonly kind: 'property';
      readonly numbers: readonly [gaard: number, bruk: number, feste: number];
      readonly name: string;
      readonly municipality: string;
      readonly town: readonly [postcode: string, name: string];
    }
  | { readonly kind: 'unknownResidence'; readonly municipality: string }
  | { readonly kind: 'unknownStay' }
  | {
      readonly kind: 'abroad';
      readonly street: string;
      readonly town: readonly [string, string];
      readonly country: string;
    };

/** The place as an address element of the register writes it, without its grading and times. */
export function placeMembers(place: Place): JsonObject {
  switch (place.kind) {
    case 'street':
      return { vegadresse: streetAddress(place) };
    case 'property':
      return { matrikkeladresse: propertyAddress(place) };
    case 'unknownResidence':
      return { ukjentBosted: { bostedskommune: place.municipality } };
    case 'unknownStay':
      return { adressenErUkjent: true };
    case 'abroad':
      return { utenlandskAdresse: foreignAddress(place) };
  }
}

function streetAddress(place: Extract<Place, { kind: 'street' }>): JsonObject {
  const [husnummer, husbokstav] = place.house ?? [];
  return {
    kommunenummer: place.municipality,
    bruksenhetsnummer: 'H0101',
    bruksenhetstype: 'bolig',
    adressenavn: place.street,
    ...(husnummer && { adressenummer: { husnummer, ...(husbokstav && { husbokstav }) } }),
    poststed: postTown(place.town),
    ...(place.careOf && { coAdressenavn: place.careOf }),
  };
}

function propertyAddress(place: Extract<Place, { kind: 'property' }>): JsonObject {
  const [gaardsnummer, bruksnummer, festenummer] = place.numbers;
  return {
    bruksenhetsnummer: 'H0101',
    bruksenhetstype: 'bolig',
    matrikkelnummer: { kommunenummer: place.municipality, gaardsnummer, bruksnummer, festenummer },
    undernummer: 0,
    adressetilleggsnavn: place.name,
    poststed: postTown(place.town),
  };
}

function foreignAddress(place: Extract<Place, { kind: 'abroad' }>): JsonObject {
  const [postkode, byEllerStedsnavn] = place.town;
  return { adressenavn: place.street, postkode, byEllerStedsnavn, landkode: place.country };
}

function postTown([postnummer, poststedsnavn]: readonly [string, string]): JsonObject {
  return { poststedsnavn, postnummer };
}
