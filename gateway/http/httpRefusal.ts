import type { ServerResponse } from 'node:http';
import { FAILURE_CODES, type FailureCode } from '../../subgraphs/shared/runtime/failure.ts';

export interface RefusalDetails {
  /** Unless given, the words of the code. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Beside the code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** What metrics count it under: the limit that was passed. */
  readonly reason?: string;
}

/** A request is answered without being carried out. Thrown on its way, written where the request came in. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly code: FailureCode | 'PERSISTED_QUERY_NOT_FOUND';
  readonly details: RefusalDetails;

  constructor(status: number, code: HttpRefusal['code'], details: RefusalDetails = {}) {
    super(details.message ?? (code === 'PERSISTED_QUERY_NOT_FOUND' ? 'PersistedQueryNotFound' : FAILURE_CODES[code]));
    this.status = status;
    this.code = code;
    this.details = details;
  }

  /** As GraphQL clients read it. */
  get body(): string {
    const extensions = { code: this.code, ...this.details.extensions };
    return JSON.stringify({ errors: [{ message: this.message, extensions }] });
  }
}

/** 400 with these words. */
export function badRequest(message: string, reason?: string): HttpRefusal {
  return new HttpRefusal(400, 'BAD_USER_INPUT', { message, ...(reason && { reason }) });
}

/** 503: try again in a moment. */
export function overloaded(reason: string): HttpRefusal {
  return new HttpRefusal(503, 'OVERLOADED', { reason, headers: { 'retry-after': '1' }, extensions: { retryAfter: 1 } });
}

/** For a request that holds no more than a refusal: without compression, media types or timing. */
export function writeRefusal(response: ServerResponse, refusal: HttpRefusal, mediaType: string): void {
  const { body } = refusal;
  if (response.headersSent) return void response.destroy();
  response
    .writeHead(refusal.status, {
      'content-type': `${mediaType}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...refusal.details.headers,
    })
    .end(body);
}
