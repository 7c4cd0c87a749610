import { createHmac } from 'node:crypto';
import type { NetherlandsRegistry } from '../../registry.ts';

/** By which a name that was given up is kept: nobody can read it back. */
export function usernameHash({ usernameKeys: [key] }: NetherlandsRegistry, username: string): Buffer {
  return hashUnder(key, username);
}

/** By which it may have been kept: under the secret of now, and under those before it. */
export function usernameHashes({ usernameKeys }: NetherlandsRegistry, username: string): Buffer[] {
  return usernameKeys.map((key) => hashUnder(key, username));
}

function hashUnder(key: Buffer, username: string): Buffer {
  return createHmac('sha256', key).update(username.toLowerCase()).digest();
}
