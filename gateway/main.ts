import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '../subgraphs/shared/runtime/log.ts';
import { untilStopped } from '../subgraphs/shared/runtime/untilStopped.ts';
import { playgroundRoutes } from './playgroundRoutes.ts';
import { serveGateway } from './serveGateway.ts';
import { gatewaySettings } from './settings.ts';
import { subgraphNames } from './subgraphNames.ts';

// npm run start:gateway: the gateway as a process of its own, on the committed supergraph or the file in SUPERGRAPH.
untilStopped(async () => {
  const supergraphSdl = readFileSync(process.env['SUPERGRAPH'] || 'schema/supergraph.graphql', 'utf8');
  const settings = gatewaySettings(process.env, subgraphNames(supergraphSdl));
  const served = await serveGateway({
    settings,
    supergraphSdl,
    log: openLog('gateway'),
    routes: (app) => {
      if (settings.introspection === 'on') app.use(playgroundRoutes({ folder: join('dist', 'playground') }));
    },
  });
  console.log(`the gateway serves ${served.url}/graphql`);
  return served;
});
