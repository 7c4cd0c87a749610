import { createServer } from 'node:net';
import { SettingError } from '../subgraphs/shared/runtime/settings.ts';

/** Tells before anything else is started whether the public port can be had; 0 becomes a free one. */
export async function reservePort(host: string, port: number): Promise<number> {
  const server = createServer();
  const taken = new SettingError(`port ${port} is taken; choose another: PORT=${port + 1} npm start`);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? taken : error));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : port;
}
