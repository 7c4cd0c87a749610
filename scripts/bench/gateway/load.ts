import { connect } from 'node:net';
import { messageReader } from './framing.ts';

/** What the load is told: the same request over so many connections, for so long. */
export interface LoadOrder {
  readonly port: number;
  readonly body: string;
  readonly connections: number;
  readonly milliseconds: number;
}

export interface LoadResult {
  readonly answered: number;
  /** Answers that were not 200, or not as long as the first. */
  readonly wrong: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

// A process of its own, so that what it costs is not the gateway's.
process.on('message', async (order: LoadOrder) => process.send?.(await load(order)));
process.on('disconnect', () => process.exit());

async function load({ port, body, connections, milliseconds }: LoadOrder): Promise<LoadResult> {
  const length = Buffer.byteLength(body);
  const head = `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\naccept: application/json`;
  // Each connection is another client, or a gateway that asks subgraphs once for all who ask the same at once would win by that.
  const requestOf = (lane: number) =>
    Buffer.from(`${head}\r\naccept-language: en;q=0.${lane + 100}\r\ncontent-length: ${length}\r\n\r\n${body}`);
  const start = performance.now();
  const told = { took: [] as number[], wrong: 0, expected: -1 };
  const until = start + milliseconds;
  await Promise.all(Array.from({ length: connections }, (_, at) => lane(port, requestOf(at), until, told)));
  const seconds = (performance.now() - start) / 1_000;
  const sorted = told.took.sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { answered: sorted.length, wrong: told.wrong, seconds, p50: at(0.5), p99: at(0.99) };
}

interface Told {
  readonly took: number[];
  wrong: number;
  expected: number;
}

function lane(port: number, request: Buffer, until: number, told: Told): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let sent = 0;
    const send = () => {
      sent = performance.now();
      if (sent >= until) return void socket.end(resolve);
      socket.write(request);
    };
    socket.on('connect', send).on('error', reject);
    socket.on(
      'data',
      messageReader(({ head, body }) => {
        told.took.push(performance.now() - sent);
        if (told.expected < 0) told.expected = body.length;
        if (!head.startsWith('HTTP/1.1 200') || body.length !== told.expected) told.wrong += 1;
        send();
      }),
    );
  });
}
