import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listenFault } from '../../subgraphs/shared/runtime/listenFault.ts';

export interface MetricsPlace {
  readonly host: string;
  readonly port: number;
}

/** /metrics on a port of its own, which is not for the public. `read`: the text that Prometheus takes. */
export async function serveMetrics(
  { host, port }: MetricsPlace,
  read: () => Promise<string>,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    const text = await read().catch(() => undefined);
    if (text === undefined) return void response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, 'METRICS_'))).listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}/metrics`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
