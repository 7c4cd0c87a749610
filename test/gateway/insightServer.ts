import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { buildSchema, type GraphQLSchema, graphql } from 'graphql';
import { insightPageRoutes } from '../../gateway/insightPageRoutes.ts';
import { buildInsightPage } from '../../scripts/buildInsightPage.mjs';

export interface Asked {
  readonly measure: 'ACTIVE' | 'JOINED' | 'ENDED';
  readonly by: readonly string[];
  readonly period: { readonly from: string; readonly to: string };
  readonly release: string | null;
}

/** What the server answers, to be changed by a test. */
export interface Answers {
  freshness: object[];
  releases: object[];
  statistics(asked: Asked): object | null;
  /** Instead of an answer. */
  errorCode: string | undefined;
}

/** The page for analysts over the supergraph's own schema, with these answers. `authorizations` grows with each operation. */
export async function serveInsight(answers: Answers) {
  const folder = mkdtempSync(join(tmpdir(), 'insight-'));
  await buildInsightPage({ out: join(folder, 'page') });
  const schema = publicSchema();
  const authorizations: (string | undefined)[] = [];
  const asked: Asked[] = [];
  const rootValue = {
    membershipFreshness: () => answers.freshness,
    membershipReleases: () => answers.releases,
    membershipStatistics: (given: Asked) => {
      asked.push(given);
      return answers.statistics(given);
    },
  };
  const app = express();
  app.use(insightPageRoutes({ folder: join(folder, 'page') }));
  app.post('/graphql', express.json(), async ({ body, headers }, response) => {
    authorizations.push(headers.authorization);
    const refused = { data: null, errors: [{ message: 'no', extensions: { code: answers.errorCode } }] };
    const { query: source, variables: variableValues } = body;
    response.json(answers.errorCode ? refused : await graphql({ schema, source, variableValues, rootValue }));
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  };
  return { origin: `http://127.0.0.1:${port}`, authorizations, asked, close };
}

function publicSchema(): GraphQLSchema {
  return buildSchema(readFileSync(join(import.meta.dirname, '../../schema/api.graphql'), 'utf8'));
}
