import { createHmac } from 'node:crypto';
import type { NetherlandsRegistry } from '../../registry.ts';

/** By which a name that was given up is kept: nobody can read it back. */
export function usernameHash({ usernameKey }: NetherlandsRegistry, username: string): Buffer {
  return createHmac('sha256', usernameKey).update(username.toLowerCase()).digest();
}
