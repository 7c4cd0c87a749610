import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { MachineClient } from '../../../../subgraphs/norway/outside/maskinporten/clientKey.ts';
import { startMaskinportenSimulator } from '../../../../subgraphs/norway/outside/maskinporten/simulator.ts';

export const NOW = new Date('2026-03-02T09:00:00Z');
export const NOW_SECONDS = NOW.getTime() / 1_000;
export const SCOPES = [
  'folkeregister:deling/offentligutenhjemmel',
  'folkeregister:deling/offentligmedhjemmel',
  'other:api',
];

interface TokenAnswer {
  readonly access_token: string;
  readonly error: string;
  readonly error_description: string;
}

/** A Maskinporten that knows one client and those given, and grants of that client to be altered. */
export async function openMaskinportenWorld(clock: () => Date = () => NOW, others: readonly MachineClient[] = []) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'key-1' }];
  const library = { clientId: 'library', organisation: '310000004', scopes: SCOPES, keys, delegations: ['310000020'] };
  const clients = [library, ...others];
  const maskinporten = await startMaskinportenSimulator({ clients, clock });

  function grant(changes: JWTPayload = {}, header: object = { kid: 'key-1' }, key = privateKey): Promise<string> {
    const iat = Math.floor(clock().getTime() / 1_000);
    const claims = {
      aud: maskinporten.issuer,
      iss: 'library',
      scope: SCOPES[0],
      iat,
      exp: iat + 100,
      jti: randomUUID(),
    };
    return new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);
  }

  async function ask(assertion: string, form: Record<string, string> = {}) {
    const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    const body = new URLSearchParams({ grant_type, assertion, ...form });
    const response = await fetch(`${maskinporten.issuer}token`, { method: 'POST', body });
    const answer: TokenAnswer = JSON.parse(await response.text());
    return { status: response.status, body: answer };
  }

  async function token(scope?: string, changes: JWTPayload = {}): Promise<string> {
    return (await ask(await grant({ ...(scope && { scope }), ...changes }))).body.access_token;
  }

  return { maskinporten, privateKey, grant, ask, token };
}

export type MaskinportenWorld = Awaited<ReturnType<typeof openMaskinportenWorld>>;
