import { createServer, type Socket } from 'node:net';
import { type GraphQLSchema, graphql } from 'graphql';
import { type Framed, messageReader } from './framing.ts';
import { firstType, madeValue, nationalSchemas } from './nationalSubgraphs.ts';
import { shopSchemas } from './shopSubgraphs.ts';

/**
 * The subgraphs of the bench, as a process of its own: what a real subgraph answers to a path and exact body is asked
 * once and told again from then on, so that what subgraphs cost does not count. Paths are /<subgraph>/graphql.
 */
const answers = new Map<string, Buffer>();
const national = nationalSchemas();
const schemas: Readonly<Record<string, GraphQLSchema>> = { ...shopSchemas(), ...national };
let calls = 0;

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on(
    'data',
    messageReader((message) => answer(socket, message)),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
process.on('message', () => {
  process.send?.({ calls });
  calls = 0;
});
process.on('disconnect', () => process.exit());

function answer(socket: Socket, { head, body }: Framed): void {
  calls += 1;
  const path = head.slice(head.indexOf(' ') + 1, head.indexOf(' HTTP/'));
  const key = path + body.toString('latin1');
  const known = answers.get(key);
  if (known) return void socket.write(known);
  ask(path, body).then((fresh) => {
    answers.set(key, fresh);
    socket.write(fresh);
  });
}

async function ask(path: string, body: Buffer): Promise<Buffer> {
  const [, name = ''] = path.split('/');
  const schema = schemas[name];
  if (!schema || body.length === 0) return response('404 Not Found', '{}');
  const { query, variables } = JSON.parse(body.toString());
  const made = name in national ? { fieldResolver: madeValue, typeResolver: firstType } : {};
  return response(
    '200 OK',
    JSON.stringify(await graphql({ schema, source: query, variableValues: variables, ...made })),
  );
}

function response(status: string, text: string): Buffer {
  const length = Buffer.byteLength(text);
  return Buffer.from(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`,
  );
}
