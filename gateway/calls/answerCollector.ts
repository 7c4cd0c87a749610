import type { Dispatcher } from 'undici';
import { faultOfAnswer, TOO_LARGE } from './answerLimits.ts';
import { type CallEnd, toldOnce } from './callEnd.ts';
import { CallFault } from './callFault.ts';
import type { RunningCall } from './subgraphTransport.ts';

const NOT_HTTP = new Set(['HTTPParserError', 'HeadersOverflowError', 'ResponseContentLengthMismatchError']);

/** Collects an answer, and gives up at the first thing that no answer has. */
export class AnswerCollector implements Dispatcher.DispatchHandler, RunningCall {
  readonly #mostBytes: number;
  readonly #end: CallEnd;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #hasBegun = false;
  #fault: CallFault | undefined;
  #controller: Dispatcher.DispatchController | undefined;

  constructor(mostBytes: number, end: CallEnd) {
    this.#mostBytes = mostBytes;
    this.#end = toldOnce(end);
  }

  interrupt(fault: CallFault): void {
    this.#fault ??= fault;
    this.#end.failed(this.#fault);
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
    this.#chunks = []; // told and not kept, as CallEnd says
    this.#end.answered(whole.toString('utf8'));
  }

  onResponseError(_controller: unknown, cause: Error): void {
    if (NOT_HTTP.has(cause.name)) this.#end.failed(new CallFault('unusable', 'the answer is not HTTP', { cause }));
    else {
      const isRepeatable = !this.#hasBegun;
      this.#end.failed(new CallFault('unreachable', 'the connection failed', { isRepeatable, cause }));
    }
  }
}
