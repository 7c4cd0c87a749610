import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { serveGateway } from '../../gateway/serveGateway.ts';
import { gatewaySettings } from '../../gateway/settings.ts';
import { subgraphNames } from '../../gateway/subgraphNames.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { type Load, startLoad } from './steadyLoad.ts';

const CLIENTS = 8;
const LOOKED_AT_EVERY = 10;
/** Of the heap after the first ten swaps, what it may have grown to at the end. */
const FLAT = 1.1;
const ANSWER = '{"data":{"viewer":{"celiaRegistrar":{"units":[{"id":"u1"}]}}}}';

/**
 * npm run bench:reload: the national supergraph is replaced again and again (SWAPS, 60) while clients ask, each time with
 * another field and all saved operations planned anew. Ends with 1 where a request failed or memory grew.
 */
export async function main(): Promise<number> {
  const swaps = Number(process.env['SWAPS'] ?? 60);
  const supergraph = await readFile('schema/supergraph.graphql', 'utf8');
  const folder = await mkdtemp(join(tmpdir(), 'bench-reload-'));
  const path = join(folder, 'supergraph.graphql');
  await writeFile(path, supergraph);
  const outcomes: string[] = [];
  const gateway = await serveGateway({
    ...{ settings: settingsFor(supergraph), supergraphSdl: supergraph, log: openLog('bench', 'error') },
    supergraphFile: { path, everyMs: 50 },
    supergraphObserver: (outcome) => void outcomes.push(outcome),
    routes: () => undefined,
  });
  const load = startLoad(`${gateway.url}/graphql`, CLIENTS, ANSWER);
  console.log(
    '| swaps | requests | failed | p50 ms | p99 ms | longest ms | heap MB |\n|---:|---:|---:|---:|---:|---:|---:|',
  );
  const heaps: number[] = [];
  for (let swap = 1; swap <= swaps; swap += 1) {
    await writeFile(path, withField(supergraph, `swap${swap}`));
    while (outcomes.length < swap) await pause(20);
    if (swap % LOOKED_AT_EVERY === 0 || swap === swaps) heaps.push(await tell(swap, load));
  }
  const failed = await load.stop();
  await gateway.close();
  await rm(folder, { recursive: true });
  const [first = 0, last = 0] = [heaps[0], heaps.at(-1)];
  const isRight = failed === 0 && outcomes.every((outcome) => outcome === 'replaced') && last <= first * FLAT;
  console.log(
    isRight ? 'no request failed, memory is flat' : 'WRONG: a request failed, a swap was refused or memory grew',
  );
  return isRight ? 0 : 1;
}

/** All subgraphs in this process, with one answer. */
function settingsFor(supergraph: string) {
  const names = subgraphNames(supergraph);
  const places = names.flatMap((name) => [
    [`SUBGRAPH_URL_${name.toUpperCase()}`, 'http://127.0.0.1:9'],
    [`ASSERTION_KEY_${name.toUpperCase()}`, Buffer.alloc(32, name).toString('base64')],
  ]);
  const source = { PORT: '0', TRUSTED_ISSUERS: '[]', TRUSTED_DOCUMENTS: 'schema/journeys' };
  const rates = { REQUESTS_PER_MINUTE_OF_NETWORK: '0' };
  const settings = gatewaySettings({ ...source, ...rates, ...Object.fromEntries(places) }, names);
  const answer = async () => ({ status: 200, contentType: 'application/json', text: ANSWER });
  return { ...settings, subgraphs: settings.subgraphs.map((address) => ({ ...address, answer })) };
}

function withField(supergraph: string, name: string): string {
  const changed = supergraph.replace(/(\ntype Query\b[^{]*\{)/, `$1\n  ${name}: String @join__field(graph: FINLAND)\n`);
  if (changed === supergraph) throw new Error('the supergraph has no Query');
  return changed;
}

/** A line of the table; gives the heap in MB, after what nobody needs is gone. */
async function tell(swap: number, load: Load): Promise<number> {
  const { requests, failed, p50, p99, longest } = load.sinceLast();
  setFlagsFromString('--expose-gc');
  await pause(100);
  runInNewContext('gc')();
  const heap = process.memoryUsage().heapUsed / 1e6;
  const figures = [p50, p99, longest, heap].map((figure) => figure.toFixed(1));
  console.log(`| ${[swap, requests, failed, ...figures].join(' | ')} |`);
  return heap;
}
