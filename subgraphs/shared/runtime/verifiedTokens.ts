import { createHash } from 'node:crypto';
import type { Caller } from './caller.ts';

const KEPT_MS = 30_000;
const MOST = 10_000;

interface Verified {
  readonly caller: Caller;
  readonly until: number;
}

/**
 * Verifies a token once in 30 seconds, and again when it has expired. Kept by its hash, so that no token lies in the memory;
 * whose it is, not what he may do: roles are looked up at each call. A token that was refused is not remembered.
 */
export function rememberVerified(
  verify: (token: string) => Promise<Caller>,
  now: () => number,
): (token: string) => Promise<Caller> {
  const verified = new Map<string, Verified>();
  return async (token) => {
    const hash = createHash('sha256').update(token).digest('base64');
    const known = verified.get(hash);
    if (known && now() < known.until) return known.caller;
    const caller = await verify(token);
    const [oldest] = verified.keys();
    if (verified.size >= MOST && oldest !== undefined) verified.delete(oldest);
    verified.set(hash, { caller, until: Math.min(now() + KEPT_MS, (caller.claims.exp ?? 0) * 1_000) });
    // Claims can hold a personal number: they go when they are of no use, also where nobody calls any more.
    setTimeout(() => verified.delete(hash), KEPT_MS).unref();
    return caller;
  };
}
