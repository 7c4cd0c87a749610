import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';
import express, { type Request, type Response, type Router } from 'express';
import { ASSERTION_HEADER, assertCall, NETWORK_HEADER } from '../subgraphs/shared/runtime/callAssertion.ts';
import { Failure } from '../subgraphs/shared/runtime/failure.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { bearer } from './caller.ts';
import { networkOf, networkSeenBy } from './clientNetwork.ts';
import { failureBody } from './failureBody.ts';
import type { GatewaySettings, SubgraphAddress } from './settings.ts';

const OF_THE_CLIENT = ['accept', 'accept-language', 'range', 'if-range'];
const OF_HIS_BODY = ['content-type', 'content-length'];
// Of one connection alone (RFC 9110, 7.6.1), or for the whole origin, where the playground is too.
const NOT_OF_A_PAGE =
  /^(?:connection|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-.*|set-cookie|access-control-.*|clear-site-data|service-worker-allowed|strict-transport-security|alt-svc)$/;
const TIMEOUT_MS = 10_000;

/**
 * Passes the pages that a subgraph serves (the form behind a mailed link, public keys, exports) through the public port,
 * both ways as they come: nothing of them is kept here. Nothing else of the subgraph can be reached so.
 */
export function forwardPages({ pages, subgraphs }: GatewaySettings, issuers: TrustedIssuers): Router {
  const router = express.Router();
  for (const [path, name] of Object.entries(pages)) {
    const address = subgraphs.find((subgraph) => subgraph.name === name);
    if (address?.assertionKey) router.use(path, forwardTo(address, address.assertionKey, path, issuers));
  }
  return router;
}

function forwardTo(
  address: SubgraphAddress,
  key: Buffer,
  path: string,
  issuers: TrustedIssuers,
): express.RequestHandler {
  return async (request, response) => {
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) return void response.status(405).end();
    const target = targetOf(address, path, request);
    if (!target) return void response.status(404).end();
    const authorization = await authorizationFor(address, request, issuers).catch((error: unknown) => {
      const isWrong = error instanceof Failure && error.code === 'UNAUTHENTICATED';
      response.status(isWrong ? 401 : 503).json(failureBody(isWrong ? 'UNAUTHENTICATED' : 'INTERNAL'));
    });
    if (authorization === undefined) return;
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = send(target, {
      method: request.method,
      headers: { ...passedOn(request), ...assertedFor(address.name, key, request, authorization) },
      timeout: TIMEOUT_MS,
    });
    outgoing.on('response', (answer) => passBack(answer, outgoing, response));
    outgoing.on('timeout', () => {
      // Nothing comes because the client takes nothing: whoever serves it says how long it waits.
      if (!response.writableNeedDrain) outgoing.destroy(new Error('no answer'));
    });
    outgoing.on('error', () =>
      response.headersSent
        ? response.destroy()
        : response.status(503).type('text').send('Not available at the moment.'),
    );
    sendBody(request, outgoing);
  };
}

/** Undefined for a way out of the page's own path: a URL with dots in it is another URL. */
function targetOf({ url }: SubgraphAddress, path: string, request: Request): URL | undefined {
  const target = new URL(`${url}${path}${request.url}`);
  return target.pathname.startsWith(`${path}/`) ? target : undefined;
}

// Only POST has a body. Node.js sends that of a GET without saying that there is one: the subgraph would take it for the
// next request of this connection, written by the client, and its answer for that to the next client's request.
function sendBody(request: Request, outgoing: ClientRequest): void {
  if (request.method !== 'POST') return void outgoing.end();
  const breakOff = () => (request.complete ? undefined : outgoing.destroy());
  request.on('close', breakOff).pipe(outgoing);
  if (request.destroyed) breakOff();
}

// A client that goes away frees what the subgraph holds for it, and a subgraph that breaks off breaks off the client's.
function passBack(answer: IncomingMessage, outgoing: ClientRequest, response: Response): void {
  response.status(answer.statusCode ?? 502);
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined && !NOT_OF_A_PAGE.test(name)) response.set(name, value);
  pipeline(answer, response, () => outgoing.destroy());
}

/** The token where it is right and meant for this subgraph, nothing where it is meant for others. Throws where it is wrong. */
async function authorizationFor({ name }: SubgraphAddress, request: Request, issuers: TrustedIssuers): Promise<string> {
  const header = request.get('authorization');
  if (header === undefined) return '';
  const authorization = `Bearer ${bearer(header)}`;
  const { issuer } = await issuers.callerOf(bearer(header));
  return issuers.named(issuer)?.subgraphs.includes(name) ? authorization : '';
}

function passedOn(request: Request): Record<string, string> {
  const names = request.method === 'POST' ? [...OF_THE_CLIENT, ...OF_HIS_BODY] : OF_THE_CLIENT;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = request.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

// Wrong links are counted by network. The body is passed on as it comes, so the assertion is made over none.
function assertedFor(
  name: string,
  assertionKey: Buffer,
  request: Request,
  authorization: string,
): Record<string, string> {
  const network = networkSeenBy(assertionKey, networkOf(request.ip ?? ''));
  const call = { subgraph: name, body: '', authorization, language: '', network };
  return {
    [NETWORK_HEADER]: network,
    [ASSERTION_HEADER]: assertCall(assertionKey, call, Date.now()),
    ...(authorization && { authorization }),
  };
}
