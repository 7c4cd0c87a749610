import express, { type Router } from 'express';
import type { SubgraphAddress } from './settings.ts';

const PROBE_MS = 2_000;

/** /health/live: the process answers. /health/ready: 200 when every subgraph is ready, 503 with the names of those that are not. */
export function probes(subgraphs: readonly SubgraphAddress[]): Router {
  const router = express.Router();
  router.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/health/ready', async (_request, response) => {
    const states = await Promise.all(subgraphs.map(async ({ name, url }) => [name, await isReady(url)] as const));
    const waitingFor = states.filter(([, ready]) => !ready).map(([name]) => name);
    response
      .status(waitingFor.length === 0 ? 200 : 503)
      .json({ status: waitingFor.length === 0 ? 'ok' : 'not ready', waitingFor });
  });
  return router;
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(PROBE_MS), redirect: 'error' }).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.ok;
    },
    () => false,
  );
}
