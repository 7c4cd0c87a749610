import { type JsonObject, objectOf } from '../../../../shared/vocabulary/jsonObject.ts';
import type { PersonDocument } from '../population/personDocument.ts';
import { isList } from './parts.ts';

type Entries = readonly JsonObject[];

/** What can be odd or wrong in a document, by the element that it alters where that was delivered. */
const FAULTS = {
  TWO_NAMES: { navn: (entries: Entries) => entries.flatMap((entry) => [entry, { ...entry, fornavn: 'ANNET' }]) },
  TWO_RESIDENCES: { bostedsadresse: (entries: Entries) => [...entries, ...entries] },
  NO_NAME: { navn: () => [] },
  NO_BIRTH_DATE: { foedsel: (entries: Entries) => entries.map(({ foedselsdato: _, ...entry }) => entry) },
  NO_HOUSE_NUMBER: { bostedsadresse: (entries: Entries) => entries.map(withoutHouseNumber) },
  UNKNOWN_VALUES: {
    status: (entries: Entries) => entries.map((entry) => ({ ...entry, status: 'nyStatus', nyttFelt: { a: [1] } })),
    identitetsgrunnlag: (entries: Entries) => entries.map((entry) => ({ ...entry, identitetsgrunnlagstatus: 'unik' })),
  },
  UNKNOWN_GRADING: {
    bostedsadresse: (entries: Entries) => entries.map((entry) => ({ ...entry, adressegradering: 'nyGradering' })),
  },
  TWO_POST_FORMS: { postadresse: (entries: Entries) => entries.map((entry) => ({ ...entry, postboksadresse: BOX })) },
  DECIMALS: { navn: withDecimals, status: withDecimals, foedsel: withDecimals },
} as const satisfies Record<string, Readonly<Record<string, (entries: Entries) => Entries>>>;

export type DocumentFault = keyof typeof FAULTS;

const BOX = { postboks: '95', poststed: { poststedsnavn: 'MO I RANA', postnummer: '8601' } };

export function isDocumentFault(name: unknown): name is DocumentFault {
  return typeof name === 'string' && Object.hasOwn(FAULTS, name);
}

/** The document with every one of those faults in it. */
export function spoiled(document: PersonDocument, faults: ReadonlySet<DocumentFault>): PersonDocument {
  const altered: Record<string, readonly JsonObject[] | JsonObject> = { ...document };
  for (const fault of faults) {
    const alterations: Readonly<Record<string, (entries: Entries) => Entries>> = FAULTS[fault];
    for (const [element, alter] of Object.entries(alterations)) {
      const entries = altered[element];
      if (entries && isList(entries)) altered[element] = alter(entries);
    }
  }
  return altered;
}

function withoutHouseNumber(entry: JsonObject): JsonObject {
  const { adressenummer: _, ...street } = objectOf(entry, 'vegadresse') ?? {};
  return { ...entry, vegadresse: street };
}

// From none to nine, as the register has been seen to write.
function withDecimals(entries: Entries): Entries {
  const times = ['2025-05-19T14:24:32+02:00', '2025-05-19T14:24:32.3+02:00', '2025-05-19T14:24:32.358436417+02:00'];
  return entries.map((entry, at) => ({ ...entry, ajourholdstidspunkt: times[at % times.length] }));
}
