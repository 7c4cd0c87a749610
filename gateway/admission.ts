import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { headersNamed, type Identity, identitiesOf, languageOf } from './caller.ts';
import { networkOfRequest } from './clientNetwork.ts';
import type { Admitted } from './http/graphqlFront.ts';
import { badRequest, HttpRefusal } from './http/httpRefusal.ts';
import { type OperationRequest, readOperation } from './http/operationRequest.ts';
import { parseBody } from './http/readBody.ts';
import type { Stopwatch } from './http/stopwatch.ts';
import type { DocumentGate, PassedDocument, PassedOperation } from './limits/documentGate.ts';
import type { Excess, OperationLimits } from './limits/operationLimits.ts';
import { variablesExcess } from './limits/variableLimits.ts';
import type { DocumentDesk, RequestedDocument } from './operations/documentDesk.ts';
import type { RateLimits } from './overload/rateLimits.ts';

export interface AdmissionSettings {
  readonly trustedProxies: number;
  readonly forwardHeaders: readonly string[];
  /** Who may ask for the schema. */
  readonly introspection: 'on' | 'staff' | 'off';
  /** Names of the issuers whose tokens are those of staff. */
  readonly staffIssuers: readonly string[];
  readonly limits: OperationLimits;
}

export interface AdmissionParts {
  readonly settings: AdmissionSettings;
  readonly issuers: TrustedIssuers;
  readonly rates: RateLimits;
  readonly desk: DocumentDesk;
  readonly gate: DocumentGate;
  read(request: IncomingMessage): Promise<Buffer>;
}

/** What is looked at before an operation is carried out, the cheapest first: whence, who, what, how much. */
export function admission({ settings, issuers, rates, desk, gate, read }: AdmissionParts) {
  return async (request: IncomingMessage, signal: AbortSignal, watch: Stopwatch): Promise<Admitted> => {
    const network = networkOfRequest(request, settings.trustedProxies);
    await rates.countNetwork(network);
    const { forwardHeaders } = settings;
    const identities = forwardHeaders.includes('authorization') ? [] : await identitiesOf(request, issuers);
    for (const { caller } of identities) await rates.countCaller(caller);
    watch.lap('identify');
    const operation = readOperation(parseBody(await read(request)));
    watch.lap('read');
    const staff = isStaff(identities, settings);
    const seesSchema = settings.introspection === 'on' || (settings.introspection === 'staff' && staff);
    const document = desk.find(operation, staff);
    const { limits } = settings;
    const meant = passedBy(gate, document, operation, { limits, seesSchema });
    const cost = costWithin(meant, operation, identities.length > 0 ? limits.cost : limits.anonymousCost);
    desk.keepFor(operation, document);
    watch.lap('limits');
    const traceparent = request.headers['traceparent']?.toString();
    const shownCost = request.headers['x-show-cost'] === '1' ? cost : undefined;
    return {
      request: { query: document.text, operationName: operation.operationName, variables: operation.variables },
      context: {
        ...{ identities, language: languageOf(request), network, signal, traceparent, seesSchema, shownCost },
        knownAs: { requestId: randomUUID() },
        forwarded: headersNamed(forwardHeaders, request),
      },
      compressible: meant?.kind === 'query',
      described: { documentHash: document.hash, operationName: meant?.name, trusted: document.trusted },
    };
  };
}

function passedBy(
  gate: DocumentGate,
  { text, hash }: RequestedDocument,
  { operationName, variables }: OperationRequest,
  { limits, seesSchema }: { limits: OperationLimits; seesSchema: boolean },
): PassedOperation | undefined {
  const passed = keptWithin(gate.look(text, hash));
  const excess = variablesExcess(variables, limits);
  if (excess) throw refused(excess);
  if (passed.asksForSchema && !seesSchema) throw badRequest('The schema is not shown here.', 'introspection');
  const operation = passed.operation(operationName);
  // What else is wrong with a document is told where it is validated.
  if (!operation && passed.hasOperations) throw badRequest('Name one of the operations of the document.', 'operation');
  return operation;
}

function isStaff(identities: readonly Identity[], { staffIssuers }: AdmissionSettings): boolean {
  return identities.some(({ caller }) => staffIssuers.includes(caller.issuer));
}

function keptWithin(looked: ReturnType<DocumentGate['look']>): PassedDocument {
  if (looked.excess) throw refused(looked.excess);
  return looked;
}

function refused({ message, limit }: Excess): HttpRefusal {
  return badRequest(message, limit);
}

function costWithin(operation: PassedOperation | undefined, { variables }: OperationRequest, limit: number) {
  const reckoned = operation?.cost(variables) ?? 0;
  if (limit === 0 || reckoned <= limit) return { reckoned, limit };
  const message = `The operation costs ${reckoned} and may cost ${limit}: ask for shorter pages.`;
  throw badRequest(message, 'cost');
}
