import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { ASSERTION_HEADER, assertionVerifier, NETWORK_HEADER } from './callAssertion.ts';
import type { Caller } from './caller.ts';
import { Failure } from './failure.ts';
import type { Log } from './log.ts';
import { preferredLanguage } from './preferredLanguage.ts';
import type { Subgraph } from './subgraph.ts';
import type { TrustedIssuers } from './trustedIssuers.ts';

/** What the guard found out about a call, for those behind it. */
export interface GatewayCall {
  gatewayCall: { caller: Caller | undefined; language: string; network: string };
}

interface Guard {
  subgraph: Subgraph;
  issuers: TrustedIssuers;
  assertionKey: Buffer;
  log: Log;
}

const BODY_LIMIT = '1mb'; // the gateway takes 100 kB from clients; lists of entities make its own bodies larger

/** Lets through what the gateway signed for this subgraph and these bytes; everything else is answered 401 and nothing more. */
export function gatewayOnly({ subgraph, issuers, assertionKey, log }: Guard): RequestHandler[] {
  const asserted = assertionVerifier(assertionKey, Date.now);
  const guard = async (request: Request, response: Response, next: NextFunction) => {
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const authorization = request.get('authorization') ?? '';
    const language = request.get('accept-language') ?? '';
    const network = request.get(NETWORK_HEADER) ?? '';
    const call = { subgraph: subgraph.name, body, authorization, language, network };
    if (request.method !== 'POST' || !asserted(request.get(ASSERTION_HEADER) ?? '', call)) return refuseCall(response);
    try {
      const caller = authorization === '' ? undefined : await issuers.callerOf(bearer(authorization));
      if (caller && !issuers.named(caller.issuer)?.subgraphs.includes(subgraph.name)) return refuseCall(response);
      request.body = JSON.parse(body.toString('utf8'));
      Object.assign(request, { gatewayCall: { caller, language: preferredLanguage(language), network } });
    } catch (err) {
      if (!(err instanceof Failure) || err.code !== 'UNAUTHENTICATED') log.warn({ err }, 'call refused');
      return refuseCall(response);
    }
    next();
  };
  return [express.raw({ type: () => true, limit: BODY_LIMIT }), guard];
}

function refuseCall(response: Response): void {
  response.status(401).end();
}

function bearer(authorization: string): string {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] ?? '';
}
