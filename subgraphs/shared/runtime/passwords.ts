import { channel } from 'node:diagnostics_channel';
import { hash, verify } from '@node-rs/argon2';

// OWASP's minimum for argon2id (19 MiB, two passes); the library's default algorithm is argon2id.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 4;

// Says that argon2 runs, and nothing else: how often it does must not depend on whether a name is known.
const runs = channel('library-supergraph.argon2');

const waiting: (() => void)[] = [];
let free = AT_ONCE;

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), COST));
}

export async function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  return inTurn(() => verify(passwordHash, password.normalize('NFC')));
}

/** As costly as a real comparison, so that an unknown name takes as long as a wrong password. Never true. */
export async function noPasswordMatches(password: string): Promise<false> {
  await inTurn(() => hash(password.normalize('NFC'), COST));
  return false;
}

// A burst of sign-ins must not take all threads and memory from registrations.
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  runs.publish({});
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}
