import { type CryptoKey, compactVerify, decodeProtectedHeader, type ProtectedHeaderParameters } from 'jose';
import { type JsonObject, parseJsonObject, textOf } from '../../../shared/vocabulary/jsonObject.ts';
import { ALGORITHMS, clientKey, type MachineClient } from './clientKey.ts';
import { refuseGrant } from './grantRefused.ts';

/** A grant that passed every check but the one for repetition. */
export interface Grant {
  readonly client: MachineClient;
  /** The organisation acted for, which is the client's own where nothing else is said. */
  readonly consumer: string;
  readonly scope: string;
  readonly jti: string | undefined;
  readonly expiresAt: number;
  readonly resource: unknown;
}

const CLOCK_SECONDS = 10;
const LONGEST_SECONDS = 120;

/** The grant in the assertion, checked as Maskinporten does. Throws GrantRefused. */
export async function readGrant(assertion: string, clients: readonly MachineClient[], issuer: string, now: Date) {
  const header = headerOf(assertion);
  const claims = claimsOf(assertion);
  const client = clients.find(({ clientId }) => clientId === claims['iss']);
  if (!client) throw refuseGrant('MP-100');
  await verifySignature(assertion, await clientKey(header, client, clients, now));
  if (claims['aud'] !== issuer) throw refuseGrant('MP-110');
  const expiresAt = checkTimes(claims, now.getTime() / 1_000);
  const consumer = consumerOf(claims, client);
  const scope = checkScope(claims, client);
  return {
    client,
    consumer,
    scope,
    jti: textOf(claims, 'jti'),
    expiresAt,
    resource: claims['resource'],
  } satisfies Grant;
}

function headerOf(assertion: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(assertion);
  } catch {
    throw refuseGrant('MP-011');
  }
}

function claimsOf(assertion: string): JsonObject {
  const payload = Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8');
  const claims = parseJsonObject(payload);
  if (!claims) throw refuseGrant('MP-011');
  return claims;
}

async function verifySignature(assertion: string, key: CryptoKey | Uint8Array): Promise<void> {
  await compactVerify(assertion, key, { algorithms: ALGORITHMS }).catch(() => {
    throw refuseGrant('MP-124');
  });
}

// Somebody acts for another organisation only where that one let them, and never for its own.
function consumerOf(claims: JsonObject, { organisation, delegations = [] }: MachineClient): string {
  const consumer = claims['consumer_org'];
  if (consumer === undefined) return organisation;
  if (consumer === organisation || typeof consumer !== 'string') throw refuseGrant('MP-011');
  if (!delegations.includes(consumer)) throw refuseGrant('MP-251');
  return consumer;
}

function checkTimes({ iat, exp }: JsonObject, now: number): number {
  if (typeof iat !== 'number' || typeof exp !== 'number') throw refuseGrant('MP-011');
  if (exp <= now) throw refuseGrant('MP-130');
  if (Math.abs(iat - now) > CLOCK_SECONDS || exp - iat > LONGEST_SECONDS) throw refuseGrant('MP-011');
  return exp;
}

function checkScope(claims: JsonObject, client: MachineClient): string {
  const scope = textOf(claims, 'scope');
  if (!scope) throw refuseGrant('MP-011');
  if (!scope.split(' ').every((asked) => client.scopes.includes(asked))) throw refuseGrant('MP-200');
  return scope;
}
