import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { gatewayStart } from '../../gateway/startArguments.ts';
import { SupergraphRefused } from '../../gateway/supergraph/candidate.ts';
import { SettingError } from '../../subgraphs/shared/runtime/settings.ts';

const NAMES = ['NETHERLANDS', 'NORWAY', 'FINLAND', 'INSIGHT'];
const ISSUER = { name: 'staff', issuer: 'https://sign-in.example.org', audience: 'urn:x', algorithms: ['ES256'] };
const SOUND: Readonly<Record<string, string>> = {
  TRUSTED_ISSUERS: JSON.stringify([{ ...ISSUER, subgraphs: ['norway'] }]),
  ...Object.fromEntries(NAMES.map((name) => [`SUBGRAPH_URL_${name}`, `http://${name.toLowerCase()}:4001`])),
  ...Object.fromEntries(NAMES.map((name) => [`ASSERTION_KEY_${name}`, randomBytes(32).toString('base64')])),
};

describe('the start of our own gateway', () => {
  test('goes well with sound settings', () => {
    const more = {
      SUBGRAPH_URL_NORWAY: 'https://norway.example.org:443/',
      PAGES: '{"/export":"insight"}',
      STAFF_ISSUERS: 'staff',
      TRUSTED_DOCUMENTS: 'schema/journeys',
      RATE_LIMIT_DATABASE_URL: 'postgres://u:p@h/d',
    };
    const { settings } = gatewayStart([], { ...SOUND, ...more });
    expect(settings.subgraphs.find(({ name }) => name === 'norway')).toMatchObject({
      url: 'https://norway.example.org:443',
      endpoint: 'https://norway.example.org:443/graphql',
    });
  });

  test.each([
    ['SUBGRAPH_URL_NORWAY', 'norway:4001', /^SUBGRAPH_URL_NORWAY must be an http or https address$/],
    ['SUBGRAPH_URL_NORWAY', 'http://norway:4001/graphql', /^SUBGRAPH_URL_NORWAY must be an address without path/],
    ['SUBGRAPH_URL_NORWAY', 'http://norway:4001#a', /^SUBGRAPH_URL_NORWAY must be an address without path/],
    ['SUBGRAPH_URL_NORWAY', 'http://norway:4001?a', /^SUBGRAPH_URL_NORWAY must be an address without path/],
    ['SUBGRAPH_URL_NORWAY', 'http://u:p@norway:4001', /^SUBGRAPH_URL_NORWAY must be an address without path/],
    ['PAGES', '{"/export":"insigth"}', /^PAGES names insigth, which is no subgraph$/],
    ['STAFF_ISSUERS', 'staff,stuff', /^STAFF_ISSUERS names stuff, which TRUSTED_ISSUERS does not$/],
    ['TRUSTED_DOCUMENTS', 'package.json', /^TRUSTED_DOCUMENTS names package.json, which is no folder$/],
    ['TRUSTED_DOCUMENTS', 'not/there', /^TRUSTED_DOCUMENTS names not\/there, which is no folder$/],
    ['RATE_LIMIT_DATABASE_URL', 'rates', /^RATE_LIMIT_DATABASE_URL must look like postgresql:/],
    ['RATE_LIMIT_DATABASE_URL', 'mysql://u:p@h/d', /^RATE_LIMIT_DATABASE_URL must look like postgresql:/],
    ['RATE_LIMIT_DATABASE_URL', 'postgresql:///d', /^RATE_LIMIT_DATABASE_URL must look like postgresql:/],
    ['SUPERGRAPH', 'package.json', /^the supergraph package.json is no GraphQL$/],
    ['SUPERGRAPH', 'not/there', /^the supergraph not\/there cannot be read$/],
  ])('ends with a line for %s=%s', (name, value, words) => {
    expect(() => gatewayStart([], { ...SOUND, [name]: value })).toThrow(
      expect.objectContaining({ name: 'SettingError', message: expect.stringMatching(words) }),
    );
  });

  test('is refused in a line by a supergraph that may not be served', () => {
    expect(new SupergraphRefused(['it names no subgraph'])).toBeInstanceOf(SettingError);
  });
});
