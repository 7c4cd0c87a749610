import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** A simulator's own signing key, made when it starts. */
export interface SigningKey {
  readonly publicKeys: { readonly keys: JWK[] };
  readonly verifyingKey: CryptoKey;
  sign(claims: JWTPayload): Promise<string>;
}

/** The header carries alg and kid alone, as the tokens of Maskinporten and ID-porten do. */
export async function newSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const kid = randomUUID();
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  return {
    publicKeys: { keys: [publicJwk] },
    verifyingKey: publicKey,
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey),
  };
}
