import { Faults } from '../faults.ts';
import { type Incoming, json, type Outgoing, startLoopbackServer } from '../loopbackServer.ts';
import { SYNTHETIC_PEOPLE } from './population/people.ts';
import { type PersonDocument, personDocument } from './population/personDocument.ts';
import { type BearerCheck, bearerCheck, type TokenIssuer } from './simulation/bearer.ts';
import type { DocumentFault } from './simulation/documentFaults.ts';
import { badRequest, firewallPage, noSuchAddress, notAllowed } from './simulation/errorAnswers.ts';
import { EventLog } from './simulation/eventLog.ts';
import { answerEventDocument, answerFeed } from './simulation/events.ts';
import { type Archive, answerBulk, answerLookUp } from './simulation/lookUps.ts';
import { RateLimit } from './simulation/rateLimit.ts';
import {
  KS_FIKS,
  RIGHTS_PACKAGES,
  type RightsPackage,
  WITH_LEGAL_BASIS,
  WITHOUT_LEGAL_BASIS,
} from './simulation/rightsPackages.ts';

export interface PopulationRegisterSimulatorOptions {
  readonly maskinporten: TokenIssuer;
  readonly port?: number | undefined;
  readonly clock?: () => Date;
}

export interface PopulationRegisterSimulator extends Register {
  /** The rights packages that are simulated and the municipalities' proxy, each with its closing slash. */
  readonly prefixes: { readonly withLegalBasis: string; readonly withoutLegalBasis: string; readonly ksFiks: string };
  /** What the proxy wants besides a token. */
  readonly ksFiksHeaders: Readonly<Record<string, string>>;
  readonly faults: Faults;
  /** Another document for that number, and the event that tells of it. Gives the event's sequence number. */
  change(number: string, document: PersonDocument, type: string): number;
  requests(): number;
  close(): Promise<void>;
}

/** May be changed while it runs. */
interface Register extends Archive {
  /** By every number that finds them, a D-number that was continued included. */
  readonly people: Map<string, PersonDocument>;
  readonly documentFaults: Set<DocumentFault>;
  showsProtection: boolean;
  readonly events: EventLog;
  readonly rateLimit: RateLimit;
}

/** Folkeregisteret on loopback with a synthetic population: look-ups of one and of many, and the event feed, in JSON. */
export async function startPopulationRegisterSimulator(
  options: PopulationRegisterSimulatorOptions,
): Promise<PopulationRegisterSimulator> {
  const { maskinporten, port, clock = () => new Date() } = options;
  const register = newRegister(clock());
  const faults = new Faults();
  const check = bearerCheck(maskinporten, clock);
  const answer = (incoming: Incoming) => answerWith(incoming, check, register, clock());
  const { origin, requests, close } = await startLoopbackServer({ port, faults, answer });
  const prefixes = {
    withLegalBasis: origin + WITH_LEGAL_BASIS.path,
    withoutLegalBasis: origin + WITHOUT_LEGAL_BASIS.path,
    ksFiks: origin + KS_FIKS.path,
  };
  const change = (number: string, document: PersonDocument, type: string) => {
    register.people.set(number, document);
    return register.events.append(number, type, clock());
  };
  return Object.assign(register, { prefixes, ksFiksHeaders: KS_FIKS.headers, faults, change, requests, close });
}

async function answerWith(incoming: Incoming, check: BearerCheck, register: Register, now: Date): Promise<Outgoing> {
  const { url, headers } = incoming;
  const tooMany = register.rateLimit.take(now);
  if (tooMany) return tooMany;
  if (/[^\w./-]/.test(url.pathname)) return firewallPage();
  const rights = RIGHTS_PACKAGES.find(({ path }) => url.pathname.startsWith(path));
  if (!rights) return noSuchAddress();
  const bearer = await check(headers.authorization, rights);
  if (bearer === 'NO_VALID_TOKEN') return notAllowed(401, 'Mangler gyldig token');
  const lacking = Object.entries(rights.headers).some(([name, value]) => headers[name] !== value);
  if (bearer === 'WRONG_SCOPE' || lacking) return notAllowed(403, 'Mangler rettighet');
  if (!acceptsJson(headers.accept)) return badRequest(406, 'Ugyldig Accept');
  return answerResource(incoming, rights, register, now);
}

function answerResource(incoming: Incoming, rights: RightsPackage, register: Register, now: Date): Outgoing {
  const { method, url } = incoming;
  const resource = `${method} ${url.pathname.slice(rights.path.length)}`;
  const number = /^GET v1\/personer\/([^/]+)$/.exec(resource)?.[1];
  const document = /^GET v1\/hendelser\/([0-9a-f]{32})$/.exec(resource)?.[1];
  if (number) return answerLookUp(number, incoming, rights, register);
  if (resource === 'POST v1/personer/bulkoppslag') return answerBulk(incoming, rights, register);
  if (resource === 'GET v1/hendelser/feed') return answerFeed(incoming, register.events, rights.hasLegalBasis, now);
  if (resource === 'GET v1/hendelser/siste/sekvensnummer') return json(200, register.events.latest());
  if (document) return answerEventDocument(document, register.events, rights.hasLegalBasis);
  return noSuchAddress();
}

function newRegister(now: Date): Register {
  const people = new Map<string, PersonDocument>();
  const events = new EventLog();
  SYNTHETIC_PEOPLE.forEach((person, at) => {
    const document = personDocument(person);
    for (const number of [person.number, person.formerNumber]) if (number) people.set(number, document);
    events.append(person.number, 'personErOpprettet', now, at % 3 === 0 ? 1 : 0);
  });
  return { people, events, documentFaults: new Set(), showsProtection: true, rateLimit: new RateLimit() };
}

// The real one writes XML too; this one has no XML to give.
function acceptsJson(accept = '*/*'): boolean {
  const wanted = accept.split(',').map((range) => range.split(';')[0]?.trim());
  return wanted.some((range) => range === '*/*' || range === 'application/*' || range === 'application/json');
}
