import http from 'node:http';
import { ASSERTION_HEADER, assertCall, NETWORK_HEADER } from '../../subgraphs/shared/runtime/callAssertion.ts';

/** What the client is told: so many calls, so many at once. */
export interface CallOrder {
  url: string;
  subgraph: string;
  assertionKey: Uint8Array;
  authorization: string;
  body: string;
  calls: number;
  atOnce: number;
}

// A process of its own, so that what the client costs does not count for the server's.
process.on('message', async (order: CallOrder) => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: order.atOnce });
  let left = order.calls;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await call(order, agent);
    }
  };
  await Promise.all(Array.from({ length: order.atOnce }, one));
  agent.destroy();
  process.send?.('done');
});

/** Signs and sends the same to a server that checks and to one that does not. */
function call({ url, subgraph, assertionKey, authorization, body }: CallOrder, agent: http.Agent): Promise<void> {
  const signed = { subgraph, body, authorization, language: 'en', network: 'home' };
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'accept-language': 'en',
    authorization,
    [NETWORK_HEADER]: 'home',
    [ASSERTION_HEADER]: assertCall(Buffer.from(assertionKey), signed, Date.now()),
  };
  return new Promise((resolve, reject) => {
    const outgoing = http.request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () =>
        answer.statusCode === 200 && !text.includes('"errors"') ? resolve() : reject(new Error(text)),
      );
    });
    outgoing.on('error', reject).end(body);
  });
}
