import type { RequestHandler } from 'express';
import { ASSERTION_HEADER, assertionVerifier, NETWORK_HEADER } from './callAssertion.ts';

/** Without the gateway's word everybody is one network. */
const UNKNOWN = '';

/**
 * Notes for the pages where the client is, as the gateway tells and signs it; the page itself is open to everybody, but
 * for one that looks whether the call is the gateway's. The assertion is made over an empty body, which is no GraphQL
 * request.
 */
export function notePageNetwork(subgraph: string, assertionKey: Buffer): RequestHandler {
  const asserted = assertionVerifier(assertionKey, Date.now);
  return (request, response, next) => {
    const network = request.get(NETWORK_HEADER) ?? UNKNOWN;
    const authorization = request.get('authorization') ?? '';
    const call = { subgraph, body: '', authorization, language: '', network };
    const isTold = asserted(request.get(ASSERTION_HEADER) ?? '', call);
    response.locals['network'] = isTold ? network : UNKNOWN;
    response.locals['isFromGateway'] = isTold;
    next();
  };
}
