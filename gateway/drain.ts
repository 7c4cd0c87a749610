import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface DrainSettings {
  /** How long requests are still taken after the gateway says that it is not ready: until the balancer has seen it. */
  readonly delayMs: number;
  /** How long requests under way may then take. */
  readonly graceMs: number;
}

/** A server that is about to stop. */
export class Drain {
  readonly #underWay = new Set<ServerResponse>();
  #isDraining = false;

  /** From the beginning of the drain each answer ends its connection: the next request of that client goes elsewhere. */
  constructor(server: Server) {
    server.prependListener('request', (_request, response) => {
      if (this.#isDraining) return endConnection(response);
      this.#underWay.add(response);
      response.once('close', () => this.#underWay.delete(response));
    });
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  async begin({ delayMs }: DrainSettings): Promise<void> {
    this.#isDraining = true;
    for (const response of this.#underWay) endConnection(response);
    if (delayMs > 0) await pause(delayMs);
  }
}

function endConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
