import type { JWK } from 'jose';
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
import type { SyntheticNumbers } from './domain/nationalIdentityNumber.ts';
import { RETENTION } from './domain/retention.ts';
import type { Inactivity, Symbology } from './registry.ts';

/** What the README's table of settings lists, read and checked. */
export interface NorwaySettings {
  readonly secret: Buffer;
  readonly vaultKeys: VaultKeyRing;
  readonly syntheticNumbers: SyntheticNumbers;
  readonly symbology: Symbology;
  readonly lookups: LookupSettings;
  readonly exportsPerDay: number;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly inactivity: Inactivity;
  readonly populationRegister: { prefix: string; deadlineMs: number };
  readonly maskinporten: { issuer: string; clientId: string; scope: string; key: JWK & { kid: string } };
}

const SCOPE = 'folkeregister:deling/offentligutenhjemmel';

/** Throws SettingError, which names the setting. */
export function norwaySettings(source: SettingSource): NorwaySettings {
  return {
    secret: secretKey(source, 'NORWAY_SECRET'),
    vaultKeys: vaultKeyRing(source, 'norway'),
    syntheticNumbers: oneOf(source, 'NORWAY_SYNTHETIC_NUMBERS', ['refuse', 'only']),
    symbology: oneOf(source, 'NORWAY_BARCODE_SYMBOLOGY', ['CODE39', 'CODE128']),
    lookups: lookupSettings(source, 'norway'),
    exportsPerDay: exportsPerDay(source, 'norway'),
    smtpUrl: required(source, 'SMTP_URL'),
    mailFrom: required(source, 'NORWAY_MAIL_FROM'),
    inactivity: {
      unused: withYears(source, RETENTION.inactiveAccountWarning).duration,
      grace: withDays(source, RETENTION.inactiveAccount).duration,
    },
    populationRegister: {
      prefix: addressWithSlash(source, 'NORWAY_POPULATION_REGISTER_URL'),
      deadlineMs: wholeNumber(source, 'NORWAY_POPULATION_REGISTER_DEADLINE_MS', 5_000, 100, 60_000),
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

function readPrivateKey(value: unknown): (JWK & { kid: string }) | undefined {
  const key = value as JWK | null;
  const isPrivate = key?.kty === 'RSA' && typeof key.d === 'string' && typeof key.kid === 'string';
  return isPrivate ? { ...key, kid: key.kid ?? '' } : undefined;
}
