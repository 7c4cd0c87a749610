import {
  json,
  SettingError,
  type SettingSource,
  secretKey,
  webAddress,
  wholeNumber,
} from '../subgraphs/shared/runtime/settings.ts';
import { readTrustedIssuers, type TrustedIssuer } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import type { BreakerLimits } from './calls/circuitBreaker.ts';
import type { AnswerOfSubgraph } from './calls/inProcessTransport.ts';
import type { DrainSettings } from './drain.ts';
import { type FrontSettings, frontSettings, introspectionSetting } from './frontSettings.ts';
import { type TelemetrySettings, telemetrySettings } from './telemetry/telemetry.ts';

/** One subgraph as the gateway knows it: its name in the supergraph, its address and the secret it shares with the gateway. */
export interface SubgraphAddress {
  name: string;
  /** Without path. */
  url: string;
  /** Where it takes operations. */
  endpoint: string;
  /** Undefined of a subgraph that is not ours: its calls are not signed, and it has no probes and pages of ours. */
  assertionKey: Buffer | undefined;
  /** How long one call may take, in milliseconds. */
  timeoutMs: number;
  mostAnswerBytes: number;
  breaker: BreakerLimits;
  /** Of a subgraph in this process, which is asked past its port. */
  answer?: AnswerOfSubgraph | undefined;
}

export interface GatewaySettings {
  host: string;
  port: number;
  issuers: TrustedIssuer[];
  subgraphs: SubgraphAddress[];
  /** Paths of pages for people that a subgraph serves, e.g. { '/login-account': 'netherlands' }. */
  pages: Readonly<Record<string, string>>;
  /** Who may ask for the schema. */
  introspection: 'on' | 'staff' | 'off';
  /** How many proxies stand before the gateway and write X-Forwarded-For; without one the header is not believed. */
  trustedProxies: number;
  /** Headers of clients, in lower case, that subgraphs without a key are sent as they came. With authorization among them no token is verified here. */
  forwardHeaders: readonly string[];
  front: FrontSettings;
  telemetry: TelemetrySettings;
  drain: DrainSettings;
}

export function gatewaySettings(source: SettingSource, subgraphNames: readonly string[]): GatewaySettings {
  return {
    host: source['HOST'] || '127.0.0.1',
    port: wholeNumber(source, 'PORT', 4000, 0, 65_535),
    issuers: json(source, 'TRUSTED_ISSUERS', readTrustedIssuers),
    subgraphs: subgraphNames.map((name) => subgraphAddress(source, name)),
    pages: source['PAGES'] ? json(source, 'PAGES', readPages) : {},
    introspection: introspectionSetting(source),
    trustedProxies: wholeNumber(source, 'TRUSTED_PROXIES', 0, 0, 10),
    forwardHeaders: [],
    front: frontSettings(source),
    telemetry: telemetrySettings(source),
    drain: {
      delayMs: wholeNumber(source, 'DRAIN_DELAY_MS', 0, 0, 120_000),
      graceMs: wholeNumber(source, 'DRAIN_GRACE_MS', 10_000, 0, 120_000),
    },
  };
}

function subgraphAddress(source: SettingSource, name: string): SubgraphAddress {
  const ending = name.toUpperCase();
  const url = addressOf(source, `SUBGRAPH_URL_${ending}`);
  const assertionKey = secretKey(source, `ASSERTION_KEY_${ending}`);
  return { name, url, endpoint: `${url}/graphql`, assertionKey, ...callLimits(source, ending) };
}

// The paths of its operations and probes are put after it.
function addressOf(source: SettingSource, name: string): string {
  const address = webAddress(source, name);
  const { pathname, search, hash, username } = new URL(address);
  if (!pathname.endsWith('/graphql') && search + hash + username === '') return address;
  throw new SettingError(`${name} must be an address without path, like http://norway:4001`);
}

/** `ending`: of the names of the settings that are for that subgraph alone. */
export function callLimits(
  source: SettingSource,
  ending: string,
): Pick<SubgraphAddress, 'timeoutMs' | 'mostAnswerBytes' | 'breaker'> {
  const timeoutMs = wholeNumber(source, 'SUBGRAPH_TIMEOUT_MS', 10_000, 100, 60_000);
  return {
    timeoutMs: wholeNumber(source, `SUBGRAPH_TIMEOUT_MS_${ending}`, timeoutMs, 100, 60_000),
    mostAnswerBytes: wholeNumber(source, 'SUBGRAPH_ANSWER_BYTES', 10_000_000, 1_000, 1e9),
    breaker: {
      failures: wholeNumber(source, 'SUBGRAPH_FAILURES', 10, 0, 1_000),
      pauseMs: wholeNumber(source, 'SUBGRAPH_PAUSE_MS', 5_000, 100, 600_000),
    },
  };
}

function readPages(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  const right = entries.every(([path, name]) => path.startsWith('/') && typeof name === 'string');
  return right ? Object.fromEntries(entries) : undefined;
}
