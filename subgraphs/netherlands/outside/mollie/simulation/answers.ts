/** An answer of the simulated API. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  /** Answered before under the same key. */
  readonly replayed?: boolean;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** An error in Mollie's form; `field`: the one of a 422. */
export function errorAnswer(status: number, detail: string, field?: string): Answer {
  const documentation = { href: 'https://docs.mollie.com/overview/handling-errors', type: 'text/html' };
  const body = { status, title: TITLES[status] ?? 'Error', detail, ...(field && { field }), _links: { documentation } };
  return { status, body };
}

export function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'status' in value && 'body' in value;
}
