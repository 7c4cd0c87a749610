import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Router } from 'express';
import { insightPageRoutes } from '../gateway/insightPageRoutes.ts';
import { playgroundRoutes } from '../gateway/playgroundRoutes.ts';
import { type ServedGateway, serveGateway } from '../gateway/serveGateway.ts';
import { gatewaySettings } from '../gateway/settings.ts';
import { COUNTRIES, SUBGRAPHS } from '../subgraphs/countries.ts';
import { openLog } from '../subgraphs/shared/runtime/log.ts';
import { runSubgraph } from '../subgraphs/shared/runtime/runSubgraph.ts';
import type { GuardedSubgraph } from '../subgraphs/shared/runtime/serveSubgraph.ts';
import { type SettingSource, wholeNumber } from '../subgraphs/shared/runtime/settings.ts';
import type { Country } from '../subgraphs/shared/runtime/subgraph.ts';
import { demoDatabases } from './demoDatabases.ts';
import { demoRoutes } from './demoRoutes.ts';
import { type DemoSettings, demoSettings, feedUrls } from './demoSettings.ts';
import { type HeldPort, holdPort } from './heldPort.ts';
import { type OutsideSystems, startOutsideSystems } from './outsideSystems.ts';
import { defaultDataFolder } from './reachablePlace.ts';

export interface AllInOne {
  readonly publicUrl: string;
  readonly dataFolder: string;
  /** Undefined unless METRICS_PORT is set. */
  readonly metricsUrl: string | undefined;
  readonly outside: OutsideSystems;
  /** With which a gateway elsewhere reaches the countries. */
  readonly gateway: SettingSource;
  close(): Promise<void>;
}

interface Closing {
  close(): Promise<void>;
}

/** Closes what was begun, the latest first. */
class Running {
  readonly #parts: Closing[] = [];

  async begin<Part extends Closing>(part: Promise<Part>): Promise<Part> {
    const running = await part;
    this.#parts.push(running);
    return running;
  }

  async close(): Promise<void> {
    for (const part of this.#parts.splice(0).reverse()) await part.close();
  }
}

/** Starts databases, outside systems, every country and the gateway in this process, all on loopback but the public port. */
export async function startAllInOne(environment: SettingSource): Promise<AllInOne> {
  const host = environment['HOST'] || '127.0.0.1';
  const running = new Running();
  const held = await running.begin(holdPort(host, wholeNumber(environment, 'PORT', 4000, 0, 65_535)));
  const publicUrl = environment['PUBLIC_URL'] || `http://127.0.0.1:${held.port}`;
  try {
    const dataFolder = environment['DATA_FOLDER'] ? resolve(environment['DATA_FOLDER']) : await defaultDataFolder();
    mkdirSync(dataFolder, { recursive: true, mode: 0o755 }); // PostgreSQL, another user when we are root, must get through
    const { urls } = await running.begin(demoDatabases(environment, dataFolder));
    const outside = await running.begin(startOutsideSystems(publicUrl, dataFolder));
    const place = { environment, publicUrl, host, port: held.port, dataFolder };
    const settings = await demoSettings({ ...place, outside, databaseUrls: urls });
    const subgraphs = await startSubgraphs(running, settings);
    outside.bouncesTo(`${subgraphs['netherlands']?.url}/login-account/bounces`);
    const gateway = settings.gateway(urlsOf(subgraphs));
    const { metricsUrl } = await running.begin(startGateway(gateway, subgraphs, demoRoutes(publicUrl, outside), held));
    return { publicUrl, dataFolder, metricsUrl, outside, gateway, close: () => running.close() };
  } catch (error) {
    await running.close();
    throw error;
  }
}

type Subgraphs = Readonly<Record<string, GuardedSubgraph>>;

async function startSubgraphs(running: Running, settings: DemoSettings): Promise<Subgraphs> {
  const serve = async (country: Country, source: SettingSource) =>
    [country.name, await running.begin(runSubgraph(country, source))] as const;
  const countries = Object.fromEntries(
    await Promise.all(COUNTRIES.map((country) => serve(country, settings.subgraphs))),
  );
  const others = SUBGRAPHS.filter((subgraph) => !COUNTRIES.includes(subgraph));
  const source = { ...settings.subgraphs, ...feedUrls(urlsOf(countries)) };
  return { ...countries, ...Object.fromEntries(await Promise.all(others.map((one) => serve(one, source)))) };
}

function urlsOf(subgraphs: Subgraphs): Record<string, string> {
  return Object.fromEntries(Object.entries(subgraphs).map(([name, { url }]) => [name, url]));
}

/** The subgraphs are asked past their ports, by the checks of their ports: see docs/adr/0033. */
function startGateway(
  source: SettingSource,
  served: Subgraphs,
  routes: Router,
  { server }: HeldPort,
): Promise<ServedGateway> {
  const settings = gatewaySettings(source, Object.keys(served));
  const subgraphs = settings.subgraphs.map((address) => ({ ...address, answer: served[address.name]?.answer }));
  return serveGateway({
    settings: { ...settings, subgraphs },
    listening: server,
    supergraphSdl: readFileSync('schema/supergraph.graphql', 'utf8'),
    log: openLog('gateway', source['LOG_LEVEL']),
    routes: (app) =>
      app.use(
        playgroundRoutes({ folder: join('dist', 'playground') }),
        insightPageRoutes({ folder: join('dist', 'insight') }),
        routes,
      ),
  });
}
