import type { Dispatcher } from 'undici';
import { faultOfAnswer, TOO_LARGE } from './answerLimits.ts';
import { CallFault } from './callFault.ts';
import type { RunningCall } from './subgraphTransport.ts';

const NOT_HTTP = new Set(['HTTPParserError', 'HeadersOverflowError', 'ResponseContentLengthMismatchError']);

/** Collects an answer, and gives up at the first thing that no answer has. */
export class AnswerCollector implements Dispatcher.DispatchHandler, RunningCall {
  readonly answer: Promise<string>;
  readonly #mostBytes: number;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #hasBegun = false;
  #fault: CallFault | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #resolve: (text: string) => void = () => undefined;
  #reject: (fault: CallFault) => void = () => undefined;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  interrupt(fault: CallFault): void {
    this.#fault ??= fault;
    this.#reject(this.#fault);
    this.#controller?.abort(this.#fault);
  }

  // A call that was interrupted while it waited for a connection begins all the same.
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#fault) controller.abort(this.#fault);
  }

  onResponseStart(_controller: unknown, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status < 200) return; // news that an answer will come
    this.#hasBegun = true;
    const fault = faultOfAnswer(status, String(headers['content-type']));
    if (fault) this.interrupt(fault);
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#bytes += chunk.byteLength;
    if (this.#bytes > this.#mostBytes) this.interrupt(new CallFault('unusable', TOO_LARGE));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first] = this.#chunks;
    const whole = first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    this.#resolve(whole.toString('utf8'));
  }

  onResponseError(_controller: unknown, cause: Error): void {
    if (NOT_HTTP.has(cause.name)) this.#reject(new CallFault('unusable', 'the answer is not HTTP', { cause }));
    else this.#reject(new CallFault('unreachable', 'the connection failed', { isRepeatable: !this.#hasBegun, cause }));
  }
}
