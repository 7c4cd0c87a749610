import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import express from 'express';
import { makeExportRelease } from '../../../subgraphs/insight/operations/export/makeExportRelease.ts';
import type { InsightRegistry } from '../../../subgraphs/insight/registry.ts';
import { staff, type TestSubgraph } from '../../support/testSubgraph.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

export const KEY = Buffer.alloc(32, 'of this release');

export interface ExportServer {
  readonly url: string;
  /** As that subject of the staff's issuer; '' is nobody. */
  get(path: string, headers?: Record<string, string>, as?: string): Promise<Response>;
  close(): void;
}

/** The route of the files alone; who asks is what the guard before it would have found out. */
export async function exportServer(on: TestSubgraph): Promise<ExportServer> {
  const app = express();
  for (const { path, router } of on.subgraph.pages ?? []) {
    const whoAsks: express.RequestHandler = (request, response, next) => {
      const subject = request.get('x-subject');
      if (subject) response.locals['caller'] = staff(subject);
      next();
    };
    app.use(path, whoAsks, router);
  }
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    get: (path, headers = {}, as = 'analyst.one') =>
      fetch(`${url}/export/${path}`, { headers: { ...headers, ...(as && { 'x-subject': as }) } }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Makes a release of what there is; the key of its pseudonyms is known to the test. */
export async function release(on: TestSubgraph, key: Buffer = KEY): Promise<number> {
  return makeExportRelease({ database: on.database, now: on.clock.now, newExportKey: () => key } as InsightRegistry);
}

export function sha256(bytes: ArrayBuffer | Buffer): string {
  return createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
}

/** How many bytes this process really holds outside of its heap: what is read and not yet sent is there. */
export function heldBytes(): number {
  collect();
  return process.memoryUsage().external;
}
