import { setTimeout as wait } from 'node:timers/promises';

/** How the population register writes an error: in its documentation, for 401 and 403, for 404; BARE is no form of it. */
export const ERROR_SHAPES = ['DOCUMENTED', 'ACCESS', 'MISSING', 'BARE'] as const;
export type ErrorShape = (typeof ERROR_SHAPES)[number];

/** One way in which a simulated system answers badly instead of well. */
export type Fault =
  | { readonly kind: 'STATUS'; readonly status: number; readonly shape?: ErrorShape }
  | { readonly kind: 'HTML_PAGE'; readonly status: number }
  | { readonly kind: 'TRUNCATED' }
  | { readonly kind: 'HANG_UP' }
  | { readonly kind: 'TOO_MANY_REQUESTS'; readonly retryAfterMs: number };

/** How a simulated system misbehaves until told otherwise. */
export class Faults {
  latencyMs = 0;
  /** Answers every request so, after `next` is used up. */
  always: Fault | undefined;
  /** Answers the coming requests so, one each. */
  next: Fault[] = [];

  clear(): void {
    this.latencyMs = 0;
    this.always = undefined;
    this.next = [];
  }

  /** The fault for this request, taken from the list, after the latency. */
  async take(): Promise<Fault | undefined> {
    if (this.latencyMs > 0) await wait(this.latencyMs, undefined, { ref: false });
    return this.next.shift() ?? this.always;
  }
}

/** The page of the firewall in front of the register. */
export const FIREWALL_PAGE =
  '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. ' +
  'Your support ID is: 9000000000000000001</body></html>';

export function errorBody(shape: ErrorShape, status: number, text: string): object {
  switch (shape) {
    case 'DOCUMENTED':
      return { kode: 'FREG-001', melding: text };
    case 'ACCESS': {
      const body = { alvorlighetsgrad: 'FEIL', feilkode: `FREG-${status}`, feilmelding: text, httpStatus: status };
      return { ...body, tilleggsinformasjon: {} };
    }
    case 'MISSING':
      return { code: `FREG-${status}`, feilreferanse: '9000000000000001', httpStatus: status, message: text };
    case 'BARE':
      return { status, error: text };
  }
}
