import { request as httpRequest } from 'node:http';
import express, { type Router } from 'express';
import type { GatewaySettings } from './settings.ts';

const PASSED_ON = ['content-type', 'content-length', 'accept', 'accept-language'];
const TIMEOUT_MS = 10_000;

/** Passes the pages for people that a subgraph serves (the form behind a mailed link, public keys) through the public port. */
export function forwardPages({ pages, subgraphs }: GatewaySettings): Router {
  const router = express.Router();
  for (const [path, name] of Object.entries(pages)) {
    const url = subgraphs.find((subgraph) => subgraph.name === name)?.url;
    if (url) router.use(path, forwardTo(`${url}${path}`));
  }
  return router;
}

function forwardTo(address: string): express.RequestHandler {
  return (request, response) => {
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) return void response.status(405).end();
    const headers = Object.fromEntries(
      PASSED_ON.flatMap((name) => (request.get(name) ? [[name, request.get(name)]] : [])),
    );
    const outgoing = httpRequest(`${address}${request.url}`, { method: request.method, headers, timeout: TIMEOUT_MS });
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
