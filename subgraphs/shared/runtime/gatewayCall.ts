import { ASSERTION_HEADER, assertionVerifier, NETWORK_HEADER } from './callAssertion.ts';
import type { Caller } from './caller.ts';
import { type CallTrace, traceOf } from './callTrace.ts';
import { Failure } from './failure.ts';
import type { Log } from './log.ts';
import { preferredLanguage } from './preferredLanguage.ts';
import type { TrustedIssuers } from './trustedIssuers.ts';

export interface Guard {
  /** Of the subgraph. */
  readonly name: string;
  readonly issuers: TrustedIssuers;
  readonly assertionKey: Buffer;
  readonly log: Log;
}

/** What was sent; headers by their lower-case names. */
export interface SentCall {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer | string;
}

/** What the guard found out about a call, for those behind it. */
export interface GatewayCall {
  readonly caller: Caller | undefined;
  readonly language: string;
  readonly network: string;
  readonly trace: CallTrace;
  /** The JSON of the body. */
  readonly request: unknown;
}

/**
 * Tells a call that the gateway signed for this subgraph and these bytes from everything else, of which nothing is said
 * but undefined. However the call came: an assertion is believed once, over all ways in.
 */
export function gatewayCallVerifier({ name, issuers, assertionKey, log }: Guard) {
  const asserted = assertionVerifier(assertionKey, Date.now);
  return async ({ headers, body }: SentCall): Promise<GatewayCall | undefined> => {
    const text = (header: string) => String(headers[header] ?? '');
    const [authorization, language, network] = [text('authorization'), text('accept-language'), text(NETWORK_HEADER)];
    if (!asserted(text(ASSERTION_HEADER), { subgraph: name, body, authorization, language, network })) return undefined;
    const trace = traceOf(headers);
    try {
      const caller = authorization === '' ? undefined : await issuers.callerOf(bearer(authorization));
      if (caller && !issuers.named(caller.issuer)?.subgraphs.includes(name)) return undefined;
      const request: unknown = JSON.parse(body.toString('utf8'));
      return { caller, language: preferredLanguage(language), network, trace, request };
    } catch (err) {
      if (!(err instanceof Failure) || err.code !== 'UNAUTHENTICATED') log.warn({ err, ...trace }, 'call refused');
      return undefined;
    }
  };
}

export type VerifyGatewayCall = ReturnType<typeof gatewayCallVerifier>;

function bearer(authorization: string): string {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] ?? '';
}
