import { request as httpRequest } from 'node:http';
import express, { type Request, type Router } from 'express';
import { ASSERTION_HEADER, assertCall, NETWORK_HEADER } from '../subgraphs/shared/runtime/callAssertion.ts';
import { networkOf, networkSeenBy } from './clientNetwork.ts';
import type { GatewaySettings, SubgraphAddress } from './settings.ts';

const PASSED_ON = ['content-type', 'content-length', 'accept', 'accept-language'];
const TIMEOUT_MS = 10_000;

/** Passes the pages for people that a subgraph serves (the form behind a mailed link, public keys) through the public port. */
export function forwardPages({ pages, subgraphs }: GatewaySettings): Router {
  const router = express.Router();
  for (const [path, name] of Object.entries(pages)) {
    const address = subgraphs.find((subgraph) => subgraph.name === name);
    if (address?.assertionKey) router.use(path, forwardTo(address, address.assertionKey, path));
  }
  return router;
}

function forwardTo(address: SubgraphAddress, key: Buffer, path: string): express.RequestHandler {
  return (request, response) => {
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) return void response.status(405).end();
    const outgoing = httpRequest(`${address.url}${path}${request.url}`, {
      method: request.method,
      headers: { ...passedOn(request), ...networkFor(address.name, key, request) },
      timeout: TIMEOUT_MS,
    });
    outgoing.on('response', (answer) => {
      response.status(answer.statusCode ?? 502).set(answer.headers as Record<string, string>);
      answer.pipe(response);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer')));
    outgoing.on('error', () =>
      response.headersSent
        ? response.destroy()
        : response.status(503).type('text').send('Not available at the moment.'),
    );
    request.pipe(outgoing);
  };
}

function passedOn(request: Request): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = request.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

// Wrong links are counted by network. The body is passed on as it comes, so the assertion is made over none.
function networkFor(name: string, assertionKey: Buffer, request: Request): Record<string, string> {
  const network = networkSeenBy(assertionKey, networkOf(request.ip ?? ''));
  const call = { subgraph: name, body: '', authorization: '', language: '', network };
  return { [NETWORK_HEADER]: network, [ASSERTION_HEADER]: assertCall(assertionKey, call, Date.now()) };
}
