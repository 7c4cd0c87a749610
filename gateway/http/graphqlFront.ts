import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { Log } from '../../subgraphs/shared/runtime/log.ts';
import type { RequestContext } from '../caller.ts';
import { clientGone } from '../clientGone.ts';
import { type AnswerSettings, answerWriter } from './answerWriter.ts';
import { crossOrigin } from './crossOrigin.ts';
import { HttpRefusal, writeRefusal } from './httpRefusal.ts';
import { type AnswerType, answerType, checkContent } from './mediaTypes.ts';
import type { OperationRequest } from './operationRequest.ts';
import type { AnsweredRequest, RequestObserver } from './requestObserver.ts';
import { Stopwatch } from './stopwatch.ts';

export interface FrontSettings extends AnswerSettings {
  /** Origins whose pages may read answers. */
  readonly corsOrigins: ReadonlySet<string>;
}

/** An operation that may be carried out: who asks, what, and what is known of it. */
export interface Admitted {
  readonly request: Pick<OperationRequest, 'operationName' | 'variables'> & { readonly query: string };
  readonly context: RequestContext;
  readonly compressible: boolean;
  readonly described: Pick<AnsweredRequest, 'documentHash' | 'operationName' | 'trusted'>;
}

export interface FrontParts {
  readonly settings: FrontSettings;
  /** Everything that is looked at before an operation is carried out. Throws an HttpRefusal. */
  admit(request: IncomingMessage, signal: AbortSignal, watch: Stopwatch): Promise<Admitted>;
  /** Carries it out, when there is room. */
  run(admitted: Admitted, headers: HeaderMap, watch: Stopwatch): Promise<HTTPGraphQLResponse>;
  readonly observe: RequestObserver;
  readonly log: Log;
}

/** GraphQL over HTTP: POST of JSON, one operation at a time. Answers everything that comes, and never rejects. */
export function graphqlFront({ settings, admit, run, observe, log }: FrontParts) {
  const cross = crossOrigin(settings.corsOrigins);
  const write = answerWriter(settings);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const watch = new Stopwatch();
    if (cross(request, response)) return;
    let type: AnswerType = UNKNOWN;
    let admitted: Admitted | undefined;
    try {
      type = answerType(request.headers.accept);
      checkMethod(request);
      admitted = await admit(request, clientGone(response), watch);
      const headers = new HeaderMap([['accept', type.mediaType], JSON_BODY]);
      const answer = await run(admitted, headers, watch);
      watch.lap('run');
      const status = type.always200 && answer.status === 400 ? 200 : (answer.status ?? 200);
      await write(request, response, { status, type, answer, watch, compressible: admitted.compressible });
      observe({ ...admitted.described, ...admitted.context.knownAs, status, milliseconds: watch.milliseconds });
    } catch (error) {
      const refusal = asRefusal(error, log);
      writeRefusal(response, refusal, type.mediaType);
      const { status, details } = refusal;
      const described = {
        trusted: false,
        ...admitted?.described,
        ...admitted?.context.knownAs,
        refusedBy: details.reason,
      };
      observe({ ...described, status, milliseconds: watch.milliseconds });
    }
  };
}

const UNKNOWN: AnswerType = { mediaType: 'application/json', always200: false };
const JSON_BODY: [string, string] = ['content-type', 'application/json'];

function checkMethod({ method, headers }: IncomingMessage): void {
  if (method !== 'POST')
    throw new HttpRefusal(405, 'BAD_USER_INPUT', { message: 'Operations come by POST.', headers: { allow: 'POST' } });
  checkContent(headers['content-type'], headers['content-encoding']);
}

function asRefusal(error: unknown, log: Log): HttpRefusal {
  if (error instanceof HttpRefusal) return error;
  log.error({ err: error }, 'request failed');
  return new HttpRefusal(500, 'INTERNAL');
}
