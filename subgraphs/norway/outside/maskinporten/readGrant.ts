import { compactVerify, decodeProtectedHeader, importJWK, type JWK, type ProtectedHeaderParameters } from 'jose';
import { type JsonObject, parseJsonObject, textOf } from '../jsonObject.ts';
import { refuseGrant } from './grantRefused.ts';

/** A client of Maskinporten as its organisation registered it. */
export interface MachineClient {
  readonly clientId: string;
  /** Nine digits. */
  readonly organisation: string;
  readonly scopes: readonly string[];
  /** Public, each with its kid. */
  readonly keys: readonly JWK[];
}

/** A grant that passed every check but the one for repetition. */
export interface Grant {
  readonly client: MachineClient;
  readonly scope: string;
  readonly jti: string | undefined;
  readonly expiresAt: number;
  readonly resource: unknown;
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const CLOCK_SECONDS = 10;
const LONGEST_SECONDS = 120;

/** The grant in the assertion, checked as Maskinporten does. Throws GrantRefused. */
export async function readGrant(assertion: string, clients: readonly MachineClient[], issuer: string, now: Date) {
  const header = headerOf(assertion);
  const claims = claimsOf(assertion);
  const client = clients.find(({ clientId }) => clientId === claims['iss']);
  if (!client) throw refuseGrant('MP-100');
  await verifySignature(assertion, keyOf(header, client), header.alg);
  if (claims['aud'] !== issuer) throw refuseGrant('MP-110');
  const expiresAt = checkTimes(claims, now.getTime() / 1_000);
  const consumer = claims['consumer_org'];
  if (consumer !== undefined) throw refuseGrant(consumer === client.organisation ? 'MP-011' : 'MP-251');
  const scope = checkScope(claims, client);
  return { client, scope, jti: textOf(claims, 'jti'), expiresAt, resource: claims['resource'] } satisfies Grant;
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

function keyOf({ alg, kid, x5c }: ProtectedHeaderParameters, client: MachineClient): JWK {
  const oneKey = (kid === undefined) !== (x5c === undefined);
  if (!alg || !ALGORITHMS.includes(alg) || !oneKey) throw refuseGrant('MP-011');
  if (x5c !== undefined) throw refuseGrant('MP-123'); // no certificate authority is simulated
  const key = client.keys.find((known) => known.kid === kid);
  if (!key) throw refuseGrant('MP-124');
  return key;
}

async function verifySignature(assertion: string, key: JWK, algorithm: string | undefined): Promise<void> {
  const publicKey = await importJWK(key, algorithm);
  await compactVerify(assertion, publicKey, { algorithms: ALGORITHMS }).catch(() => {
    throw refuseGrant('MP-124');
  });
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
