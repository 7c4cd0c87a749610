import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPGraphQLResponse } from '@apollo/server';
import { compressed } from './compressed.ts';
import type { AnswerType } from './mediaTypes.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface AnswerSettings {
  /** Answers of so many characters are compressed; 0 for none. */
  readonly compressFrom: number;
  readonly serverTiming: boolean;
}

export interface WrittenAnswer {
  readonly status: number;
  readonly type: AnswerType;
  readonly answer: HTTPGraphQLResponse;
  readonly watch: Stopwatch;
  readonly compressible: boolean;
}

/** Writes the answer to an operation that was carried out. */
export function answerWriter({ compressFrom, serverTiming }: AnswerSettings) {
  return async (request: IncomingMessage, response: ServerResponse, written: WrittenAnswer): Promise<void> => {
    const { status, type, answer, watch, compressible } = written;
    const text = takeText(answer);
    const large = compressible && compressFrom > 0 && text.length >= compressFrom;
    if (large) response.appendHeader('vary', 'accept-encoding');
    const { body, encoding } = large
      ? await compressed(text, request.headers['accept-encoding'])
      : { body: Buffer.from(text) }; // as text it would be copied twice more on its way out
    if (encoding) response.setHeader('content-encoding', encoding);
    if (serverTiming) response.setHeader('server-timing', watch.serverTiming);
    response
      .writeHead(status, {
        'content-type': `${type.mediaType}; charset=utf-8`,
        'content-length': body.length,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      .end(body);
  };
}

// Not left in the answer, which older objects hold: see letGo.
function takeText({ body }: HTTPGraphQLResponse): string {
  if (body.kind !== 'complete') return '';
  const text = body.string;
  body.string = '';
  return text;
}
