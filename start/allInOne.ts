import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { playgroundRoutes } from '../gateway/playgroundRoutes.ts';
import { serveGateway } from '../gateway/serveGateway.ts';
import { gatewaySettings } from '../gateway/settings.ts';
import { COUNTRIES } from '../subgraphs/countries.ts';
import { openLog } from '../subgraphs/shared/runtime/log.ts';
import { runSubgraph } from '../subgraphs/shared/runtime/runSubgraph.ts';
import { type SettingSource, wholeNumber } from '../subgraphs/shared/runtime/settings.ts';
import { demoDatabases } from './demoDatabases.ts';
import { demoRoutes } from './demoRoutes.ts';
import { demoSettings } from './demoSettings.ts';
import { type OutsideSystems, startOutsideSystems } from './outsideSystems.ts';
import { reservePort } from './reservePort.ts';

export interface AllInOne {
  readonly publicUrl: string;
  readonly outside: OutsideSystems;
  close(): Promise<void>;
}

interface Closing {
  close(): Promise<void>;
}

/** Starts databases, outside systems, every country and the gateway in this process, all on loopback but the public port. */
export async function startAllInOne(environment: SettingSource): Promise<AllInOne> {
  const host = environment['HOST'] || '127.0.0.1';
  const port = await reservePort(host, wholeNumber(environment, 'PORT', 4000, 0, 65_535));
  const publicUrl = environment['PUBLIC_URL'] || `http://127.0.0.1:${port}`;
  const dataFolder = resolve(environment['DATA_FOLDER'] || '.data');
  mkdirSync(dataFolder, { recursive: true, mode: 0o755 }); // PostgreSQL, another user when we are root, must get through
  const started: Closing[] = [];
  const closeAll = async () => {
    for (const part of started.toReversed()) await part.close();
  };
  const begin = async <Part extends Closing>(part: Promise<Part>): Promise<Part> => {
    const running = await part;
    started.push(running);
    return running;
  };
  try {
    const databases = await demoDatabases(environment, dataFolder);
    started.push({ close: databases.stop });
    const outside = await begin(startOutsideSystems(publicUrl, dataFolder));
    const settings = await demoSettings({
      environment,
      publicUrl,
      host,
      port,
      dataFolder,
      outside,
      databaseUrls: databases.urls,
    });
    const served = await Promise.all(
      COUNTRIES.map(
        async (country) => [country.name, (await begin(runSubgraph(country, settings.subgraphs))).url] as const,
      ),
    );
    const names = COUNTRIES.map(({ name }) => name);
    await begin(
      serveGateway({
        settings: gatewaySettings(settings.gateway(Object.fromEntries(served)), names),
        supergraphSdl: readFileSync('schema/supergraph.graphql', 'utf8'),
        log: openLog('gateway', environment['LOG_LEVEL']),
        routes: (app) =>
          app.use(playgroundRoutes({ folder: join('dist', 'playground') }), demoRoutes(publicUrl, outside)),
      }),
    );
    return { publicUrl, outside, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
