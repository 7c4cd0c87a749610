import { Pool } from 'undici';
import { AnswerCollector } from './answerCollector.ts';
import type { SubgraphTransport } from './subgraphTransport.ts';

const MOST_CONNECTIONS = 256;

export interface SubgraphPlace {
  /** Where /graphql, or whatever its path is, takes POST. */
  readonly endpoint: string;
  readonly mostAnswerBytes: number;
  readonly timeoutMs: number;
}

/**
 * Over HTTP, on connections that are kept, or on a new one for each call that asks for it. Redirects are not followed,
 * nor is anything asked again here.
 */
export function keepAliveTransport({ endpoint, mostAnswerBytes, timeoutMs }: SubgraphPlace): SubgraphTransport {
  const { origin, pathname, search } = new URL(endpoint);
  const path = pathname + search;
  // The caller's own time-out is over the whole call; these would be over parts of it.
  const options = { connectTimeout: timeoutMs, headersTimeout: 0, bodyTimeout: 0, connections: MOST_CONNECTIONS };
  const [kept, fresh] = [new Pool(origin, options), new Pool(origin, options)];
  return {
    begin({ headers, body, onNewConnection: reset }, end) {
      const collector = new AnswerCollector(mostAnswerBytes, end);
      const pool = reset ? fresh : kept;
      pool.dispatch({ path, method: 'POST', headers, body, reset }, collector);
      return collector;
    },
    async close() {
      await Promise.all([kept.destroy(), fresh.destroy()]);
    },
  };
}
