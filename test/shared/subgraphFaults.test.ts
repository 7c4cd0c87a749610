import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { type GuardedSubgraph, serveSubgraph } from '../../subgraphs/shared/runtime/serveSubgraph.ts';
import { trustIssuers } from '../../subgraphs/shared/runtime/trustedIssuers.ts';
import { boatSubgraph, sailSchema } from '../support/boatSubgraphs.ts';

const said: { fields: { err: Error }; text: string }[] = [];
let served: GuardedSubgraph;

beforeAll(async () => {
  const router = express.Router();
  router.get('/broken', async () => {
    throw new Error('the database is away');
  });
  router.get('/begun', async (_request, response) => {
    await new Promise<void>((resolve) => response.write('half of it', () => resolve()));
    throw new Error('the database is away');
  });
  router.post('/form', express.urlencoded({ extended: false, limit: '1kb' }), (_request, response) => {
    response.status(204).end();
  });
  const log = {
    ...openLog('test', 'silent'),
    error: (fields: never, text: string) => void said.push({ fields, text }),
  };
  const subgraph = { ...boatSubgraph('sail', sailSchema(), {} as never, []), pages: [{ path: '/page', router }] };
  const issuers = trustIssuers([]);
  served = await serveSubgraph({ subgraph, issuers, assertionKey: Buffer.alloc(32, 'key'), log: log as never });
});
afterAll(() => served.close());
beforeEach(() => {
  said.length = 0;
});

describe('a page of a subgraph', () => {
  test('that fails says so and nothing more, and the log says what happened', async () => {
    const answer = await fetch(`${served.url}/page/broken`);
    expect([answer.status, await answer.text()]).toEqual([500, 'Something went wrong on our side.']);
    expect(said).toEqual([{ fields: { err: new Error('the database is away') }, text: 'request failed' }]);
  });

  test('that fails in the middle is broken off', async () => {
    await expect(fetch(`${served.url}/page/begun`).then((answer) => answer.text())).rejects.toThrow('terminated');
    expect(said).toHaveLength(1);
  });

  test.each([
    [1_000, 204],
    [1_100, 401],
  ])('is sent %d characters and answers %d: a wrong request is nothing for the log', async (length, status) => {
    const body = new URLSearchParams({ token: 'x'.repeat(length) });
    const answer = await fetch(`${served.url}/page/form`, { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([status, '']);
    expect(said).toEqual([]);
  });
});
