import express, { type Router } from 'express';
import type { Drain } from './drain.ts';
import type { SubgraphAddress } from './settings.ts';

const PROBE_MS = 2_000;
const SEEN_FOR_MS = 500;

/**
 * /health/live: the process answers. /health/ready: requests may be sent here. 503 while the gateway drains, and where no
 * subgraph is ready; one that is down makes none of the gateways unready, for the others' data are worth having, but is named.
 * Everybody may ask, as often as they like: subgraphs, who ask their databases, are asked twice a second at most.
 */
export function probes(all: readonly SubgraphAddress[], drain: Drain): Router {
  const router = express.Router();
  const subgraphs = all.filter(({ assertionKey }) => assertionKey !== undefined);
  const look = atIntervals(() =>
    Promise.all(subgraphs.map(async ({ name, url }) => [name, await isReady(url)] as const)),
  );
  router.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  router.get('/health/ready', async (_request, response) => {
    if (drain.isDraining) return void response.status(503).json({ status: 'draining' });
    const states = await look();
    const waitingFor = states.filter(([, ready]) => !ready).map(([name]) => name);
    const none = states.length > 0 && waitingFor.length === states.length;
    const status = none ? 'not ready' : waitingFor.length > 0 ? 'partly ready' : 'ok';
    response.status(none ? 503 : 200).json({ status, waitingFor });
  });
  return router;
}

/** What was seen lately, or is being looked for. */
function atIntervals<Seen>(look: () => Promise<Seen>): () => Promise<Seen> {
  let seen: Promise<Seen> | undefined;
  const forget = () => {
    setTimeout(() => {
      seen = undefined;
    }, SEEN_FOR_MS).unref();
  };
  return () => {
    seen ??= look().finally(forget);
    return seen;
  };
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
