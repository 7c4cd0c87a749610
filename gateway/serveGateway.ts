import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { Failure } from '../subgraphs/shared/runtime/failure.ts';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import { SettingError } from '../subgraphs/shared/runtime/settings.ts';
import { trustIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { identifyCaller } from './caller.ts';
import { failureBody } from './failureBody.ts';
import { forwardPages } from './forwardPages.ts';
import { createGateway } from './gateway.ts';
import { plainBody } from './plainBody.ts';
import { probes } from './probes.ts';
import type { GatewaySettings } from './settings.ts';

export interface ServedGateway {
  url: string;
  close(): Promise<void>;
}

export interface GatewayPlan {
  settings: GatewaySettings;
  supergraphSdl: string;
  log: Log;
  /** Further routes of the public port: the playground, and what the all-in-one start adds. */
  routes: (app: Express) => void;
}

const BODY_LIMIT = '100kb';

export async function serveGateway({ settings, supergraphSdl, log, routes }: GatewayPlan): Promise<ServedGateway> {
  const app = express().disable('x-powered-by').set('trust proxy', settings.trustedProxies);
  const httpServer = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, app);
  const issuers = trustIssuers(settings.issuers);
  const apollo = createGateway({ settings, supergraphSdl, issuers, log, httpServer });
  await apollo.start();
  app.use(probes(settings.subgraphs));
  app.use(
    '/graphql',
    identifyCaller(issuers),
    express.json({ limit: BODY_LIMIT, strict: true }),
    plainBody,
    expressMiddleware(apollo, {
      context: async ({ res }) => {
        if (!res.locals.context) throw new Failure('UNAUTHENTICATED');
        return res.locals.context;
      },
    }),
  );
  app.use(forwardPages(settings, issuers));
  routes(app);
  app.use((_request, response) => void response.status(404).type('text').send('Nothing here.'));
  app.use(answerFault(log));
  await listen(httpServer, settings);
  const url = `http://${settings.host}:${(httpServer.address() as AddressInfo).port}`;
  return { url, close: () => apollo.stop() };
}

// Without it express answers with an HTML page and a stack trace.
function answerFault(log: Log): ErrorRequestHandler {
  return (error: { status?: unknown }, _request, response, _next) => {
    const status = typeof error.status === 'number' ? error.status : 500;
    if (status >= 500) log.error({ err: error }, 'request failed');
    const tooLarge = `The request is larger than ${BODY_LIMIT}.`;
    const code = status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL';
    response.status(status).json(failureBody(code, status === 413 ? tooLarge : undefined));
  };
}

async function listen(server: ReturnType<typeof createServer>, { host, port }: GatewaySettings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new SettingError(`port ${port} is taken: choose another with PORT=4001 npm start`)
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
}
