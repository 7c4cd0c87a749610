import { passwordMatches } from '../../shared/runtime/passwords.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { NetherlandsRegistry } from '../registry.ts';

interface Known {
  readonly username: string;
  readonly passwordHash: string;
}

interface Given {
  readonly password: string;
  /** Where the caller is, as the gateway tells it. */
  readonly network: string;
}

/** Whether whoever is signed in knows the password at this moment. Wrong ones count as those of signing in do. */
export async function provePassword(
  { attempts, now }: NetherlandsRegistry,
  known: Known,
  { password, network }: Given,
): Promise<Refusal<'SIGN_IN_FAILED' | 'TOO_MANY_ATTEMPTS'> | undefined> {
  const attempt = { purpose: 'signIn', account: known.username, network };
  const wait = await attempts.take(attempt, now());
  if (wait > 0) return refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] });
  if (!(await passwordMatches(known.passwordHash, password))) return refuse('SIGN_IN_FAILED', { field: 'password' });
  await attempts.succeed(attempt, now());
  return undefined;
}
