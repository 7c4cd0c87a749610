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
 * Over HTTP, on connections that are kept. Redirects are not followed, nor is anything asked again here. What is no read
 * goes over a new connection: one that lay idle may be closing at the other end, and then nobody could say whether the
 * call was carried out.
 */
export function keepAliveTransport({ endpoint, mostAnswerBytes, timeoutMs }: SubgraphPlace): SubgraphTransport {
  const { origin, pathname, search } = new URL(endpoint);
  const path = pathname + search;
  // The caller's own time-out is over the whole call; these would be over parts of it.
  const options = { connectTimeout: timeoutMs, headersTimeout: 0, bodyTimeout: 0, connections: MOST_CONNECTIONS };
  const [kept, fresh] = [new Pool(origin, options), new Pool(origin, options)];
  return {
    begin({ headers, body, isRead }) {
      const collector = new AnswerCollector(mostAnswerBytes);
      const pool = isRead ? kept : fresh;
      pool.dispatch({ path, method: 'POST', headers, body, reset: !isRead }, collector);
      return collector;
    },
    async close() {
      await Promise.all([kept.destroy(), fresh.destroy()]);
    },
  };
}
