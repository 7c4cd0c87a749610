import { randomUUID } from 'node:crypto';
import {
  type CryptoKey,
  exportJWK,
  type GenerateKeyPairResult,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';

/** Where a simulator gets RSA keys from; extractable ones. */
export type KeyPairs = () => Promise<GenerateKeyPairResult>;

export const newKeyPair: KeyPairs = () => generateKeyPair('RS256', { extractable: true });

/** A simulator's own signing keys, made when it starts. */
export interface SigningKey {
  /** The one in use and those before it, which outstanding tokens were signed with. */
  readonly publicKeys: { readonly keys: JWK[] };
  /** The header carries alg and kid alone, as the tokens of Maskinporten and ID-porten do. */
  sign(claims: JWTPayload): Promise<string>;
  /** From now on signs with another one. */
  rotate(): Promise<void>;
}

export async function newSigningKey(keyPairs: KeyPairs = newKeyPair): Promise<SigningKey> {
  const publicKeys: { keys: JWK[] } = { keys: [] };
  let inUse: { kid: string; privateKey: CryptoKey } | undefined;

  async function rotate(): Promise<void> {
    const { publicKey, privateKey } = await keyPairs();
    const kid = randomUUID();
    publicKeys.keys.unshift({ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' });
    inUse = { kid, privateKey };
  }

  async function sign(claims: JWTPayload): Promise<string> {
    if (!inUse) throw new Error('rotate makes the first key');
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: inUse.kid }).sign(inUse.privateKey);
  }

  await rotate();
  return { publicKeys, sign, rotate };
}
