import { provePassword } from '../../shared/runtime/provePassword.ts';
import type { Refusal } from '../../shared/vocabulary/refusal.ts';
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
export function proveLoginPassword(
  registry: NetherlandsRegistry,
  { username, passwordHash }: Known,
  { password, network }: Given,
): Promise<Refusal<'SIGN_IN_FAILED' | 'TOO_MANY_ATTEMPTS'> | undefined> {
  return provePassword(registry, { purpose: 'signIn', account: username, network }, { passwordHash, password });
}
