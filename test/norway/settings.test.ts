import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { norwaySettings } from '../../subgraphs/norway/settings.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 512 });
const KEY = { ...privateKey.export({ format: 'jwk' }), kid: 'key-1' };
const VALID = {
  NORWAY_SECRET: Buffer.alloc(32, 'norway-test').toString('base64'),
  NORWAY_POPULATION_REGISTER_URL: 'https://register.example.no/folkeregisteret/api/offentligutenhjemmel/',
  NORWAY_MAIL_FROM: 'lanekort@example.no',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MASKINPORTEN_ISSUER: 'https://maskinporten.example.no/',
  MASKINPORTEN_CLIENT_ID: 'client',
  MASKINPORTEN_KEY: JSON.stringify(KEY),
};

describe('settings', () => {
  test('where nothing is said synthetic numbers are refused and barcodes are Code 39', () => {
    expect(norwaySettings(VALID)).toMatchObject({
      syntheticNumbers: 'refuse',
      symbology: 'CODE39',
      upgradeSignInLevel: 'high',
      temporaryAddressDays: 366,
      populationRegister: { deadlineMs: 5_000 },
      maskinporten: { scope: 'folkeregister:deling/offentligutenhjemmel', key: KEY },
    });
  });

  test("KS Fiks' headers, and an enterprise certificate in place of a registered key", () => {
    const headers = { IntegrasjonId: '5d1c3b2a', IntegrasjonPassord: 'a-password' };
    const key = { ...KEY, kid: undefined, x5c: ['MIIB'] };
    const read = norwaySettings({
      ...VALID,
      NORWAY_POPULATION_REGISTER_HEADERS: JSON.stringify(headers),
      MASKINPORTEN_KEY: JSON.stringify(key),
    });
    expect(read.populationRegister.headers).toEqual(headers);
    expect(read.maskinporten.key).toMatchObject({ x5c: ['MIIB'] });
    expect(norwaySettings(VALID).populationRegister.headers).toEqual({});
  });

  test.each([
    ['NORWAY_SECRET', 'c2hvcnQ='],
    ['NORWAY_SYNTHETIC_NUMBERS', 'both'],
    ['NORWAY_BARCODE_SYMBOLOGY', 'QR'],
    ['NORWAY_UPGRADE_SIGN_IN_LEVEL', 'lowest'],
    ['NORWAY_TEMPORARY_ADDRESS_DAYS', 'forever'],
    ['NORWAY_POPULATION_REGISTER_URL', 'https://register.example.no/without-slash'],
    ['NORWAY_POPULATION_REGISTER_DEADLINE_MS', '5s'],
    ['MASKINPORTEN_ISSUER', 'maskinporten.example.no/'],
    ['MASKINPORTEN_CLIENT_ID', ''],
    ['MASKINPORTEN_KEY', '{"kty":"RSA","kid":"public-only"}'],
    ['MASKINPORTEN_KEY', 'null'],
    ['MASKINPORTEN_KEY', '{"kty":"RSA","kid":"...","n":"...","e":"AQAB","d":"..."}'],
    ['SMTP_URL', 'mail.example.no:587'],
    ['SMTP_URL', 'smtp:///mail'],
    ['NORWAY_MAIL_FROM', 'lanekort'],
    ['MASKINPORTEN_KEY', JSON.stringify({ ...KEY, x5c: ['MIIB'] })],
    ['MASKINPORTEN_KEY', JSON.stringify({ ...KEY, kid: undefined })],
    ['MASKINPORTEN_KEY', JSON.stringify({ ...KEY, kid: undefined, x5c: [] })],
    ['NORWAY_POPULATION_REGISTER_HEADERS', 'IntegrasjonId: 1'],
    ['NORWAY_POPULATION_REGISTER_HEADERS', '["IntegrasjonId"]'],
    ['NORWAY_POPULATION_REGISTER_HEADERS', '{"Authorization":"other-token"}'],
    ['NORWAY_POPULATION_REGISTER_HEADERS', '{"IntegrasjonId":1}'],
    ['NORWAY_POPULATION_REGISTER_HEADERS', '{"IntegrasjonId":"a\\r\\nHost: b"}'],
    ['NORWAY_POPULATION_REGISTER_HEADERS', '{"Integrasjon Id":"aaaa"}'],
  ])('%s: the error names the setting and not its value', (name, value) => {
    const message = messageOf(() => norwaySettings({ ...VALID, [name]: value }));
    expect(message).toContain(name);
    if (value.length > 4) expect(message).not.toContain(value);
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return String(error);
  }
  return '';
}
