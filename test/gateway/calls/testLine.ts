import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepAliveTransport } from '../../../gateway/calls/keepAliveTransport.ts';
import { type AskedCall, SubgraphLine } from '../../../gateway/calls/subgraphLine.ts';
import { type ChaosProxy, chaosProxy } from '../../support/chaosProxy.ts';

export const ANSWER = '{"data":{"x":1}}';
export const MOST = 1_000;

export const answer: RequestListener = (_request, response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);

export function outcomeOf(asking: Promise<string>): Promise<string> {
  return asking.then(
    () => 'answered',
    (fault) => fault.outcome,
  );
}

/** A subgraph that answers as it is told, a proxy before it, and a line to the proxy. */
export class TestLine {
  readonly proxy: ChaosProxy;
  readonly #stop: () => void;
  listener: RequestListener = answer;
  heard: { body: string; assertion: string | undefined }[] = [];
  told: [string, string][] = [];
  readonly held: Parameters<RequestListener>[] = [];
  line: SubgraphLine;
  #sendings = 0;

  static async open(): Promise<TestLine> {
    const server = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      opened.heard.push({ body, assertion: request.headers['x-assertion']?.toString() });
      opened.listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = await chaosProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const opened = new TestLine(proxy, () => {
      server.closeAllConnections();
      server.close();
    });
    return opened;
  }

  private constructor(proxy: ChaosProxy, stop: () => void) {
    this.proxy = proxy;
    this.#stop = stop;
    this.line = this.#open(0, 5_000);
  }

  /** Forgets everything, and has another line. */
  async renew({ failures = 0, timeoutMs = 5_000 } = {}): Promise<void> {
    this.proxy.become();
    await this.line.close();
    this.line = this.#open(failures, timeoutMs);
    [this.listener, this.heard, this.told, this.#sendings] = [answer, [], [], 0];
  }

  read(change: Partial<AskedCall> = {}): AskedCall {
    const headers = () => {
      this.#sendings += 1;
      return { 'content-type': 'application/json', 'x-assertion': String(this.#sendings) };
    };
    return { body: '{"query":"{x}"}', isRead: true, asker: 'somebody', headers, ...change };
  }

  /** Lets calls wait for their answers. */
  hold(): void {
    this.listener = (request, response) => void this.held.push([request, response]);
  }

  release(): void {
    for (const [request, response] of this.held.splice(0)) answer(request, response);
  }

  async untilHeard(count: number): Promise<void> {
    while (this.heard.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
  }

  async close(): Promise<void> {
    await this.line.close();
    await this.proxy.close();
    this.#stop();
  }

  #open(failures: number, timeoutMs: number): SubgraphLine {
    const endpoint = `${this.proxy.url}/graphql`;
    return new SubgraphLine({
      ...{ name: 'norway', timeoutMs, breaker: { failures, pauseMs: 60 } },
      transport: keepAliveTransport({ endpoint, mostAnswerBytes: MOST, timeoutMs }),
      observer: { subgraphCalled: (subgraph, outcome) => void this.told.push([subgraph, outcome]) },
    });
  }
}
