import express, { type Router } from 'express';
import { calculateJwkThumbprint, exportJWK, importPKCS8, type JWK, SignJWT } from 'jose';

export interface AccessToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/** The sign-in side of a country's own accounts: an issuer of OAuth 2.0 access tokens in the form of RFC 9068. */
export interface TokenIssuer {
  readonly issuer: string;
  /** RFC 7517: the public key, with its RFC 7638 thumbprint as `kid`. */
  readonly publicKeys: { readonly keys: readonly JWK[] };
  /** A token for the account with that id, good for one hour. */
  issueToken(subject: string, now: Date): Promise<AccessToken>;
}

const AUDIENCE = 'urn:library-supergraph';
const ALGORITHM = 'ES256';
const LIFETIME_S = 3_600;

/** `signingKey`: PKCS #8 in PEM, on the curve P-256. */
export async function openTokenIssuer(issuer: string, signingKey: string): Promise<TokenIssuer> {
  const privateKey = await importPKCS8(signingKey, ALGORITHM, { extractable: true });
  const { kty = '', crv = '', x = '', y = '' } = await exportJWK(privateKey);
  const publicKey = { kty, crv, x, y };
  const kid = await calculateJwkThumbprint(publicKey);
  return {
    issuer,
    publicKeys: { keys: [{ ...publicKey, kid, alg: ALGORITHM, use: 'sig' }] },
    async issueToken(subject, now) {
      const issuedAt = Math.floor(now.getTime() / 1_000);
      const accessToken = await new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + LIFETIME_S)
        .sign(privateKey);
      return { accessToken, expiresAt: new Date((issuedAt + LIFETIME_S) * 1_000) };
    },
  };
}

/** By which others verify the tokens: OpenID discovery and the public key. Mounted at the path of the issuer's address. */
export function issuerPages({ issuer, publicKeys }: TokenIssuer): Router {
  const router = express.Router();
  router.get('/.well-known/openid-configuration', (_request, response) => {
    response.json({ issuer, jwks_uri: `${issuer}/jwks.json` });
  });
  router.get('/jwks.json', (_request, response) => {
    response.json(publicKeys);
  });
  return router;
}
