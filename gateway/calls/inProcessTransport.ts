import { faultOfAnswer, TOO_LARGE } from './answerLimits.ts';
import { CallFault } from './callFault.ts';
import type { SubgraphTransport } from './subgraphTransport.ts';

/** Asks a subgraph of the same process: it gets what it would be sent, and answers as it would over HTTP. */
export type AnswerOfSubgraph = (sent: {
  headers: Readonly<Record<string, string>>;
  body: string;
}) => Promise<{ status: number; contentType: string; text: string }>;

/** Holds the answer to the same limits as one from elsewhere. A call that is interrupted goes on unheard. */
export function inProcessTransport(answerOf: AnswerOfSubgraph, mostAnswerBytes: number): SubgraphTransport {
  const text = async (sent: Parameters<AnswerOfSubgraph>[0]) => {
    const given = await answerOf(sent).catch((cause: unknown) => {
      throw new CallFault('unusable', 'the subgraph failed', { cause });
    });
    const fault = faultOfAnswer(given.status, given.contentType);
    if (fault) throw fault;
    if (Buffer.byteLength(given.text) > mostAnswerBytes) throw new CallFault('unusable', TOO_LARGE);
    return given.text;
  };
  return {
    begin({ headers, body }) {
      let interrupt: (fault: CallFault) => void = () => undefined;
      const interrupted = new Promise<never>((_resolve, reject) => {
        interrupt = reject;
      });
      return { answer: Promise.race([text({ headers, body }), interrupted]), interrupt };
    },
    close: async () => undefined,
  };
}
