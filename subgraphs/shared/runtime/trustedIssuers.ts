import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { isJsonObject } from '../vocabulary/jsonObject.ts';
import type { Caller } from './caller.ts';
import { Failure } from './failure.ts';
import { rememberVerified } from './verifiedTokens.ts';

/** One issuer whose tokens are believed, and by which subgraphs. */
export interface TrustedIssuer {
  /** The name by which tables and the audit trail know the issuer; survives a change of its address. */
  name: string;
  issuer: string;
  audience: string;
  algorithms: string[];
  /** The `typ` header that its access tokens carry; omitted where the issuer sets none. */
  typ?: string;
  /** Where its keys are; omitted where OpenID discovery tells. */
  jwksUri?: string;
  /** The subgraphs that may see its tokens. */
  subgraphs: string[];
}

export interface TrustedIssuers {
  /** The caller that the token proves. Throws UNAUTHENTICATED for any other token, INTERNAL where the issuer's keys cannot be had. */
  callerOf(token: string): Promise<Caller>;
  /** The configuration of the issuer with that name. */
  named(name: string): TrustedIssuer | undefined;
}

const CLOCK_TOLERANCE_S = 5;
const ASYMMETRIC = /^(?:RS|PS|ES)(?:256|384|512)$|^EdDSA$/;

export function trustIssuers(issuers: readonly TrustedIssuer[]): TrustedIssuers {
  const byUrl = new Map(issuers.map((issuer) => [issuer.issuer, { ...issuer, keys: keysOf(issuer) }]));
  const callerOf = async (token: string): Promise<Caller> => {
    const trusted = byUrl.get(claimedIssuer(token));
    if (!trusted) throw new Failure('UNAUTHENTICATED');
    const claims = await verified(token, trusted, trusted.keys);
    if (typeof claims.sub !== 'string' || claims.sub === '') throw new Failure('UNAUTHENTICATED');
    return { issuer: trusted.name, subject: claims.sub, claims };
  };
  return {
    named: (name) => issuers.find((issuer) => issuer.name === name),
    callerOf: rememberVerified(callerOf, Date.now),
  };
}

/** Reads the setting TRUSTED_ISSUERS: a JSON list of TrustedIssuer. */
export function readTrustedIssuers(value: unknown): TrustedIssuer[] | undefined {
  return Array.isArray(value) && value.every(isTrustedIssuer) ? value : undefined;
}

function isTrustedIssuer(value: unknown): value is TrustedIssuer {
  if (!isJsonObject(value)) return false;
  const { name, issuer, audience, algorithms, typ = '', jwksUri = issuer, subgraphs } = value;
  return (
    [name, issuer, audience, typ].every(isText) &&
    isText(jwksUri) &&
    URL.canParse(jwksUri) &&
    isListOf(algorithms, (one) => isText(one) && ASYMMETRIC.test(one)) &&
    algorithms.length > 0 &&
    isListOf(subgraphs, isText)
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.every(isItem);
}

// Read before anything is verified: only chooses whose keys must have signed the token.
function claimedIssuer(token: string): string {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as JWTPayload;
    return typeof claims.iss === 'string' ? claims.iss : '';
  } catch {
    return '';
  }
}

async function verified(token: string, trusted: TrustedIssuer, keys: JWTVerifyGetKey): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: trusted.issuer,
      audience: trusted.audience,
      algorithms: trusted.algorithms,
      ...(trusted.typ ? { typ: trusted.typ } : {}),
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    return payload;
  } catch (cause) {
    throw new Failure(isFaultOfToken(cause) ? 'UNAUTHENTICATED' : 'INTERNAL', { cause });
  }
}

// The generic ones are of an answer that is no set of keys.
function isFaultOfToken(error: unknown): boolean {
  const isOfIssuer = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  return error instanceof errors.JOSEError && !isOfIssuer && error.code !== 'ERR_JOSE_GENERIC';
}

function keysOf(issuer: TrustedIssuer): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    keys ??= (issuer.jwksUri ? Promise.resolve(issuer.jwksUri) : discover(issuer.issuer)).then((uri) =>
      createRemoteJWKSet(new URL(uri), { timeoutDuration: 3_000, cooldownDuration: 30_000 }),
    );
    const set = await keys.catch((cause: unknown) => {
      keys = undefined;
      throw cause;
    });
    return set(header, token);
  };
}

async function discover(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(3_000), redirect: 'error' });
  const metadata = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (!answer.ok || metadata.issuer !== issuer || typeof metadata.jwks_uri !== 'string') {
    throw new Error('the issuer does not describe itself as configured');
  }
  return metadata.jwks_uri;
}
