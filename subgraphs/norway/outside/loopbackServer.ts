import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorBody, type Fault, type Faults, FIREWALL_PAGE } from './faults.ts';

/** A request as a simulator sees it; `url` is whole, with the simulator's own address. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Outgoing {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoopbackServer {
  /** e.g. 'http://127.0.0.1:40123', without a closing slash. */
  readonly origin: string;
  /** How many requests came. */
  requests(): number;
  close(): Promise<void>;
}

export interface LoopbackOptions {
  /** 0 or none: any free one. */
  readonly port?: number | undefined;
  readonly faults: Faults;
  answer(incoming: Incoming): Promise<Outgoing>;
}

const MAX_BODY_BYTES = 100_000;
const TRY_LATER = 'Feil i tjenesten. Vennligst prøv igjen seinere.';

/** Serves a simulator on 127.0.0.1 only. */
export async function startLoopbackServer({ port = 0, faults, answer }: LoopbackOptions): Promise<LoopbackServer> {
  let requests = 0;
  const server = http.createServer((request, response) => {
    requests += 1;
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${portOf(server.address())}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming = await read(request, origin);
    const fault = await faults.take();
    const outgoing = fault ? await spoil(fault, () => answer(incoming)) : await answer(incoming);
    if (outgoing) send(response, outgoing);
    else response.destroy();
  }

  return {
    origin,
    requests: () => requests,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** An answer in JSON. */
export function json(status: number, body: unknown): Outgoing {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('A simulator listens on a port');
  return address.port;
}

async function read(request: IncomingMessage, origin: string): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('Body too large');
    chunks.push(chunk);
  }
  const { method = 'GET', url = '/', headers } = request;
  return { method, url: new URL(`${origin}${url}`), headers, body: Buffer.concat(chunks).toString('utf8') };
}

async function spoil(fault: Fault, answer: () => Promise<Outgoing>): Promise<Outgoing | undefined> {
  switch (fault.kind) {
    case 'STATUS':
      return json(fault.status, errorBody(fault.shape ?? 'DOCUMENTED', fault.status, TRY_LATER));
    case 'HTML_PAGE':
      return { status: fault.status, headers: { 'content-type': 'text/html' }, body: FIREWALL_PAGE };
    case 'TOO_MANY_REQUESTS':
      return { ...json(429, {}), headers: { 'retry-after': String(fault.retryAfterMs) } };
    case 'TRUNCATED': {
      const whole = await answer();
      return { ...whole, body: whole.body?.slice(0, whole.body.length / 2) ?? '' };
    }
    case 'HANG_UP':
      return undefined;
  }
}

function send(response: ServerResponse, { status, headers, body = '' }: Outgoing): void {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
