import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Caller } from '../subgraphs/shared/runtime/caller.ts';
import { Failure } from '../subgraphs/shared/runtime/failure.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { failureBody } from './failureBody.ts';

/** Who is calling and what of the request goes on to subgraphs. No other inbound header does. */
export interface RequestContext {
  caller: Caller | undefined;
  authorization: string;
  language: string;
}

declare module 'express-serve-static-core' {
  interface Locals {
    context?: RequestContext;
  }
}

/** Verifies the token, if there is one; a request with a wrong token is answered 401 and goes no further. */
export function identifyCaller(issuers: TrustedIssuers): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    const authorization = request.get('authorization') ?? '';
    const language = (request.get('accept-language') ?? '').slice(0, 200);
    try {
      const caller = authorization === '' ? undefined : await issuers.callerOf(bearer(authorization));
      response.locals.context = { caller, authorization, language };
    } catch (error) {
      const code = error instanceof Failure ? error.code : 'INTERNAL';
      response.set('WWW-Authenticate', 'Bearer error="invalid_token"');
      response.status(code === 'UNAUTHENTICATED' ? 401 : 503).json(failureBody(code));
      return;
    }
    next();
  };
}

function bearer(authorization: string): string {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] ?? '';
}
