import { calculateJwkThumbprint, exportJWK, importPKCS8, SignJWT } from 'jose';
import type { KbLogin } from './kbLogin.ts';

const AUDIENCE = 'urn:library-supergraph';
const ALGORITHM = 'ES256';
const LIFETIME_S = 3_600;

/** `signingKey`: PKCS #8 in PEM, on the curve P-256. */
export async function openKbLogin(issuer: string, signingKey: string): Promise<KbLogin> {
  const privateKey = await importPKCS8(signingKey, ALGORITHM, { extractable: true });
  const { kty = '', crv = '', x = '', y = '' } = await exportJWK(privateKey);
  const publicKey = { kty, crv, x, y };
  const kid = await calculateJwkThumbprint(publicKey);
  return {
    issuer,
    publicKeys: { keys: [{ ...publicKey, kid, alg: ALGORITHM, use: 'sig' }] },
    async issueToken(loginAccountId, now) {
      const issuedAt = Math.floor(now.getTime() / 1_000);
      const accessToken = await new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(loginAccountId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + LIFETIME_S)
        .sign(privateKey);
      return { accessToken, expiresAt: new Date((issuedAt + LIFETIME_S) * 1_000) };
    },
  };
}
