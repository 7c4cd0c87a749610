import { type Refusal, refuse } from '../vocabulary/refusal.ts';
import type { Attempt, AttemptThrottle } from './attemptThrottle.ts';
import { passwordMatches } from './passwords.ts';

interface Proof {
  readonly passwordHash: string;
  /** As typed. */
  readonly password: string;
}

/**
 * Whether whoever is signed in knows the password at this moment. Wrong ones count as those of signing in do, where the
 * attempt's purpose is that of signing in; `parts` has the seconds to wait.
 */
export async function provePassword(
  { attempts, now }: { attempts: AttemptThrottle; now: () => Date },
  attempt: Attempt,
  { passwordHash, password }: Proof,
): Promise<Refusal<'SIGN_IN_FAILED' | 'TOO_MANY_ATTEMPTS'> | undefined> {
  const wait = await attempts.take(attempt, now());
  if (wait > 0) return refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] });
  if (!(await passwordMatches(passwordHash, password))) return refuse('SIGN_IN_FAILED', { field: 'password' });
  await attempts.succeed(attempt, now());
  return undefined;
}
