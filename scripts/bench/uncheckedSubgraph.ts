import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { NETWORK_HEADER } from '../../subgraphs/shared/runtime/callAssertion.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import type { Log } from '../../subgraphs/shared/runtime/log.ts';
import { maskErrors } from '../../subgraphs/shared/runtime/maskErrors.ts';
import { preferredLanguage } from '../../subgraphs/shared/runtime/preferredLanguage.ts';
import type { ServedSubgraph } from '../../subgraphs/shared/runtime/serveSubgraph.ts';
import type { Subgraph } from '../../subgraphs/shared/runtime/subgraph.ts';

/** As serveSubgraph serves, but for the guard: whoever calls is taken for that caller. For this benchmark alone. */
export async function serveUnchecked(subgraph: Subgraph, caller: Caller, log: Log): Promise<ServedSubgraph> {
  const app = express().disable('x-powered-by');
  const server = createServer(app);
  const apollo = new ApolloServer({
    schema: subgraph.schema,
    formatError: maskErrors(log),
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginDrainHttpServer({ httpServer: server }), ApolloServerPluginInlineTraceDisabled()],
  });
  await apollo.start();
  const read: express.RequestHandler = (request, _response, next) => {
    request.body = JSON.parse((request.body as Buffer).toString('utf8'));
    next();
  };
  app.use(
    '/graphql',
    express.raw({ type: () => true, limit: '1mb' }),
    read,
    expressMiddleware(apollo, {
      context: async ({ req }) =>
        subgraph.contextFor(caller, preferredLanguage(req.get('accept-language') ?? ''), req.get(NETWORK_HEADER) ?? ''),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => apollo.stop() };
}
