import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../scripts/schema/compose.ts';
import { eventually } from './eventually.ts';

const SUPERGRAPH = compose([{ name: 'sail', typeDefs: 'type Query { always: String slow: String }' }]).supergraph;
// Writes down every host that the process connects to, before it does anything else.
const WATCH = `import net from 'node:net'; const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) { const [first] = given.flat();
console.error('CONNECTS ' + (first.host ?? first.path ?? 'localhost')); return connect.apply(this, given); };`;

/** What a gateway in a process of its own needs: its settings, the files that they name, and a subgraph that can be slow. */
export interface ProcessPlace {
  readonly settings: Record<string, string>;
  /** Waits until the field `slow` is asked for; what it gives answers it. */
  slowAsked(): Promise<() => void>;
  close(): Promise<void>;
}

export async function openProcessPlace(): Promise<ProcessPlace> {
  let answerSlow: (() => void) | undefined;
  const subgraph = createServer(async (incoming, response) => {
    const body = Buffer.concat(await incoming.toArray()).toString('utf8');
    response.setHeader('content-type', 'application/json');
    if (incoming.url === '/health/ready') response.end('{}');
    else if (!body.includes('slow')) response.end('{"data":{"always":"yes"}}');
    else answerSlow = () => void response.end('{"data":{"slow":"at last"}}');
  });
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  const folder = await mkdtemp(join(tmpdir(), 'gateway-process-'));
  await writeFile(join(folder, 'supergraph.sdl'), SUPERGRAPH);
  await writeFile(join(folder, 'always.graphql'), 'query Always { always }');
  await writeFile(join(folder, 'watch.mjs'), WATCH);
  const settings = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    NODE_OPTIONS: `--import ${join(folder, 'watch.mjs')}`,
    SUPERGRAPH: join(folder, 'supergraph.sdl'),
    TRUSTED_DOCUMENTS: folder,
    TRUSTED_ISSUERS: '[]',
    PORT: '0',
    LOG_LEVEL: 'info',
    SUBGRAPH_URL_SAIL: `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}`,
    ASSERTION_KEY_SAIL: Buffer.alloc(32, 's').toString('base64'),
  };
  return {
    settings,
    async slowAsked() {
      const answer = await eventually(() => answerSlow);
      answerSlow = undefined;
      return answer;
    },
    async close() {
      subgraph.closeAllConnections();
      await new Promise((resolve) => subgraph.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
