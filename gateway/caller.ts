import type { IncomingMessage } from 'node:http';
import type { Caller } from '../subgraphs/shared/runtime/caller.ts';
import { Failure } from '../subgraphs/shared/runtime/failure.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { HttpRefusal } from './http/httpRefusal.ts';
import type { RequestTrace } from './telemetry/tracing.ts';

/** One sign-in that the request proved: whose it is, and the header that proves it. */
export interface Identity {
  readonly caller: Caller;
  readonly authorization: string;
}

/** Who is calling and what of the request goes on to subgraphs. No other inbound header does. */
export interface RequestContext {
  /** Verified sign-ins: that of the Authorization header first, then those of the header `identities`. */
  identities: readonly Identity[];
  language: string;
  /** The network that the request came from, in clear; it leaves the gateway only as a keyed hash. */
  network: string;
  /** Headers that settings pass on to subgraphs without a key. */
  forwarded: Readonly<Record<string, string>>;
  /** Aborts when the client goes away: what is under way for it may end. */
  signal: AbortSignal;
  /** What the operation may cost at most and what it was reckoned at, for a client that asked to see it. */
  shownCost?: { readonly reckoned: number; readonly limit: number } | undefined;
  /** By which the lines of the gateway's log and of the subgraphs' are found together. Apollo Server copies what holds it. */
  knownAs: { readonly requestId: string; traceId?: string };
  /** As the client's header says, in the form of W3C trace context. */
  traceparent: string | undefined;
  /** Where requests are traced. */
  trace?: RequestTrace;
  /** May see what the schema holds: introspection, and the right name beside a wrong one. */
  seesSchema: boolean;
}

const MOST_IDENTITIES = 5;

/** Verifies every token that came. Throws 401 where one is wrong, 503 where the keys of its issuer cannot be had. */
export async function identitiesOf(request: IncomingMessage, issuers: TrustedIssuers): Promise<readonly Identity[]> {
  const tokens = tokensOf(request.headers);
  try {
    return await Promise.all(
      tokens.map(async (token) => ({ caller: await issuers.callerOf(token), authorization: `Bearer ${token}` })),
    );
  } catch (error) {
    if (error instanceof Failure && error.code === 'UNAUTHENTICATED') throw unauthenticated();
    throw new HttpRefusal(503, 'INTERNAL', { headers: { 'retry-after': '1' }, reason: 'issuer' });
  }
}

/** Those of the client's headers, as they came; the names are in lower case. */
export function headersNamed(names: readonly string[], { headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );
}

/** The language that the caller asks for, cut short. */
export function languageOf({ headers }: IncomingMessage): string {
  return (headers['accept-language'] ?? '').slice(0, 200);
}

function unauthenticated(): HttpRefusal {
  const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
  return new HttpRefusal(401, 'UNAUTHENTICATED', { headers, reason: 'token' });
}

function tokensOf({ authorization = '', identities }: IncomingMessage['headers']): string[] {
  const header = Array.isArray(identities) ? identities.join() : (identities ?? '');
  const further = header === '' ? [] : header.split(',').map((token) => token.trim());
  if (further.length > MOST_IDENTITIES) throw unauthenticated();
  return [...(authorization === '' ? [] : [bearer(authorization)]), ...further];
}

/** The token of an Authorization header; '' where there is none in it. */
export function bearer(authorization: string): string {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] ?? '';
}
