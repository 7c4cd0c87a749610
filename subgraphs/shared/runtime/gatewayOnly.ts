import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { tracedAs } from './callTrace.ts';
import type { GatewayCall, VerifyGatewayCall } from './gatewayCall.ts';

export interface Guarded {
  gatewayCall: GatewayCall;
}

/** The gateway takes 100 kB from clients; lists of entities make its own bodies larger. */
export const MOST_BODY_BYTES = 1_048_576;

/** Lets through what the gateway signed for this subgraph and these bytes; everything else is answered 401 and nothing more. */
export function gatewayOnly(verify: VerifyGatewayCall): RequestHandler[] {
  const guard = async (request: Request, response: Response, next: NextFunction) => {
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const isPost = request.method === 'POST';
    const gatewayCall = isPost ? await verify({ headers: request.headers, body }) : undefined;
    if (!gatewayCall) return void response.status(401).end();
    request.body = gatewayCall.request;
    Object.assign(request, { gatewayCall });
    tracedAs(gatewayCall.trace, next);
  };
  return [express.raw({ type: () => true, limit: MOST_BODY_BYTES }), guard];
}
