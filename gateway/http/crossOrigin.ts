import type { IncomingMessage, ServerResponse } from 'node:http';

const PREFLIGHT = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, authorization, identities, accept-language, x-show-cost',
  'access-control-max-age': '600',
};

/**
 * Lets pages of the listed origins read answers; of no other. Never with credentials: no cookie counts here.
 * True where that was the whole request, a preflight, and it is answered.
 */
export function crossOrigin(origins: ReadonlySet<string>) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { origin } = request.headers;
    const listed = origin !== undefined && origins.has(origin);
    if (origins.size > 0) response.setHeader('vary', 'origin');
    if (listed) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', 'retry-after, server-timing');
    }
    if (request.method !== 'OPTIONS' || !listed) return false;
    response.writeHead(204, PREFLIGHT).end();
    return true;
  };
}
