import type { RequestHandler } from 'express';
import { Failure } from './failure.ts';
import type { Log } from './log.ts';
import type { TrustedIssuers } from './trustedIssuers.ts';

interface Guard {
  subgraph: string;
  issuers: TrustedIssuers;
  log: Log;
}

/**
 * Notes for a page who asks, where the gateway signed the token along and its issuer is meant for this subgraph: nobody
 * otherwise. Behind `notePageNetwork`, which reads the gateway's word.
 */
export function notePageCaller({ subgraph, issuers, log }: Guard): RequestHandler {
  return async (request, response, next) => {
    const token = /^Bearer ([\w.~+/=-]+)$/.exec(request.get('authorization') ?? '')?.[1];
    if (token && response.locals['isFromGateway']) {
      const caller = await issuers.callerOf(token).catch((err: unknown) => {
        if (!(err instanceof Failure) || err.code !== 'UNAUTHENTICATED') log.warn({ err }, 'caller of a page unknown');
      });
      if (caller && issuers.named(caller.issuer)?.subgraphs.includes(subgraph)) response.locals['caller'] = caller;
    }
    next();
  };
}
