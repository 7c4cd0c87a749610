import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the answer; 1 000 000 unless told. */
  readonly maxBytes?: number;
  /** Ends the whole exchange, from connecting to the last byte. */
  readonly signal: AbortSignal;
}

export interface ExchangeAnswer {
  readonly status: number;
  readonly headers: Readonly<http.IncomingHttpHeaders>;
  readonly text: string;
}

/** No answer came, or none that we would read. Says only why: the cause may name the address that was asked. */
export class ExchangeFailed extends Error {
  readonly reason: 'NETWORK' | 'TIMED_OUT' | 'TOO_LARGE';

  constructor(reason: ExchangeFailed['reason']) {
    super(`No answer: ${reason}`);
    this.reason = reason;
  }
}

const CONNECT_MS = 2_000;
const MAX_BYTES = 1_000_000;

/**
 * One request and its answer over node:http, which (unlike fetch) has a time-out for connecting and never follows a redirect.
 * Throws ExchangeFailed.
 */
export function exchange(url: URL, request: ExchangeRequest): Promise<ExchangeAnswer> {
  const { method, headers, body, signal, maxBytes = MAX_BYTES } = request;
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => {
      if (error instanceof ExchangeFailed) return reject(error);
      reject(new ExchangeFailed(signal.aborted ? 'TIMED_OUT' : 'NETWORK'));
    };
    const send = url.protocol === 'https:' ? https.request : http.request;
    const outgoing = send(url, { method, headers, signal }, (incoming) => {
      whole(incoming, maxBytes).then(resolve, failed);
    });
    giveUpConnecting(outgoing);
    outgoing.on('error', failed);
    outgoing.end(body);
  });
}

function giveUpConnecting(outgoing: http.ClientRequest): void {
  outgoing.on('socket', (socket) => {
    if (!socket.connecting) return;
    const timer = setTimeout(() => outgoing.destroy(), CONNECT_MS);
    socket.once('connect', () => clearTimeout(timer));
    socket.once('close', () => clearTimeout(timer));
  });
}

async function whole(incoming: IncomingMessage, maxBytes: number): Promise<ExchangeAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      incoming.destroy();
      throw new ExchangeFailed('TOO_LARGE');
    }
    chunks.push(chunk);
  }
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(chunks).toString('utf8') };
}
