import { statSync } from 'node:fs';
import { json, SettingError, type SettingSource, wholeNumber } from '../subgraphs/shared/runtime/settings.ts';
import type { AdmissionSettings } from './admission.ts';
import type { FrontSettings as HttpSettings } from './http/graphqlFront.ts';
import { LIMITS, readOperationLimits } from './limits/operationLimits.ts';
import type { SlotSettings } from './overload/executionSlots.ts';
import type { RateSettings } from './overload/rateLimits.ts';

/** How requests are taken in, whatever the supergraph is. */
export interface FrontSettings
  extends HttpSettings,
    Omit<AdmissionSettings, 'trustedProxies' | 'introspection' | 'forwardHeaders'> {
  readonly rates: RateSettings;
  /** A PostgreSQL where all gateways count together. */
  readonly rateDatabaseUrl: string | undefined;
  readonly slots: SlotSettings;
  /** How long a request may take to arrive. */
  readonly requestTimeoutMs: number;
  readonly connections: ConnectionSettings;
  /** Bytes of all bodies that are being read. */
  readonly bodiesTogether: number;
  /** Folders of documents that are known beforehand. */
  readonly trustedFolders: readonly string[];
  /** No documents but those, staff excepted. */
  readonly onlyTrusted: boolean;
}

export interface ConnectionSettings {
  /** Beyond so many at once they are closed as they come. */
  readonly most: number;
  /** How long one may lie idle between two requests. */
  readonly idleMs: number;
  /** How long nothing may move on one in the course of a request: its client takes no answer, or there is none. */
  readonly stalledMs: number;
}

const MEGABYTE = 1_000_000;

export function frontSettings(source: SettingSource): FrontSettings {
  return {
    staffIssuers: listed(source, 'STAFF_ISSUERS', 'staff'),
    limits: source['OPERATION_LIMITS'] ? json(source, 'OPERATION_LIMITS', readOperationLimits) : LIMITS,
    corsOrigins: new Set(listed(source, 'CORS_ORIGINS').map(origin)),
    compressFrom: wholeNumber(source, 'COMPRESS_FROM', 4_096),
    serverTiming: onOrOff(source, 'SERVER_TIMING'),
    rates: {
      perNetwork: wholeNumber(source, 'REQUESTS_PER_MINUTE_OF_NETWORK', 6_000),
      perCaller: wholeNumber(source, 'REQUESTS_PER_MINUTE_OF_CALLER', 1_200),
    },
    rateDatabaseUrl: databaseUrl(source, 'RATE_LIMIT_DATABASE_URL'),
    slots: {
      atOnce: wholeNumber(source, 'OPERATIONS_AT_ONCE', 16, 1, 10_000),
      most: wholeNumber(source, 'MOST_OPERATIONS_AT_ONCE', 512, 1, 10_000),
      waiting: wholeNumber(source, 'OPERATIONS_WAITING', 512, 0, 100_000),
      patienceMs: wholeNumber(source, 'OPERATIONS_WAIT_MS', 2_000, 1, 60_000),
    },
    requestTimeoutMs: wholeNumber(source, 'REQUEST_TIMEOUT_MS', 15_000, 100, 300_000),
    connections: {
      most: wholeNumber(source, 'MOST_CONNECTIONS', 10_000, 1, 1_000_000),
      idleMs: wholeNumber(source, 'IDLE_CONNECTION_MS', isBehindProxy(source) ? 75_000 : 5_000, 1_000, 600_000),
      stalledMs: wholeNumber(source, 'STALLED_CONNECTION_MS', 120_000, 1_000, 3_600_000),
    },
    bodiesTogether: wholeNumber(source, 'BODIES_MEGABYTES', 64, 1, 10_000) * MEGABYTE,
    trustedFolders: listed(source, 'TRUSTED_DOCUMENTS').map(folder),
    onlyTrusted: onOrOff(source, 'ONLY_TRUSTED_DOCUMENTS'),
  };
}

/** Who may ask for the schema: `on` for everybody, `staff`, or `off`. */
export function introspectionSetting(source: SettingSource): AdmissionSettings['introspection'] {
  const value = source['INTROSPECTION'] || 'staff';
  if (value === 'on' || value === 'staff' || value === 'off') return value;
  throw new SettingError('INTROSPECTION must be on, staff or off');
}

// A proxy that sends a request over a connection in the moment when we close it cannot know whether it was carried out.
function isBehindProxy(source: SettingSource): boolean {
  return wholeNumber(source, 'TRUSTED_PROXIES', 0, 0, 10) > 0;
}

function onOrOff(source: SettingSource, name: string): boolean {
  const value = source[name] || 'off';
  if (value !== 'on' && value !== 'off') throw new SettingError(`${name} must be on or off`);
  return value === 'on';
}

function listed(source: SettingSource, name: string, otherwise = ''): string[] {
  return (source[name] || otherwise)
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

function origin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new SettingError('CORS_ORIGINS must be origins, e.g. https://app.example.org, with commas between');
}

function databaseUrl(source: SettingSource, name: string): string | undefined {
  const text = source[name] || undefined;
  if (text === undefined || (/^postgres(ql)?:$/.test(protocolOf(text)) && new URL(text).hostname)) return text;
  throw new SettingError(`${name} must look like postgresql://user:password@host:port/database`);
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}

function folder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new SettingError(`TRUSTED_DOCUMENTS names ${path}, which is no folder`);
}
