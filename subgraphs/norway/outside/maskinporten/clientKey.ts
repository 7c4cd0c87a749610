import { X509Certificate } from 'node:crypto';
import { type CryptoKey, importJWK, importX509, type JWK, type ProtectedHeaderParameters } from 'jose';
import { refuseGrant } from './grantRefused.ts';

/** A client of Maskinporten as its organisation registered it. */
export interface MachineClient {
  readonly clientId: string;
  /** Nine digits. */
  readonly organisation: string;
  readonly scopes: readonly string[];
  /** Public, each with its kid; `exp` in seconds, where the key does not live for ever. */
  readonly keys: readonly (JWK & { readonly exp?: number })[];
  /** The organisation's enterprise certificates, in DER as base64. No authority that issued them is simulated. */
  readonly certificates?: readonly string[];
  /** The organisations that let this one act for them. */
  readonly delegations?: readonly string[];
}

export const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/** The key that a grant's header names, by kid or by x5c and never by both. Throws GrantRefused. */
export async function clientKey(
  { alg, kid, x5c }: ProtectedHeaderParameters,
  client: MachineClient,
  clients: readonly MachineClient[],
  now: Date,
): Promise<CryptoKey | Uint8Array> {
  const oneKey = (kid === undefined) !== (x5c === undefined);
  if (!alg || !ALGORITHMS.includes(alg) || !oneKey) throw refuseGrant('MP-011');
  if (x5c !== undefined) return certifiedKey(x5c, alg, client, clients, now);
  const key = client.keys.find((known) => known.kid === kid);
  if (!key) throw refuseGrant('MP-124');
  if (key.exp !== undefined && key.exp * 1_000 <= now.getTime()) throw refuseGrant('MP-121');
  return importJWK(key, alg);
}

function certifiedKey(
  chain: unknown,
  alg: string,
  client: MachineClient,
  clients: readonly MachineClient[],
  now: Date,
): Promise<CryptoKey> {
  const own: unknown = Array.isArray(chain) ? chain[0] : undefined;
  const holder = clients.find(({ certificates }) => certificates?.some((known) => known === own));
  if (typeof own !== 'string' || !holder) throw refuseGrant('MP-123');
  if (holder.organisation !== client.organisation) throw refuseGrant('MP-122');
  const certificate = new X509Certificate(Buffer.from(own, 'base64'));
  const [from, until] = [certificate.validFrom, certificate.validTo].map(Date.parse);
  if (!(Number(from) <= now.getTime() && now.getTime() < Number(until))) throw refuseGrant('MP-120');
  return importX509(certificate.toString(), alg);
}
