import { Faults } from '../faults.ts';
import { type Incoming, json, type Outgoing, startLoopbackServer } from '../loopbackServer.ts';
import { SYNTHETIC_PEOPLE } from './population/people.ts';
import { type PersonDocument, personDocument } from './population/personDocument.ts';
import { type BearerCheck, bearerCheck, type TokenIssuer } from './simulation/bearer.ts';
import { hasCheckDigits } from './simulation/checkDigits.ts';
import { badRequest, firewallPage, noSuchAddress, noSuchPerson, notAllowed } from './simulation/errorAnswers.ts';
import { isKnownPart, partsOf } from './simulation/parts.ts';
import { openPartOf, type RightsPackage, WITH_LEGAL_BASIS, WITHOUT_LEGAL_BASIS } from './simulation/rightsPackages.ts';

export interface PopulationRegisterSimulatorOptions {
  readonly maskinporten: TokenIssuer;
  readonly port?: number | undefined;
  readonly clock?: () => Date;
}

export interface PopulationRegisterSimulator {
  /** The two rights packages that are simulated, each with its closing slash. */
  readonly prefixes: { readonly withLegalBasis: string; readonly withoutLegalBasis: string };
  /** By every number that finds them, a D-number that was continued included. May be changed while it runs. */
  readonly people: Map<string, PersonDocument>;
  readonly faults: Faults;
  requests(): number;
  close(): Promise<void>;
}

/** Folkeregisteret on loopback with a synthetic population: the look-up of one person, in JSON. */
export async function startPopulationRegisterSimulator(
  options: PopulationRegisterSimulatorOptions,
): Promise<PopulationRegisterSimulator> {
  const { maskinporten, port, clock = () => new Date() } = options;
  const people = population();
  const faults = new Faults();
  const check = bearerCheck(maskinporten, clock);
  const answer = (incoming: Incoming) => answerWith(incoming, check, people);
  const { origin, requests, close } = await startLoopbackServer({ port, faults, answer });
  const prefixes = {
    withLegalBasis: origin + WITH_LEGAL_BASIS.path,
    withoutLegalBasis: origin + WITHOUT_LEGAL_BASIS.path,
  };
  return { prefixes, people, faults, requests, close };
}

type People = ReadonlyMap<string, PersonDocument>;

async function answerWith({ method, url, headers }: Incoming, check: BearerCheck, people: People): Promise<Outgoing> {
  if (/[^\w./-]/.test(url.pathname)) return firewallPage();
  const rights = [WITH_LEGAL_BASIS, WITHOUT_LEGAL_BASIS].find(({ path }) => url.pathname.startsWith(path));
  if (!rights) return noSuchAddress(url.pathname);
  const bearer = await check(headers.authorization, rights);
  if (bearer === 'NO_VALID_TOKEN') return notAllowed(401, 'Mangler gyldig token');
  if (bearer === 'WRONG_SCOPE') return notAllowed(403, 'Mangler rettighet');
  if (!acceptsJson(headers.accept)) return badRequest(406, 'Ugyldig Accept');
  const number = /^v1\/personer\/([^/]+)$/.exec(url.pathname.slice(rights.path.length))?.[1];
  if (method !== 'GET' || !number) return noSuchAddress(url.pathname);
  return lookUp(number, url.searchParams.getAll('part'), rights, people);
}

function lookUp(number: string, parts: string[], { hasLegalBasis }: RightsPackage, people: People): Outgoing {
  if (!hasCheckDigits(number)) return badRequest(400, 'Ugyldig foedselsEllerDNummer');
  if (!parts.every(isKnownPart)) return badRequest(400, 'Ukjent part');
  const document = people.get(number);
  if (!document) return noSuchPerson();
  return json(200, partsOf(hasLegalBasis ? document : openPartOf(document), parts));
}

function population(): Map<string, PersonDocument> {
  return new Map(
    SYNTHETIC_PEOPLE.flatMap((person) => {
      const document = personDocument(person);
      const numbers = [person.number, ...(person.formerNumber ? [person.formerNumber] : [])];
      return numbers.map((number) => [number, document] as const);
    }),
  );
}

// The real one writes XML too; this one has no XML to give.
function acceptsJson(accept = '*/*'): boolean {
  const wanted = accept.split(',').map((range) => range.split(';')[0]?.trim());
  return wanted.some((range) => range === '*/*' || range === 'application/*' || range === 'application/json');
}
