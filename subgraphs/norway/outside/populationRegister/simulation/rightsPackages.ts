import type { JsonObject } from '../../jsonObject.ts';
import type { PersonDocument } from '../population/personDocument.ts';
import { ADDRESS_ELEMENTS, inForce, isList, OPEN_HISTORY, withoutEmpty } from './parts.ts';

/** What a consumer may see, by the address it calls and the scope it holds. */
export interface RightsPackage {
  readonly path: string;
  readonly scope: string;
  readonly hasLegalBasis: boolean;
}

export const WITH_LEGAL_BASIS: RightsPackage = {
  path: '/folkeregisteret/offentlig-med-hjemmel/api/',
  scope: 'folkeregister:deling/offentligmedhjemmel',
  hasLegalBasis: true,
};

export const WITHOUT_LEGAL_BASIS: RightsPackage = {
  path: '/folkeregisteret/api/offentligutenhjemmel/',
  scope: 'folkeregister:deling/offentligutenhjemmel',
  hasLegalBasis: false,
};

const CONFIDENTIAL = [
  ...['familierelasjon', 'foreldreansvar', 'falskIdentitet', 'legitimasjonsdokument'],
  ...['utenlandskPersonidentifikasjon', 'utlendingsmyndighetenesIdentifikasjonsnummer'],
];
const OPEN_STATUSES: unknown[] = ['bosatt', 'utflyttet', 'doed', 'opphoert', 'inaktiv'];
const OPEN_GRADINGS: unknown[] = ['ugradert', 'klientadresse'];

/** The document as the package without a legal basis delivers it. */
export function openPartOf(document: PersonDocument): PersonDocument {
  const open = Object.entries(document)
    .filter(([element]) => !CONFIDENTIAL.includes(element))
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
