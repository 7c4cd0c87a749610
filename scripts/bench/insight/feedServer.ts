import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createInterface } from 'node:readline';
import { json } from 'node:stream/consumers';
import { listenOnLoopback } from '../../../start/listenOnLoopback.ts';
import { FEED_PATH } from '../../../subgraphs/shared/runtime/feed/feedCall.ts';
import { FEED_PAGE } from '../../../subgraphs/shared/vocabulary/membershipEvent.ts';
import type { EventFile } from './eventFiles.ts';

const PUBLISHED_AT = '2026-11-01T00:00:00Z';

/** The feeds of the countries, each from its file. A page is told once, and then the next. */
export class FeedServer {
  readonly url: string;
  readonly #server: Server;
  #pages = new Map<string, AsyncGenerator<string>>();

  static async start(): Promise<FeedServer> {
    const server = createServer();
    return new FeedServer(server, await listenOnLoopback(server, 0));
  }

  private constructor(server: Server, port: number) {
    this.url = `http://127.0.0.1:${port}`;
    this.#server = server.on('request', async (request, response) => {
      await json(request);
      const page = await this.#pages.get(request.url ?? '')?.next();
      response.setHeader('content-type', 'application/json').end(page?.value);
    });
  }

  /** From now on the countries tell these. */
  tell(files: readonly EventFile[]): void {
    this.#pages = new Map(files.map((file) => [`/${file.country}${FEED_PATH}`, pagesOf(file)]));
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function* pagesOf({ country, path, to: head }: EventFile): AsyncGenerator<string> {
  const page = (events: readonly string[]) =>
    `{"country":"${country}","head":${head},"publishedAt":"${PUBLISHED_AT}","completeTo":"${PUBLISHED_AT}","events":[${events}]}`;
  let events: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    events.push(eventOf(line));
    if (events.length < FEED_PAGE) continue;
    yield page(events);
    events = [];
  }
  yield page(events);
  while (true) yield page([]);
}

function eventOf(line: string): string {
  const values = line.split('\t').map((value) => (value === '\\N' ? null : value));
  const [, position, membership, happened, at, kind, library, region, ageBand, since, through, status, undisclosed] =
    values;
  return JSON.stringify({
    ...{ position: Number(position), membership, happened, at, kind, library, region, ageBand, since, through, status },
    undisclosed: undisclosed === 't',
  });
}
