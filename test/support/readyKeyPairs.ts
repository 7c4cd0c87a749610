import { type CryptoKey, exportJWK, type GenerateKeyPairResult, generateKeyPair, importJWK, type JWK } from 'jose';

const READY = 'TEST_RSA_KEYS';
let taken = 0;

/** Makes some RSA keys once for the whole run: one costs as much as a dozen tests. */
export async function makeKeyPairs(): Promise<void> {
  const pairs = await Promise.all(Array.from({ length: 6 }, () => generateKeyPair('RS256', { extractable: true })));
  const keys = await Promise.all(pairs.map(({ privateKey }) => exportJWK(privateKey)));
  process.env[READY] = JSON.stringify(keys);
}

/** The next of them, in a circle: another one than the five before. */
export async function readyKeyPair(): Promise<GenerateKeyPairResult> {
  const keys: JWK[] = JSON.parse(process.env[READY] ?? '[]');
  const key = keys[taken++ % keys.length];
  if (!key) throw new Error('there are no keys: start jest through npm test');
  const { kty, n, e } = key;
  const [privateKey, publicKey] = await Promise.all([read(key), read({ kty, n, e } as JWK)]);
  return { privateKey, publicKey };
}

async function read(key: JWK): Promise<CryptoKey> {
  return (await importJWK(key, 'RS256', { extractable: true })) as CryptoKey;
}
