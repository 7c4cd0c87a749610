import { deriveKey } from './deriveKey.ts';
import { SettingError, type SettingSource, secretKey } from './settings.ts';

/** The key of one purpose under the country's secret, and after it those under the secrets that it had before. */
export type CurrentAndFormer = readonly [Buffer, ...Buffer[]];

/** What is made is made under the first; what was made before <COUNTRY>_SECRET was replaced is known by the others. */
export function countryKeys(source: SettingSource, country: string): (purpose: string) => CurrentAndFormer {
  const [current, ...former] = countrySecrets(source, country);
  return (purpose) => [
    deriveKey(current, country, purpose),
    ...former.map((secret) => deriveKey(secret, country, purpose)),
  ];
}

/** <COUNTRY>_SECRET and those of <COUNTRY>_SECRETS_BEFORE, the latest first. */
export function countrySecrets(source: SettingSource, country: string): CurrentAndFormer {
  const name = `${country.toUpperCase()}_SECRET`;
  return [secretKey(source, name), ...formerSecrets(source, `${name}S_BEFORE`)];
}

function formerSecrets(source: SettingSource, name: string): Buffer[] {
  const secrets = (source[name] ?? '').split(',').flatMap((text) => text.trim() || []);
  return secrets.map((text) => {
    const secret = Buffer.from(text, 'base64');
    if (secret.length < 32)
      throw new SettingError(`${name} must be secrets of at least 32 bytes in base64, with commas between`);
    return secret;
  });
}
