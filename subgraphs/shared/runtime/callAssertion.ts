import { createHmac, hash, randomUUID, timingSafeEqual } from 'node:crypto';

/** Names of the headers in which the gateway tells a subgraph that a call is its own. */
export const ASSERTION_HEADER = 'x-gateway-assertion';
/** In which it tells the client's network, as a keyed hash. */
export const NETWORK_HEADER = 'x-client-network';
export const LIFETIME_S = 30;

/**
 * What one call from the gateway to one subgraph consists of. All of it is signed; changing the body, the token, the
 * language, the client's network or the subgraph makes the assertion worthless.
 */
export interface AssertedCall {
  subgraph: string;
  body: string | Buffer;
  authorization: string;
  language: string;
  network: string;
}

/** `key`: the secret that the gateway shares with that one subgraph; `now` in milliseconds. Form: id.seconds.signature */
export function assertCall(key: Buffer, call: AssertedCall, now: number): string {
  const id = randomUUID();
  const at = Math.floor(now / 1_000);
  return `${id}.${at}.${signature(key, call, id, at)}`;
}

/** Believes each assertion once, for 30 seconds. Keeps the ids it has seen for that long. */
export function assertionVerifier(key: Buffer, now: () => number): (assertion: string, call: AssertedCall) => boolean {
  const seen = new Map<string, number>();
  return (assertion, call) => {
    const [id = '', at = '', given = ''] = assertion.split('.');
    const second = Number(at);
    const current = now() / 1_000;
    if (!/^\d{1,12}$/.test(at) || Math.abs(current - second) > LIFETIME_S) return false;
    const expected = Buffer.from(signature(key, call, id, second));
    const actual = Buffer.from(given);
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected) || seen.has(id)) return false;
    forgetOld(seen, current);
    seen.set(id, second);
    return true;
  };
}

function signature(key: Buffer, call: AssertedCall, id: string, at: number): string {
  const { subgraph, body, authorization, language, network } = call;
  const text = JSON.stringify([subgraph, id, at, digest(body), digest(authorization), language, network]);
  return createHmac('sha256', key).update(text).digest('base64url');
}

function digest(content: string | Buffer): string {
  return hash('sha256', content, 'base64url');
}

// Insertion order is nearly the order of time: stop at the first that is still young.
function forgetOld(seen: Map<string, number>, current: number): void {
  for (const [id, second] of seen) {
    if (current - second <= 2 * LIFETIME_S) return;
    seen.delete(id);
  }
}
