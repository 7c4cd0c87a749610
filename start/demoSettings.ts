import { COUNTRIES, SUBGRAPHS } from '../subgraphs/countries.ts';
import type { SettingSource } from '../subgraphs/shared/runtime/settings.ts';
import type { TrustedIssuer } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { AUDIENCE, type OutsideSystems } from './outsideSystems.ts';
import { type DemoSecrets, demoSecrets } from './secrets.ts';

export interface DemoSettings {
  /** For all subgraphs; what is in the environment comes first. */
  readonly subgraphs: SettingSource;
  gateway(urls: Readonly<Record<string, string>>): SettingSource;
}

export interface DemoParts {
  environment: SettingSource;
  publicUrl: string;
  host: string;
  port: number;
  dataFolder: string;
  databaseUrls: Readonly<Record<string, string>>;
  outside: OutsideSystems;
}

const PAGES = {
  ...{ '/login-account': 'netherlands', '/payments': 'netherlands', '/celia-credentials': 'finland' },
  '/export': 'insight',
};
const MADE_UP = {
  NETHERLANDS_MAIL_FROM: 'inlogaccount@example.nl',
  NETHERLANDS_PROVINCES: '{"5280":"NL-DR","6100":"NL-GR"}',
  FINLAND_MAIL_FROM: 'celia@example.fi',
  FINLAND_ARTIFICIAL_CODES: 'allow',
  NORWAY_MAIL_FROM: 'lanekort@example.no',
  NORWAY_SYNTHETIC_NUMBERS: 'only',
};
const FEED_KEYS = COUNTRIES.map(({ name }) => `FEED_KEY_${name.toUpperCase()}`);
const SIGNING_KEYS = ['NETHERLANDS_SIGNING_KEY', 'FINLAND_SIGNING_KEY'];

/** The settings that somebody who runs the parts apart writes himself, made up for the demo. */
export async function demoSettings(parts: DemoParts): Promise<DemoSettings> {
  const { environment, publicUrl, outside, databaseUrls } = parts;
  const names = SUBGRAPHS.map(({ name }) => name.toUpperCase());
  const secrets = await demoSecrets(parts.dataFolder, [
    ...names.flatMap((name) => [`${name}_SECRET`, `ASSERTION_KEY_${name}`]),
    ...FEED_KEYS,
    ...SIGNING_KEYS,
  ]);
  const trust = { TRUSTED_ISSUERS: JSON.stringify(issuers(publicUrl, outside)), ...assertionKeys(names, secrets) };
  const databases = Object.entries(databaseUrls).map(([name, url]) => [`DATABASE_URL_${name.toUpperCase()}`, url]);
  return {
    subgraphs: {
      ...trust,
      ...{ ...outside.norwaySettings, ...outside.netherlandsSettings },
      ...Object.fromEntries(names.map((name) => [`${name}_SECRET`, secrets.secret(`${name}_SECRET`)])),
      ...Object.fromEntries(databases),
      PUBLIC_URL: publicUrl,
      SMTP_URL: outside.mailbox.smtpUrl,
      ...Object.fromEntries([...FEED_KEYS, ...SIGNING_KEYS].map((name) => [name, secrets.secret(name)])),
      NETHERLANDS_LOGIN_ISSUER: `${publicUrl}/login-account`,
      ...MADE_UP,
      NETHERLANDS_BOUNCE_KEY: outside.bounceKey,
      FINLAND_LOGIN_ISSUER: `${publicUrl}/celia-credentials`,
      ...environment,
      HOST: '127.0.0.1',
      PORT: '0',
    },
    gateway: (urls) => ({
      INTROSPECTION: 'on',
      ...environment,
      ...trust,
      ...Object.fromEntries(Object.entries(urls).map(([name, url]) => [`SUBGRAPH_URL_${name.toUpperCase()}`, url])),
      PAGES: JSON.stringify(PAGES),
      HOST: parts.host,
      PORT: String(parts.port),
    }),
  };
}

/** Where insight finds the countries, by the name of each. */
export function feedUrls(urls: Readonly<Record<string, string>>): SettingSource {
  return Object.fromEntries(COUNTRIES.map(({ name }) => [`FEED_URL_${name.toUpperCase()}`, urls[name]]));
}

function assertionKeys(names: readonly string[], secrets: DemoSecrets) {
  return Object.fromEntries(names.map((name) => [`ASSERTION_KEY_${name}`, secrets.secret(`ASSERTION_KEY_${name}`)]));
}

function issuers(publicUrl: string, outside: OutsideSystems): TrustedIssuer[] {
  const accessToken = { audience: AUDIENCE, algorithms: ['ES256'], typ: 'at+jwt' };
  const everywhere = SUBGRAPHS.map(({ name }) => name);
  return [
    { ...accessToken, name: 'staff', issuer: outside.staffIssuer, subgraphs: everywhere },
    { ...accessToken, name: 'kb-login', issuer: `${publicUrl}/login-account`, subgraphs: ['netherlands'] },
    { ...accessToken, name: 'celia', issuer: `${publicUrl}/celia-credentials`, subgraphs: ['finland'] },
    {
      name: 'id-porten',
      issuer: outside.idPortenIssuer,
      audience: AUDIENCE,
      algorithms: ['RS256'],
      subgraphs: ['norway'],
    },
  ];
}
