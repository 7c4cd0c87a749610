import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Caller } from '../subgraphs/shared/runtime/caller.ts';
import { Failure } from '../subgraphs/shared/runtime/failure.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { networkOf } from './clientNetwork.ts';
import { failureBody } from './failureBody.ts';

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
}

declare module 'express-serve-static-core' {
  interface Locals {
    context?: RequestContext;
  }
}

const MOST_IDENTITIES = 5;

/** Verifies every token that came; a request with a wrong one is answered 401 and goes no further. */
export function identifyCaller(issuers: TrustedIssuers): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    const language = (request.get('accept-language') ?? '').slice(0, 200);
    try {
      const identities = await Promise.all(
        tokensOf(request).map(async (token) => ({
          caller: await issuers.callerOf(token),
          authorization: `Bearer ${token}`,
        })),
      );
      response.locals.context = { identities, language, network: networkOf(request.ip ?? '') };
    } catch (error) {
      const code = error instanceof Failure ? error.code : 'INTERNAL';
      response.set('WWW-Authenticate', 'Bearer error="invalid_token"');
      response.status(code === 'UNAUTHENTICATED' ? 401 : 503).json(failureBody(code));
      return;
    }
    next();
  };
}

function tokensOf(request: Request): string[] {
  const authorization = request.get('authorization') ?? '';
  const header = request.get('identities') ?? '';
  const further = header === '' ? [] : header.split(',').map((token) => token.trim());
  if (further.length > MOST_IDENTITIES) throw new Failure('UNAUTHENTICATED');
  return [...(authorization === '' ? [] : [bearer(authorization)]), ...further];
}

/** The token of an Authorization header; '' where there is none in it. */
export function bearer(authorization: string): string {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] ?? '';
}
