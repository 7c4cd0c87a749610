import { createServer } from 'node:http';
import { Pool } from 'undici';
import { deepAnswer } from './deepByHand.ts';

// The least that a gateway in this language has to do for the deep query: the same calls, written by hand. No GraphQL.
const [, , subgraphs = '', port = '0', calls = '16'] = process.argv;
const pool = new Pool(subgraphs);
const headers = { 'content-type': 'application/json' };

async function ask(subgraph: string, body: string): Promise<Record<string, unknown>> {
  const answer = await pool.request({ path: `/${subgraph}/graphql`, method: 'POST', headers, body });
  const { data } = JSON.parse(await answer.body.text()) as { data: Record<string, unknown> };
  return data;
}

createServer((request, response) => {
  request.resume().on('end', async () => {
    const text = JSON.stringify({ data: await deepAnswer({ ask, calls: calls === '13' ? 13 : 16 }) });
    response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
  });
}).listen(Number(port), '127.0.0.1');
