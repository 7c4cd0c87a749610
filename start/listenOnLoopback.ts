import { once } from 'node:events';
import type { Server } from 'node:net';

/** Lets the server listen on 127.0.0.1 only; port 0 takes any free one. Gives the port, rejects where it is taken. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a TCP port');
  return address.port;
}
