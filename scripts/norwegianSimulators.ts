import { once } from 'node:events';
import { runSimulators } from '../subgraphs/norway/outside/runSimulators.ts';

/**
 * npm run simulators:norway -- [--first-port <port>] [redirect_uri ...]: Folkeregisteret, Maskinporten and ID-porten
 * alone, until interrupted. Prints their addresses in a line of JSON.
 */
export async function main(words: readonly string[]): Promise<number> {
  const [first, second, ...rest] = words;
  const hasPort = first === '--first-port';
  const redirectUris = hasPort ? rest : words;
  const firstPort = hasPort ? Number(second) : undefined;
  const isPort = firstPort === undefined || (Number.isInteger(firstPort) && firstPort >= 1_024 && firstPort <= 65_532);
  if (!isPort || !redirectUris.every((uri) => URL.canParse(uri))) {
    console.error('npm run simulators:norway -- [--first-port <1024 to 65532>] [redirect_uri ...]');
    return 1;
  }
  const { addresses, close } = await runSimulators({ redirectUris, firstPort });
  console.log(JSON.stringify(addresses));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await close();
  return 0;
}
