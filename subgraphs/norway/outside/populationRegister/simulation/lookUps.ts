import { parseJsonObject } from '../../../../shared/vocabulary/jsonObject.ts';
import { type Incoming, json, type Outgoing } from '../../loopbackServer.ts';
import type { PersonDocument } from '../population/personDocument.ts';
import { hasCheckDigits } from './checkDigits.ts';
import { type DocumentFault, spoiled } from './documentFaults.ts';
import { badRequest, noSuchPerson } from './errorAnswers.ts';
import { isKnownPart, partsOf } from './parts.ts';
import { openPartOf, type RightsPackage } from './rightsPackages.ts';

/** Whom the look-ups find, and how their documents are delivered. */
export interface Archive {
  readonly people: ReadonlyMap<string, PersonDocument>;
  readonly documentFaults: ReadonlySet<DocumentFault>;
  /** Whether adressebeskyttelse comes without a legal basis: the published sources do not agree. */
  readonly showsProtection: boolean;
}

const MOST_AT_ONCE = 1_000;

/** Answers GET personer/{number}. */
export function answerLookUp(number: string, { url }: Incoming, rights: RightsPackage, archive: Archive): Outgoing {
  const parts = url.searchParams.getAll('part');
  if (!hasCheckDigits(number)) return badRequest(400, 'Ugyldig foedselsEllerDNummer');
  if (!parts.every(isKnownPart)) return badRequest(400, 'Ukjent part');
  const document = archive.people.get(number);
  return document ? json(200, delivered(document, parts, rights, archive)) : noSuchPerson();
}

/** Answers POST personer/bulkoppslag. */
export function answerBulk(incoming: Incoming, rights: RightsPackage, archive: Archive): Outgoing {
  const { headers, url, body } = incoming;
  // Without a content type the body is read as XML, which JSON is not.
  if (!headers['content-type']?.startsWith('application/json')) return badRequest(400, 'Ugyldig XML');
  const numbers = numbersIn(body);
  const parts = url.searchParams.getAll('part');
  if (!numbers || numbers.length > MOST_AT_ONCE) return badRequest(400, 'Ugyldig antall foedselsEllerDNummer');
  if (!parts.every(isKnownPart)) return badRequest(400, 'Ukjent part');
  const asOrdered = url.searchParams.get('somBestilt') === 'true';
  const entries = (asOrdered ? numbers : [...new Set(numbers)]).map((number) => {
    const document = archive.people.get(number);
    const inUse = document && carries(document, number);
    if (!inUse) return asOrdered ? [missing(number)] : [];
    return [{ foedselsEllerDNummer: number, folkeregisterperson: delivered(document, parts, rights, archive) }];
  });
  return json(200, { oppslag: entries.flat() });
}

function delivered(document: PersonDocument, parts: readonly string[], rights: RightsPackage, archive: Archive) {
  const { documentFaults, showsProtection } = archive;
  const open = rights.hasLegalBasis ? document : openPartOf(document, showsProtection);
  return spoiled(partsOf(open, parts), documentFaults);
}

function numbersIn(body: string): string[] | undefined {
  const numbers: unknown = parseJsonObject(body)?.['foedselsEllerDNummer'];
  return Array.isArray(numbers) && numbers.every((one) => typeof one === 'string') ? numbers : undefined;
}

// A number that was continued as another is an expired one here, though the look-up of one person takes it.
function carries(document: PersonDocument, number: string): boolean {
  const entries = document['identifikasjonsnummer'];
  const own = Array.isArray(entries) ? entries.find((entry) => entry['foedselsEllerDNummer'] === number) : undefined;
  return own?.['erGjeldende'] !== false;
}

function missing(number: string) {
  return { foedselsEllerDNummer: number, feilmelding: { feilmelding: 'Fant ikke person' } };
}
