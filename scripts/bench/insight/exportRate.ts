import { createServer, get, type IncomingMessage } from 'node:http';
import express from 'express';
import { listenOnLoopback } from '../../../start/listenOnLoopback.ts';
import { ANALYST, type InsightWorld } from './insightWorld.ts';
import { mediansInTurns } from './mediansInTurns.ts';
import type { RawPostgres } from './rawPostgres.ts';

const PATH = '/export/memberships.csv?purpose=RESEARCH';

/** Rows a second of insight, and of PostgreSQL's COPY of the same rows. */
export interface Rates {
  readonly what: string;
  readonly ours: number;
  readonly bare: number;
}

/** A release made in all formats, and taken as CSV over HTTP, each against COPY TO of the records to a client. */
export async function raceExport(world: InsightWorld, raw: RawPostgres): Promise<Rates[]> {
  await world.sweep('toldLibraries');
  const { server, url } = await serveExport(world);
  try {
    const start = performance.now();
    await world.sweep('exportRelease');
    const making = performance.now() - start;
    let rows = 0;
    const ways = { taken: () => download(url), copied: () => raw.copyOut() };
    const { taken, copied } = await mediansInTurns(ways, (answers) => {
      rows = answers.copied;
      if (rows !== answers.taken) throw new Error(`${answers.taken} rows were exported, and COPY has ${rows}`);
    });
    const rate = (milliseconds: number) => (1_000 * rows) / milliseconds;
    return [
      { what: 'export: a CSV taken', ours: rate(taken), bare: rate(copied) },
      { what: 'export: made in three formats and taken', ours: rate(making + taken), bare: rate(copied) },
    ];
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function serveExport({ subgraph }: InsightWorld) {
  const app = express();
  app.use((_request, response, next) => {
    response.locals['caller'] = ANALYST;
    next();
  });
  for (const { path, router } of subgraph.pages ?? []) app.use(path, router);
  const server = createServer(app);
  return { server, url: `http://127.0.0.1:${await listenOnLoopback(server, 0)}${PATH}` };
}

/** The rows of the file, counted by their lines: its first two are names and watermark. */
async function download(url: string): Promise<number> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, resolve).on('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`the export answered ${response.statusCode}`);
  let lines = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  return lines - 2;
}
