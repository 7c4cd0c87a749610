import { json, required, type SettingSource, secretKey, wholeNumber } from '../subgraphs/shared/runtime/settings.ts';
import { readTrustedIssuers, type TrustedIssuer } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import { type FrontSettings, frontSettings, introspectionSetting } from './frontSettings.ts';

/** One subgraph as the gateway knows it: its name in the supergraph, its address and the secret it shares with the gateway. */
export interface SubgraphAddress {
  name: string;
  url: string;
  assertionKey: Buffer;
}

export interface GatewaySettings {
  host: string;
  port: number;
  issuers: TrustedIssuer[];
  subgraphs: SubgraphAddress[];
  /** Paths of pages for people that a subgraph serves, e.g. { '/login-account': 'netherlands' }. */
  pages: Readonly<Record<string, string>>;
  subgraphTimeoutMs: number;
  /** Who may ask for the schema. */
  introspection: 'on' | 'staff' | 'off';
  /** How many proxies stand before the gateway and write X-Forwarded-For; without one the header is not believed. */
  trustedProxies: number;
  front: FrontSettings;
}

export function gatewaySettings(source: SettingSource, subgraphNames: readonly string[]): GatewaySettings {
  return {
    host: source['HOST'] || '127.0.0.1',
    port: wholeNumber(source, 'PORT', 4000, 0, 65_535),
    issuers: json(source, 'TRUSTED_ISSUERS', readTrustedIssuers),
    subgraphs: subgraphNames.map((name) => ({
      name,
      url: required(source, `SUBGRAPH_URL_${name.toUpperCase()}`),
      assertionKey: secretKey(source, `ASSERTION_KEY_${name.toUpperCase()}`),
    })),
    pages: source['PAGES'] ? json(source, 'PAGES', readPages) : {},
    subgraphTimeoutMs: wholeNumber(source, 'SUBGRAPH_TIMEOUT_MS', 10_000, 100, 60_000),
    introspection: introspectionSetting(source),
    trustedProxies: wholeNumber(source, 'TRUSTED_PROXIES', 0, 0, 10),
    front: frontSettings(source),
  };
}

function readPages(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  const right = entries.every(([path, name]) => path.startsWith('/') && typeof name === 'string');
  return right ? Object.fromEntries(entries) : undefined;
}
