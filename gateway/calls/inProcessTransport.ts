import { faultOfAnswer, TOO_LARGE } from './answerLimits.ts';
import { toldOnce } from './callEnd.ts';
import { CallFault } from './callFault.ts';
import type { SubgraphTransport } from './subgraphTransport.ts';

interface GivenAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Asks a subgraph of the same process: it gets what it would be sent, and answers as it would over HTTP. */
export type AnswerOfSubgraph = (sent: {
  headers: Readonly<Record<string, string>>;
  body: string;
}) => Promise<GivenAnswer>;

/** Holds the answer to the same limits as one from elsewhere. A call that is interrupted goes on unheard. */
export function inProcessTransport(answerOf: AnswerOfSubgraph, mostAnswerBytes: number): SubgraphTransport {
  const faultIn = ({ status, contentType, text }: GivenAnswer): CallFault | undefined => {
    const fault = faultOfAnswer(status, contentType);
    if (fault) return fault;
    return Buffer.byteLength(text) > mostAnswerBytes ? new CallFault('unusable', TOO_LARGE) : undefined;
  };
  return {
    begin({ headers, body }, end) {
      const { answered, failed } = toldOnce(end);
      answerOf({ headers, body }).then(
        (given) => {
          const fault = faultIn(given);
          if (fault) failed(fault);
          else answered(given.text);
        },
        (cause: unknown) => failed(new CallFault('unusable', 'the subgraph failed', { cause })),
      );
      return { interrupt: failed };
    },
    close: async () => undefined,
  };
}
