import { join } from 'node:path';
import type { World } from './worlds.ts';

/** How one that is measured is started, as a process that listens on the port. */
export interface Contender {
  readonly name: string;
  readonly worlds: readonly World['name'][];
  start(world: World, port: number): { program: string; args: string[]; env?: Record<string, string> };
}

const HERE = import.meta.dirname;
const BOTH = ['shop', 'countries'] as const;
/** As the script start:gateway of package.json has them. */
const HEAP = ['--max-semi-space-size=16', '--min-semi-space-size=16'];

/** All is counted as ever; only the bounds are higher than any load here. */
const OPEN = {
  OPERATION_LIMITS: JSON.stringify({ cost: 0, anonymousCost: 0 }),
  REQUESTS_PER_MINUTE_OF_NETWORK: '1000000000',
};

export const OURS: Contender = {
  name: 'ours',
  worlds: BOTH,
  start: ({ file, subgraphs, standIn }, port) => ({
    program: process.execPath,
    args: [...HEAP, join(HERE, '../../../gateway/main.js')],
    env: { SUPERGRAPH: file, PORT: String(port), TRUSTED_ISSUERS: '[]', ...OPEN, ...addresses(subgraphs, standIn) },
  }),
};

/** What one has with @apollo/server and @apollo/gateway as they come. */
export const PLAIN: Contender = {
  name: 'Apollo Server + ApolloGateway, plain',
  worlds: BOTH,
  start: ({ file }, port) => node('plainGateway.js', file, String(port)),
};

const floor = (calls: string): Contender => ({
  name: `floor: ${calls} calls by hand`,
  worlds: ['shop'],
  start: ({ standIn }, port) => node('floor.js', standIn, String(port), calls),
});

export const FLOORS = [floor('16'), floor('13')];

function node(file: string, ...args: string[]) {
  return { program: process.execPath, args: [join(HERE, file), ...args] };
}

// Each subgraph's calls are signed, as everywhere.
function addresses(subgraphs: readonly string[], standIn: string): Record<string, string> {
  return Object.fromEntries(
    subgraphs.flatMap((name) => [
      [`SUBGRAPH_URL_${name.toUpperCase()}`, `${standIn}/${name}`],
      [`ASSERTION_KEY_${name.toUpperCase()}`, Buffer.alloc(32, name).toString('base64')],
    ]),
  );
}
