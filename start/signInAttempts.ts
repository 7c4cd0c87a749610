import { randomBytes } from 'node:crypto';
import type { AuthorizationCodeGrantChecks, Configuration } from 'openid-client';

/** A browser that was sent to a provider and has not come back. */
export interface SignInAttempt {
  readonly provider: string;
  readonly client: Configuration;
  readonly checks: AuthorizationCodeGrantChecks;
  /** Where the browser goes with the token: 'playground'. */
  readonly page: string;
}

export const ATTEMPT_LIFETIME_MS = 5 * 60_000;
const MAX_ATTEMPTS = 1000;

/** The attempts under way, by the random value of the browser's cookie. The oldest make room when there are too many. */
export class SignInAttempts {
  readonly #attempts = new Map<string, SignInAttempt & { expiresAt: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The value for the cookie. */
  begin(attempt: SignInAttempt): string {
    const ticket = randomBytes(32).toString('base64url');
    this.#attempts.set(ticket, { ...attempt, expiresAt: this.#now() + ATTEMPT_LIFETIME_MS });
    const [oldest] = this.#attempts.keys();
    if (oldest && this.#attempts.size > MAX_ATTEMPTS) this.#attempts.delete(oldest);
    return ticket;
  }

  /** The attempt, once: undefined for an unknown ticket, one used before, one too old, or one begun at another provider. */
  finish(ticket: string, provider: string): SignInAttempt | undefined {
    const attempt = this.#attempts.get(ticket);
    this.#attempts.delete(ticket);
    return attempt && attempt.provider === provider && this.#now() < attempt.expiresAt ? attempt : undefined;
  }
}
