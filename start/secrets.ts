import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface DemoSecrets {
  /**
   * 32 random bytes in base64 for a purpose; for one that ends in SIGNING_KEY an EC P-256 private key as PKCS8 PEM in
   * base64. The same at every start.
   */
  secret(purpose: string): string;
}

interface KeptSecrets {
  secrets: Record<string, string>;
}

/** The demo makes its secrets at the first start and keeps them beside its data; what they encrypted must stay readable. */
export async function demoSecrets(dataFolder: string, purposes: readonly string[]): Promise<DemoSecrets> {
  const file = join(dataFolder, 'secrets.json');
  const kept = await readKept(file);
  const secrets = Object.fromEntries(
    purposes.map((purpose) => [purpose, kept?.secrets[purpose] ?? newSecret(purpose)]),
  );
  await writeFile(`${file}.new`, JSON.stringify({ secrets: { ...kept?.secrets, ...secrets } }), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return { secret: (purpose) => secrets[purpose] ?? '' };
}

async function readKept(file: string): Promise<KeptSecrets | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as KeptSecrets);
}

function newSecret(purpose: string): string {
  if (!purpose.endsWith('SIGNING_KEY')) return randomBytes(32).toString('base64');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64');
}
