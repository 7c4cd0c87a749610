import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Server as ListeningServer } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { listenFault } from '../subgraphs/shared/runtime/listenFault.ts';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import { type TrustedIssuers, trustIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import type { SubgraphCallObserver } from './calls/subgraphCallObserver.ts';
import { Drain } from './drain.ts';
import type { PlanObserver } from './execute/planningGateway.ts';
import { failureBody } from './failureBody.ts';
import { forwardPages } from './forwardPages.ts';
import { createGateway } from './gateway.ts';
import { type GraphqlRoute, graphqlRoute } from './graphqlRoute.ts';
import type { RequestObserver } from './http/requestObserver.ts';
import { DocumentGate } from './limits/documentGate.ts';
import { TrustedDocuments } from './operations/trustedDocuments.ts';
import { probes } from './probes.ts';
import type { GatewaySettings } from './settings.ts';
import { ServedSupergraph, type SupergraphObserver } from './supergraph/servedSupergraph.ts';
import { type SupergraphFile, watchSupergraph } from './supergraph/watchSupergraph.ts';
import { openTelemetry } from './telemetry/telemetry.ts';

export interface ServedGateway {
  url: string;
  /** Undefined where the settings want none, and of a worker. */
  metricsUrl: string | undefined;
  close(): Promise<void>;
}

export interface GatewayPlan {
  settings: GatewaySettings;
  supergraphSdl: string;
  log: Log;
  /** Further routes of the public port: the playground, and what the all-in-one start adds. */
  routes: (app: Express) => void;
  observer?: SubgraphCallObserver;
  planObserver?: PlanObserver;
  supergraphObserver?: SupergraphObserver;
  /** Where a newer supergraph will be; none is looked for without it. */
  supergraphFile?: SupergraphFile | undefined;
  /** Listens already where the gateway is to be served; without it the settings say where. */
  listening?: ListeningServer;
  /** Is told of every GraphQL request that was answered. */
  observe?: RequestObserver;
}

const HEADERS = { maxHeaderSize: 16_384, most: 100 };

export async function serveGateway(plan: GatewayPlan): Promise<ServedGateway> {
  const { settings, supergraphSdl, log } = plan;
  const httpServer = openServer(settings);
  const drain = new Drain(httpServer);
  const issuers = trustIssuers(settings.issuers);
  const trusted = new TrustedDocuments(settings.front.trustedFolders);
  const telemetry = await openTelemetry(settings.telemetry, trusted.all, log);
  const supergraph = await ServedSupergraph.open(supergraphSdl, {
    ...{ log, documents: trusted.all },
    observer: plan.supergraphObserver ?? telemetry.supergraphs,
    reachable: settings.subgraphs.map(({ name }) => name),
  });
  const gate = new DocumentGate(settings.front.limits);
  const onSchema: DocumentGate['use'] = (schema, sdl) => gate.use(schema, sdl);
  const apollo = createGateway({
    ...{ settings, supergraph, issuers, log, httpServer, onSchema, plugins: telemetry.plugins },
    observer: plan.observer ?? telemetry.calls,
    planObserver: plan.planObserver ?? telemetry.plans,
  });
  await apollo.start();
  const observe = plan.observe ?? telemetry.requests;
  const route = graphqlRoute({ settings, issuers, apollo, gate, trusted, log, observe });
  httpServer.on('request', byPath(route, pagesOf(plan, issuers, drain)));
  await listen(httpServer, plan);
  const url = `http://${settings.host}:${(httpServer.address() as AddressInfo).port}`;
  const watch = plan.supergraphFile && watchSupergraph(plan.supergraphFile, supergraphSdl, supergraph);
  return {
    url,
    metricsUrl: telemetry.metricsUrl,
    async close() {
      watch?.close();
      await drain.begin(settings.drain);
      await apollo.stop();
      await route.close();
      await telemetry.close();
    },
  };
}

/** Whoever sends a byte now and then holds a connection for so long and no longer. */
function openServer({ front: { requestTimeoutMs, connections } }: GatewaySettings): Server {
  const server = createServer({
    headersTimeout: Math.min(10_000, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(2_000, requestTimeoutMs),
    keepAliveTimeout: connections.idleMs,
    maxHeaderSize: HEADERS.maxHeaderSize,
  });
  server.timeout = connections.stalledMs;
  server.maxConnections = connections.most;
  return server;
}

/** All that is not an operation. */
function pagesOf({ settings, routes, log }: GatewayPlan, issuers: TrustedIssuers, drain: Drain): Express {
  const app = express().disable('x-powered-by').set('trust proxy', settings.trustedProxies);
  app.use(probes(settings.subgraphs, drain));
  app.use(forwardPages(settings, issuers));
  routes(app);
  app.use((_request, response) => void response.status(404).type('text').send('Nothing here.'));
  app.use(answerFault(log));
  return app;
}

/** Operations past express, which would cost a fifth of the throughput; pages and all else through it. */
function byPath(route: GraphqlRoute, pages: RequestListener): RequestListener {
  return (request, response) => {
    // Node.js would drop those over a number in silence, and the last are those that a proxy added.
    if (request.rawHeaders.length > 2 * HEADERS.most)
      return void response.writeHead(431, { connection: 'close' }).end();
    const [path] = (request.url ?? '').split('?', 1);
    if (path === '/graphql') void route.answer(request, response);
    else pages(request, response);
  };
}

// Without it express answers with an HTML page and a stack trace.
function answerFault(log: Log): ErrorRequestHandler {
  return (error: { status?: unknown }, _request, response, _next) => {
    const status = typeof error.status === 'number' ? error.status : 500;
    if (status >= 500) log.error({ err: error }, 'request failed');
    response.status(status).json(failureBody(status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL'));
  };
}

async function listen(server: Server, { settings: { host, port }, listening }: GatewayPlan): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error)));
    server.listen(listening ?? { port, host }, resolve);
  });
}
