import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';

/** Something that listens where insight looks for a country. */
export interface FeedServer {
  readonly url: string;
  /** How often it was asked. */
  asked(): number;
  /** What it answers from now on: a body with its status, or whatever the routes do. */
  answers(answer: Answer): void;
  close(): Promise<void>;
}

type Answer = { readonly status?: number; readonly body: string } | Router;

export async function feedServer(): Promise<FeedServer> {
  let answer: Answer = { body: '{}' };
  let asked = 0;
  const app = express();
  app.use('/feed', (request, response, next) => {
    asked += 1;
    if (typeof answer === 'function') return answer(request, response, next);
    response.status(answer.status ?? 200).end(answer.body);
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    answers: (next) => {
      answer = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
