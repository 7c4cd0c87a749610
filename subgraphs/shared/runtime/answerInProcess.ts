import { type ApolloServer, HeaderMap } from '@apollo/server';
import { isOpen } from './auditAnchor.ts';
import { tracedAs } from './callTrace.ts';
import type { SentCall, VerifyGatewayCall } from './gatewayCall.ts';
import { MOST_BODY_BYTES } from './gatewayOnly.ts';
import type { RequestContext, Subgraph } from './subgraph.ts';

/** As HTTP has it, without HTTP. */
export interface SubgraphAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Asks a subgraph of the same process, by the same checks as at its port. */
export type AnswerInProcess = (sent: SentCall) => Promise<SubgraphAnswer>;

export interface InProcessPlan {
  readonly apollo: ApolloServer<RequestContext>;
  readonly verify: VerifyGatewayCall;
  readonly subgraph: Subgraph;
}

export function answerInProcess({ apollo, verify, subgraph }: InProcessPlan): AnswerInProcess {
  return async (sent) => {
    const call = Buffer.byteLength(sent.body) <= MOST_BODY_BYTES ? await verify(sent) : undefined;
    if (!call) return empty(401);
    if (!(await isOpen(subgraph.anchor))) return empty(503);
    const httpGraphQLRequest = { method: 'POST', headers: headersOf(sent), search: '', body: call.request };
    const context = async () => subgraph.contextFor(call.caller, call.language, call.network) as RequestContext;
    const answered = tracedAs(call.trace, () => apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context }));
    const { status = 200, headers, body } = await answered;
    if (body.kind !== 'complete') throw new Error('an answer in parts');
    return { status, contentType: headers.get('content-type') ?? '', text: body.string };
  };
}

function empty(status: number): SubgraphAnswer {
  return { status, contentType: '', text: '' };
}

function headersOf({ headers }: SentCall): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) map.set(name, String(value));
  return map;
}
