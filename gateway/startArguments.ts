import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SettingError, type SettingSource } from '../subgraphs/shared/runtime/settings.ts';
import { foreignSettings } from './foreignSupergraph.ts';
import { type GatewaySettings, gatewaySettings } from './settings.ts';
import { subgraphNames } from './subgraphNames.ts';

/** What the gateway starts with. */
export interface GatewayStart {
  readonly path: string;
  readonly supergraphSdl: string;
  readonly settings: GatewaySettings;
}

/**
 * `--supergraph FILE` serves any supergraph, with the addresses that stand in it; without it ours, whose subgraphs must
 * all have an address and a key in the settings. `--port N` goes before PORT.
 */
export function gatewayStart(commandLine: string[], environment: SettingSource): GatewayStart {
  const { supergraph, port } = argumentsIn(commandLine);
  const source = port === undefined ? environment : { ...environment, PORT: port };
  const path = supergraph || environment['SUPERGRAPH'] || 'schema/supergraph.graphql';
  const supergraphSdl = readSupergraph(path);
  const settings = supergraph
    ? foreignSettings(source, supergraphSdl)
    : gatewaySettings(source, subgraphNames(supergraphSdl));
  refuseStrangers(environment, settings);
  return { path, supergraphSdl, settings };
}

/** A name that is nobody's would do nothing, and nobody would notice. */
function refuseStrangers(environment: SettingSource, { pages, subgraphs, issuers, front }: GatewaySettings): void {
  const stranger = Object.values(pages).find((page) => subgraphs.every(({ name }) => name !== page));
  if (stranger !== undefined) throw new SettingError(`PAGES names ${stranger}, which is no subgraph`);
  if (!environment['STAFF_ISSUERS']) return;
  const unknown = front.staffIssuers.find((staff) => issuers.every(({ name }) => name !== staff));
  if (unknown !== undefined) throw new SettingError(`STAFF_ISSUERS names ${unknown}, which TRUSTED_ISSUERS does not`);
}

function argumentsIn(args: string[]): { supergraph?: string | undefined; port?: string | undefined } {
  try {
    return parseArgs({ args, options: { supergraph: { type: 'string' }, port: { type: 'string' } } }).values;
  } catch {
    throw new SettingError('the gateway takes --supergraph FILE and --port N');
  }
}

function readSupergraph(path: string): string {
  const text = orRefused(() => readFileSync(path, 'utf8'), `the supergraph ${path} cannot be read`);
  orRefused(() => subgraphNames(text), `the supergraph ${path} is no GraphQL`);
  return text;
}

function orRefused<Value>(read: () => Value, words: string): Value {
  try {
    return read();
  } catch {
    throw new SettingError(words);
  }
}
