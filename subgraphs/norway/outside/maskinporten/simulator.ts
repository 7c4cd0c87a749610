import { createHash, randomUUID } from 'node:crypto';
import { Faults } from '../faults.ts';
import { type Incoming, json, type Outgoing, startLoopbackServer } from '../loopbackServer.ts';
import { type KeyPairs, newSigningKey, type SigningKey } from '../signingKey.ts';
import type { MachineClient } from './clientKey.ts';
import { GrantRefused, refuseGrant } from './grantRefused.ts';
import { type Grant, readGrant } from './readGrant.ts';

export interface MaskinportenOptions {
  readonly clients: readonly MachineClient[];
  readonly port?: number | undefined;
  readonly clock?: () => Date;
  readonly keyPairs?: KeyPairs | undefined;
}

export interface MaskinportenSimulator {
  /** With its closing slash, as the real one. */
  readonly issuer: string;
  readonly jwksUri: string;
  readonly faults: Faults;
  /** Signs with a new key from now on; the key set keeps the earlier ones. */
  rotateKeys(): Promise<void>;
  requests(): number;
  close(): Promise<void>;
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TOKEN_SECONDS = 599;

/** Maskinporten on loopback: metadata, key set and the JWT grant, by key or by certificate, also for somebody else. */
export async function startMaskinportenSimulator(options: MaskinportenOptions): Promise<MaskinportenSimulator> {
  const { clients, port, clock = () => new Date() } = options;
  const key = await newSigningKey(options.keyPairs);
  const faults = new Faults();
  const used = new Map<string, number>();

  async function answer({ method, url, headers, body }: Incoming): Promise<Outgoing> {
    const issuer = `${url.origin}/`;
    const route = `${method} ${url.pathname}`;
    if (route === 'GET /.well-known/oauth-authorization-server') return json(200, metadata(issuer));
    if (route === 'GET /jwk') return json(200, key.publicKeys);
    if (route !== 'POST /token') return json(404, { error: 'not_found' });
    try {
      const assertion = assertionOf(headers['content-type'], body);
      const grant = await readGrant(assertion, clients, issuer, clock());
      useOnce(used, grant.jti ?? createHash('sha256').update(assertion).digest('hex'), grant, clock());
      return json(200, await tokenFor(grant, issuer, key, clock()));
    } catch (error) {
      if (!(error instanceof GrantRefused)) throw error;
      return json(400, { error: error.error, error_description: error.description });
    }
  }

  const { origin, requests, close } = await startLoopbackServer({ port, faults, answer });
  return { issuer: `${origin}/`, jwksUri: `${origin}/jwk`, faults, rotateKeys: key.rotate, requests, close };
}

function metadata(issuer: string) {
  return {
    issuer,
    token_endpoint: `${issuer}token`,
    jwks_uri: `${issuer}jwk`,
    grant_types_supported: [GRANT_TYPE],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'RS512'],
  };
}

function assertionOf(contentType: string | undefined, body: string): string {
  if (!contentType?.startsWith('application/x-www-form-urlencoded')) throw refuseGrant('MP-011');
  const form = new URLSearchParams(body);
  if (form.get('grant_type') !== GRANT_TYPE) throw new GrantRefused('unsupported_grant_type', 'Unknown grant type');
  return form.get('assertion') ?? '';
}

function useOnce(used: Map<string, number>, mark: string, grant: Grant, now: Date): void {
  for (const [old, expiresAt] of used) if (expiresAt <= now.getTime() / 1_000) used.delete(old);
  if (used.has(mark)) throw refuseGrant('MP-012');
  used.set(mark, grant.expiresAt);
}

async function tokenFor(grant: Grant, issuer: string, key: SigningKey, now: Date) {
  const { client, scope, resource } = grant;
  const iat = Math.floor(now.getTime() / 1_000);
  const access_token = await key.sign({
    iss: issuer,
    client_id: client.clientId,
    client_amr: 'private_key_jwt',
    ...parties(grant),
    scope,
    token_type: 'Bearer',
    aud: audience(resource),
    iat,
    exp: iat + TOKEN_SECONDS,
    jti: randomUUID(),
  });
  return { access_token, token_type: 'Bearer', expires_in: TOKEN_SECONDS, scope };
}

function parties({ client, consumer }: Grant) {
  const named = (organisation: string) => ({ authority: 'iso6523-actorid-upis', ID: `0192:${organisation}` });
  if (consumer === client.organisation) return { consumer: named(consumer) };
  const supplier = named(client.organisation);
  return { consumer: named(consumer), supplier, delegation_source: 'https://www.altinn.no' };
}

function audience(resource: unknown): string[] | string {
  const named = (Array.isArray(resource) ? resource : [resource]).filter((one) => typeof one === 'string');
  return named.length > 0 ? named : 'unspecified';
}
