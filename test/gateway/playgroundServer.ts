import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { buildSchema, graphql } from 'graphql';
import { playgroundRoutes } from '../../gateway/playgroundRoutes.ts';

const BUILD = join(import.meta.dirname, '../../scripts/buildPlayground.mjs');
const JOURNEYS = join(import.meta.dirname, 'playgroundJourneys');

const schema = buildSchema('type Query { greeting(name: String!): String! greetings: Int! }');
const rootValue = { greeting: ({ name }: { name: string }) => `Welcome, ${name}`, greetings: 7 };

/** Runs the build script as a person would; what it prints, or throws with its `stderr`. */
export function buildInto(folder: string, journeys = JOURNEYS): string {
  const options = ['--journeys', journeys, '--out', folder];
  return execFileSync(process.execPath, [BUILD, ...options], { encoding: 'utf8', stdio: 'pipe' });
}

/** The playground of the sample journeys over a small real schema. `authorizations` and `identities` grow by one with every operation run. */
export async function servePlayground() {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  const authorizations: (string | undefined)[] = [];
  const identities: unknown[] = [];
  buildInto(folder);
  const app = express();
  app.use(playgroundRoutes({ folder }));
  app.post('/graphql', express.json(), async ({ body, headers }, response) => {
    if (body.operationName !== 'IntrospectionQuery') {
      authorizations.push(headers.authorization);
      identities.push(headers['identities']);
    }
    response.json(await graphql({ schema, source: body.query, variableValues: body.variables, rootValue }));
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const close = async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  };
  return { origin: `http://127.0.0.1:${port}`, folder, authorizations, identities, close };
}
