import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { type AnswerInProcess, answerInProcess } from './answerInProcess.ts';
import { anchoredOnly, isOpen } from './auditAnchor.ts';
import { FAILURE_CODES } from './failure.ts';
import { FEED_PATH } from './feed/feedCall.ts';
import { gatewayCallVerifier } from './gatewayCall.ts';
import { type Guarded, gatewayOnly } from './gatewayOnly.ts';
import { listenFault } from './listenFault.ts';
import type { Log } from './log.ts';
import { maskErrors } from './maskErrors.ts';
import { notePageCaller } from './pageCaller.ts';
import { notePageNetwork } from './pageNetwork.ts';
import { lastNight } from './retention.ts';
import type { RequestContext, Subgraph } from './subgraph.ts';
import type { TrustedIssuers } from './trustedIssuers.ts';

export interface ServePlan {
  subgraph: Subgraph;
  issuers: TrustedIssuers;
  /** The secret that this subgraph alone shares with the gateway. */
  assertionKey: Buffer;
  log: Log;
  host?: string;
  port?: number;
}

export interface ServedSubgraph {
  url: string;
  close(): Promise<void>;
}

/** A subgraph that a gateway in the same process may ask past its port, by the same checks. */
export interface GuardedSubgraph extends ServedSubgraph {
  readonly answer: AnswerInProcess;
}

/** Serves /graphql to the gateway alone, the feed to insight alone, the country's pages and the two probes to everybody. */
export async function serveSubgraph(plan: ServePlan): Promise<GuardedSubgraph> {
  const { subgraph, log, host = '127.0.0.1', port = 0 } = plan;
  const app = express().disable('x-powered-by');
  const server = createServer(app);
  const apollo = new ApolloServer<RequestContext>({
    schema: subgraph.schema,
    formatError: maskErrors(log),
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginDrainHttpServer({ httpServer: server }), ApolloServerPluginInlineTraceDisabled()],
  });
  await apollo.start();
  app.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/health/ready', (_request, response) => tellReadiness(subgraph, response));
  const anchored = anchoredOnly(subgraph.anchor);
  for (const { path, router } of subgraph.pages ?? []) {
    app.post(`${path}/{*page}`, anchored); // a page that is only looked at changes nothing
    const whoAsks = notePageCaller({ ...plan, subgraph: subgraph.name });
    app.use(path, notePageNetwork(subgraph.name, plan.assertionKey), whoAsks, router);
  }
  if (subgraph.feed) app.use(FEED_PATH, anchored, subgraph.feed);
  const verify = gatewayCallVerifier({ ...plan, name: subgraph.name });
  app.use(
    '/graphql',
    gatewayOnly(verify),
    anchored,
    expressMiddleware(apollo, {
      context: async ({ req }) => {
        const { caller, language, network } = (req as unknown as Guarded).gatewayCall;
        return subgraph.contextFor(caller, language, network) as RequestContext;
      },
    }),
  );
  app.use(answerFault(log));
  await listen(server, port, host);
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const answer = answerInProcess({ apollo, verify, subgraph });
  return { url, answer, close: () => apollo.stop() };
}

/** What is wrong with a request, as a body that is too large, is answered like one that is not the gateway's. */
function answerFault(log: Log): express.ErrorRequestHandler {
  return (error: { status?: unknown }, _request, response, _next) => {
    if (typeof error.status === 'number' && error.status < 500) return void response.status(401).end();
    log.error({ err: error }, 'request failed');
    if (response.headersSent) response.destroy();
    else response.status(500).type('text').send(FAILURE_CODES.INTERNAL);
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error))).listen(port, host, resolve);
  });
}

async function tellReadiness(subgraph: Subgraph, response: express.Response): Promise<void> {
  const status = await statusOf(subgraph);
  const retention = await lastNight(subgraph.database).catch(() => null);
  const following = await subgraph.following?.().catch(() => null);
  response.status(status === 'ok' ? 200 : 503).json({ status, retention, following });
}

async function statusOf({ database, anchor }: Subgraph): Promise<string> {
  const answers = await database.source.query('SELECT 1').then(
    () => true,
    () => false,
  );
  if (!answers) return 'database unavailable';
  return (await isOpen(anchor)) ? 'ok' : 'audit trail not signed';
}
