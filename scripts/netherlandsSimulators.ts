import { once } from 'node:events';
import { startControlPort } from '../subgraphs/netherlands/outside/mollie/controlPort.ts';
import { startMollieSimulator } from '../subgraphs/netherlands/outside/mollie/simulator.ts';

/** npm run simulators:netherlands -- [--port <port>]: Mollie alone, until interrupted. Prints its addresses in a line of JSON. */
export async function main(words: readonly string[]): Promise<number> {
  const port = words[0] === '--port' ? Number(words[1]) : 0;
  if (!Number.isInteger(port) || port < 0 || port > 65_534 || (words.length > 0 && words[0] !== '--port')) {
    console.error('npm run simulators:netherlands -- [--port <1024 to 65534>]');
    return 1;
  }
  const mollie = await startMollieSimulator({ port });
  const control = await startControlPort(mollie, port && port + 1);
  console.log(JSON.stringify({ mollie: mollie.origin, key: mollie.key, control: control.origin }));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await Promise.all([mollie.close(), control.close()]);
  return 0;
}
