import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer, HTTPGraphQLRequest } from '@apollo/server';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { admission } from './admission.ts';
import type { RequestContext } from './caller.ts';
import { type FrontParts, graphqlFront } from './http/graphqlFront.ts';
import { bodyReader } from './http/readBody.ts';
import type { RequestObserver } from './http/requestObserver.ts';
import type { DocumentGate } from './limits/documentGate.ts';
import { DocumentDesk } from './operations/documentDesk.ts';
import type { TrustedDocuments } from './operations/trustedDocuments.ts';
import { ExecutionSlots } from './overload/executionSlots.ts';
import { RateLimits } from './overload/rateLimits.ts';
import { openCounter } from './overload/requestCounter.ts';
import type { GatewaySettings } from './settings.ts';

export interface RouteParts {
  readonly settings: GatewaySettings;
  readonly issuers: TrustedIssuers;
  readonly apollo: ApolloServer<RequestContext>;
  readonly gate: DocumentGate;
  readonly log: Log;
  readonly trusted: TrustedDocuments;
  readonly observe: RequestObserver;
}

/** What answers /graphql. */
export interface GraphqlRoute {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

export function graphqlRoute({ settings, issuers, apollo, gate, trusted, log, observe }: RouteParts): GraphqlRoute {
  const { front } = settings;
  const counter = openCounter(front.rateDatabaseUrl, log);
  const rates = new RateLimits(front.rates, counter, rateKey(settings));
  const desk = new DocumentDesk(trusted, front.onlyTrusted);
  const slots = new ExecutionSlots(front.slots);
  const admit = admission({
    settings: { ...front, ...settings },
    ...{ issuers, rates, desk, gate },
    read: bodyReader(front.bodiesTogether),
  });
  const run: FrontParts['run'] = async ({ request, context }, headers, watch) => {
    await slots.enter(context.signal);
    watch.lap('wait');
    const body = { ...request, operationName: request.operationName ?? null };
    const httpGraphQLRequest: HTTPGraphQLRequest = { method: 'POST', headers, search: '', body };
    return apollo
      .executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context })
      .finally(() => slots.leave());
  };
  return {
    answer: graphqlFront({ settings: front, admit, run, observe, log }),
    close: () => counter.close(),
  };
}

/** The same in every gateway and worker that counts with this one. */
function rateKey({ subgraphs, front }: GatewaySettings): Buffer {
  const shared = subgraphs.find(({ assertionKey }) => assertionKey)?.assertionKey;
  return (
    shared ??
    createHash('sha256')
      .update(front.rateDatabaseUrl ?? '')
      .digest()
  );
}
