import { describe, expect, test } from '@jest/globals';
import { norwaySettings } from '../../subgraphs/norway/settings.ts';

const KEY = { kty: 'RSA', n: 'n', e: 'AQAB', d: 'd', kid: 'key-1' };
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
      populationRegister: { deadlineMs: 5_000 },
      maskinporten: { scope: 'folkeregister:deling/offentligutenhjemmel', key: KEY },
    });
  });

  test.each([
    ['NORWAY_SECRET', 'c2hvcnQ='],
    ['NORWAY_SYNTHETIC_NUMBERS', 'both'],
    ['NORWAY_BARCODE_SYMBOLOGY', 'QR'],
    ['NORWAY_POPULATION_REGISTER_URL', 'https://register.example.no/without-slash'],
    ['NORWAY_POPULATION_REGISTER_DEADLINE_MS', '5s'],
    ['MASKINPORTEN_ISSUER', 'maskinporten.example.no/'],
    ['MASKINPORTEN_CLIENT_ID', ''],
    ['MASKINPORTEN_KEY', '{"kty":"RSA","kid":"public-only"}'],
    ['MASKINPORTEN_KEY', 'null'],
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
