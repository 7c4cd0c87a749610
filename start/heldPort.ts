import { createServer, type Server } from 'node:net';
import { SettingError } from '../subgraphs/shared/runtime/settings.ts';

/** A port that is taken before anything else is started and never let go: whoever connects before it is served is hung up on. */
export interface HeldPort {
  readonly port: number;
  /** Listens. Another server takes its place by listening on it. */
  readonly server: Server;
  close(): Promise<void>;
}

/** 0 becomes a free port. Throws a SettingError where it is taken. */
export async function holdPort(host: string, port: number): Promise<HeldPort> {
  const server = createServer((socket) => void socket.destroy());
  const taken = new SettingError(`port ${port} is taken; choose another: PORT=${port + 1} npm start`);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? taken : error));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    server,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
