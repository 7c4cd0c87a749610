import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { RightsPackage } from './rightsPackages.ts';

/** Which Maskinporten the register trusts. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly jwksUri: string;
}

export type BearerCheck = (authorization: string | undefined, wanted: RightsPackage) => Promise<Bearer>;
export type Bearer = 'ALLOWED' | 'NO_VALID_TOKEN' | 'WRONG_SCOPE';

/** Checks tokens by signature, issuer, time and scope. A token made for another API (aud) is none. */
export function bearerCheck({ issuer, jwksUri }: TokenIssuer, clock: () => Date): BearerCheck {
  const keys = createRemoteJWKSet(new URL(jwksUri), { cooldownDuration: 0 }); // a key may be new any time
  return async (authorization, wanted) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) return 'NO_VALID_TOKEN';
    const options = { issuer, algorithms: ['RS256'], requiredClaims: ['exp'], currentDate: clock() };
    const verified = await jwtVerify(token, keys, options).catch(() => undefined);
    const { aud = 'unspecified', scope } = verified?.payload ?? {};
    if (!verified || aud !== 'unspecified') return 'NO_VALID_TOKEN';
    return String(scope).split(' ').includes(wanted.scope) ? 'ALLOWED' : 'WRONG_SCOPE';
  };
}
