import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, print, visit } from 'graphql';
import type { Contender } from './contenders.ts';
import { countryDocument } from './nationalSubgraphs.ts';
import { shopDocument, shopInFederation1 } from './shopSubgraphs.ts';
import type { World } from './worlds.ts';

/** Another gateway, from a folder that is installed only on demand. */
export interface Peer extends Contender {
  /** Without it the peer is left out. */
  readonly needs: string;
}

const BOTH = ['shop', 'countries'] as const;
const HIVE = 'peers/node_modules/.bin/hive-gateway';
const GRAFBASE = 'peers/measured/node_modules/@grafbase/cli-x86_64-unknown-linux-musl/grafbase';

/**
 * A header of the client's goes on, as its authorization would: else a gateway may ask once for all clients that ask the
 * same at the same time, and under this load that is what would be measured.
 */
const FORWARDING = 'peers/forwarding.config.mjs';
const FORWARDED = '[[headers]]\nrule = "forward"\nname = "accept-language"\n';

const hive = (name: string, ...flags: string[]): Peer => ({
  ...{ name, worlds: BOTH, needs: HIVE },
  start: ({ file }, port) => ({
    program: process.execPath,
    args: [
      HIVE,
      'supergraph',
      file,
      '--port',
      String(port),
      '--host',
      '127.0.0.1',
      '--fork',
      '1',
      '-c',
      FORWARDING,
      ...flags,
    ],
  }),
});

const MERCURIUS: Peer = {
  name: 'Mercurius',
  worlds: ['shop'], // it composes Federation 1
  needs: 'peers/measured/node_modules/mercurius',
  start: (world, port) => ({
    program: process.execPath,
    args: ['peers/measured/mercurius.mjs', servicesFile(world), String(port)],
  }),
};

const GRAFBASE_DEV: Peer = {
  name: 'Grafbase (native, for the record)',
  ...{ worlds: BOTH, needs: GRAFBASE },
  start: (world, port) => ({
    program: GRAFBASE,
    args: ['dev', '--config', grafbaseFile(world), '--listen-address', `127.0.0.1:${port}`],
    env: { GRAFBASE_SKIP_UPDATE_CHECK: '1' },
  }),
};

export const PEERS: readonly Peer[] = [
  hive('Hive Gateway'),
  hive('Hive Gateway, Rust planner', '--hive-router-runtime'),
  MERCURIUS,
  GRAFBASE_DEV,
];

export function isInstalled({ needs }: Peer): boolean {
  return existsSync(needs);
}

function servicesFile({ folder, subgraphs, standIn }: World): string {
  const file = join(folder, 'services.json');
  const services = subgraphs.map((name) => ({
    ...{ name, url: `${standIn}/${name}/graphql`, schema: shopInFederation1(name) },
  }));
  writeFileSync(file, JSON.stringify(services));
  return file;
}

function grafbaseFile({ folder, name: world, subgraphs, standIn }: World): string {
  const tables = subgraphs.map((name) => {
    const schema = join(folder, `${name}.graphql`);
    writeFileSync(schema, withoutDescriptions(world === 'shop' ? shopDocument(name) : countryDocument(name)));
    return `[subgraphs.${name}]\nurl = "${standIn}/${name}/graphql"\nschema_path = "${schema}"\n`;
  });
  const file = join(folder, 'grafbase.toml');
  writeFileSync(file, `[graph]\nintrospection = true\n\n${FORWARDED}\n${tables.join('\n')}`);
  return file;
}

// Grafbase 0.103 fails at some descriptions of several lines.
function withoutDescriptions(document: DocumentNode): string {
  return print(
    visit(document, { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) }),
  );
}
