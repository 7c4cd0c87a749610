import { createPrivateKey } from 'node:crypto';
import type { JWK } from 'jose';
import { mailSender, smtpAddress } from '../shared/runtime/mailSettings.ts';
import { withDays, withYears } from '../shared/runtime/runtimeRetention.ts';
import {
  exportsPerDay,
  json,
  type LookupSettings,
  lookupSettings,
  required,
  SettingError,
  type SettingSource,
  secretKey,
  wholeNumber,
} from '../shared/runtime/settings.ts';
import { type VaultKeyRing, vaultKeyRing } from '../shared/runtime/vaultKeyRing.ts';
import type { RegionLevel } from './domain/feed/membershipFacts.ts';
import type { SyntheticNumbers } from './domain/nationalIdentityNumber.ts';
import { RETENTION } from './domain/retention.ts';
import type { SignInLevel } from './domain/signInLevel.ts';
import type { Inactivity, Symbology } from './registry.ts';

/** What the README's table of settings lists, read and checked. */
export interface NorwaySettings {
  readonly secret: Buffer;
  readonly vaultKeys: VaultKeyRing;
  readonly syntheticNumbers: SyntheticNumbers;
  readonly symbology: Symbology;
  readonly upgradeSignInLevel: SignInLevel;
  readonly temporaryAddressDays: number;
  readonly lookups: LookupSettings;
  readonly exportsPerDay: number;
  readonly membershipRegion: RegionLevel;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly inactivity: Inactivity;
  readonly following: { everyMs: number; registerReadingDays: number; deathConfirmedAfterDays: number };
  readonly populationRegister: { prefix: string; deadlineMs: number; headers: Readonly<Record<string, string>> };
  readonly maskinporten: { issuer: string; clientId: string; scope: string; key: JWK };
}

const HEADERS = 'NORWAY_POPULATION_REGISTER_HEADERS';
const SCOPE = 'folkeregister:deling/offentligutenhjemmel';

/** Throws SettingError, which names the setting. */
export function norwaySettings(source: SettingSource): NorwaySettings {
  return {
    secret: secretKey(source, 'NORWAY_SECRET'),
    vaultKeys: vaultKeyRing(source, 'norway'),
    syntheticNumbers: oneOf(source, 'NORWAY_SYNTHETIC_NUMBERS', ['refuse', 'only']),
    symbology: oneOf(source, 'NORWAY_BARCODE_SYMBOLOGY', ['CODE39', 'CODE128']),
    upgradeSignInLevel: oneOf(source, 'NORWAY_UPGRADE_SIGN_IN_LEVEL', ['high', 'substantial']),
    temporaryAddressDays: wholeNumber(source, 'NORWAY_TEMPORARY_ADDRESS_DAYS', 366, 1, 3_660),
    lookups: lookupSettings(source, 'norway'),
    exportsPerDay: exportsPerDay(source, 'norway'),
    membershipRegion: oneOf(source, 'NORWAY_MEMBERSHIP_REGION', ['county', 'none']),
    smtpUrl: smtpAddress(source),
    mailFrom: mailSender(source, 'NORWAY_MAIL_FROM'),
    inactivity: {
      unused: withYears(source, RETENTION.inactiveAccountWarning).duration,
      grace: withDays(source, RETENTION.inactiveAccount).duration,
    },
    following: {
      everyMs: wholeNumber(source, 'NORWAY_REGISTER_POLL_MS', 15_000, 100, 60_000),
      registerReadingDays: wholeNumber(source, 'NORWAY_REGISTER_READING_DAYS', 30, 1, 1_000),
      deathConfirmedAfterDays: wholeNumber(source, 'NORWAY_DEATH_CONFIRMED_DAYS', 30, 1, 1_000),
    },
    populationRegister: {
      prefix: addressWithSlash(source, 'NORWAY_POPULATION_REGISTER_URL'),
      deadlineMs: wholeNumber(source, 'NORWAY_POPULATION_REGISTER_DEADLINE_MS', 5_000, 100, 60_000),
      headers: source[HEADERS] ? json(source, HEADERS, readHeaders) : {},
    },
    maskinporten: {
      issuer: addressWithSlash(source, 'MASKINPORTEN_ISSUER'),
      clientId: required(source, 'MASKINPORTEN_CLIENT_ID'),
      scope: source['MASKINPORTEN_SCOPE'] || SCOPE,
      key: json(source, 'MASKINPORTEN_KEY', readPrivateKey),
    },
  };
}

/** The first choice is the one that holds where nothing is set. */
function oneOf<Choice extends string>(
  source: SettingSource,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const text = source[name] || choices[0];
  const chosen = choices.find((choice) => choice === text);
  if (!chosen) throw new SettingError(`${name} must be one of ${choices.join(', ')}`);
  return chosen;
}

// The slash decides what a relative address resolves to, and Maskinporten compares its issuer to the letter.
function addressWithSlash(source: SettingSource, name: string): string {
  const text = required(source, name);
  if (!URL.canParse(text) || !/^https?:\/\/.+\/$/.test(text)) {
    throw new SettingError(`${name} must be an http address that ends in a slash`);
  }
  return text;
}

// Named by kid, or by the chain of an enterprise certificate in x5c; Maskinporten refuses a grant that has both.
function readPrivateKey(value: unknown): JWK | undefined {
  const key = value as JWK | null;
  const isPrivate = key?.kty === 'RSA' && typeof key.d === 'string';
  const isNamed = typeof key?.kid === 'string' && key.kid !== '';
  const isCertified = Array.isArray(key?.x5c) && key.x5c.length > 0;
  return isPrivate && isNamed !== isCertified && isUsable(key) ? key : undefined;
}

function isUsable(key: JWK): boolean {
  try {
    return createPrivateKey({ key, format: 'jwk' }).type === 'private';
  } catch {
    return false;
  }
}

// Those that the client writes itself, and those that say where a message ends, are not for a setting to say.
const OWN_HEADERS = ['authorization', 'accept', 'content-type', 'content-length', 'host', 'transfer-encoding'];

function readHeaders(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const headers = Object.entries(value);
  return headers.every(isHeader) ? Object.fromEntries(headers) : undefined;
}

function isHeader(header: readonly [string, unknown]): header is [string, string] {
  const [name, text] = header;
  if (!/^[A-Za-z0-9-]{1,100}$/.test(name) || OWN_HEADERS.includes(name.toLowerCase())) return false;
  return typeof text === 'string' && /^[\x21-\x7e]{1,1000}$/.test(text);
}
