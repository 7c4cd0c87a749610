import type { JsonObject } from '../../../../shared/vocabulary/jsonObject.ts';
import type { PersonDocument } from '../population/personDocument.ts';
import { ADDRESS_ELEMENTS, inForce, isList, OPEN_HISTORY, withoutEmpty } from './parts.ts';

/** What a consumer may see, by the address it calls and the scope it holds. */
export interface RightsPackage {
  readonly path: string;
  readonly scope: string;
  readonly hasLegalBasis: boolean;
  /** That must come with each request, with these values. */
  readonly headers: Readonly<Record<string, string>>;
}

export const WITH_LEGAL_BASIS: RightsPackage = {
  path: '/folkeregisteret/offentlig-med-hjemmel/api/',
  scope: 'folkeregister:deling/offentligmedhjemmel',
  hasLegalBasis: true,
  headers: {},
};

export const WITHOUT_LEGAL_BASIS: RightsPackage = {
  path: '/folkeregisteret/api/offentligutenhjemmel/',
  scope: 'folkeregister:deling/offentligutenhjemmel',
  hasLegalBasis: false,
  headers: {},
};

/** The proxy of the municipalities: the same resources and bodies under a role of theirs. */
export const KS_FIKS: RightsPackage = {
  path: '/folkeregister/api/v1/7f2b4a1e-0d3c-4c5b-9a68-1f0e2d3c4b5a/',
  scope: 'ks:fiks',
  hasLegalBasis: false,
  headers: { integrasjonid: '5d1c3b2a-9f8e-4d7c-8b6a-5f4e3d2c1b0a', integrasjonpassord: 'simulert-passord' },
};

export const RIGHTS_PACKAGES = [WITH_LEGAL_BASIS, WITHOUT_LEGAL_BASIS, KS_FIKS];

const CONFIDENTIAL = [
  ...['familierelasjon', 'foreldreansvar', 'falskIdentitet', 'legitimasjonsdokument'],
  ...['utenlandskPersonidentifikasjon', 'utlendingsmyndighetenesIdentifikasjonsnummer'],
];
const OPEN_STATUSES: unknown[] = ['bosatt', 'utflyttet', 'doed', 'opphoert', 'inaktiv'];
const OPEN_GRADINGS: unknown[] = ['ugradert', 'klientadresse'];

/** The document as a package without a legal basis delivers it, with or without the protection of addresses. */
export function openPartOf(document: PersonDocument, showsProtection: boolean): PersonDocument {
  const left = showsProtection ? CONFIDENTIAL : [...CONFIDENTIAL, 'adressebeskyttelse'];
  const open = Object.entries(document)
    .filter(([element]) => !left.includes(element))
    .map(([element, value]) => [element, openEntries(element, value)] as const);
  return withoutEmpty(open);
}

function openEntries(element: string, value: readonly JsonObject[] | JsonObject): readonly JsonObject[] | JsonObject {
  const shown = OPEN_HISTORY.includes(element) ? value : inForce(value);
  if (!isList(shown)) return shown;
  if (ADDRESS_ELEMENTS.includes(element)) {
    return shown.filter((entry) => OPEN_GRADINGS.includes(entry['adressegradering']));
  }
  if (element !== 'status') return shown;
  return shown.map((entry) => (OPEN_STATUSES.includes(entry['status']) ? entry : { ...entry, status: 'aktiv' }));
}
