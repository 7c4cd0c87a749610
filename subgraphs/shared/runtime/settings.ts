import { createPrivateKey } from 'node:crypto';

/** Where settings come from: the process environment, or what the all-in-one start makes up for the demo. */
export type SettingSource = Readonly<Record<string, string | undefined>>;

/** A setting is missing or wrong: stops the start with one line that names the setting and never its value. */
export class SettingError extends Error {
  override readonly name: string = 'SettingError';
}

export function required(source: SettingSource, name: string): string {
  const value = source[name];
  if (value === undefined || value === '') throw new SettingError(`${name} must be set`);
  return value;
}

export function wholeNumber(source: SettingSource, name: string, otherwise: number, from = 0, to = 1e9): number {
  const text = source[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to) {
    throw new SettingError(`${name} must be a whole number from ${from} to ${to}`);
  }
  return value;
}

/** How often a country lets people be looked up by personal number, and when it answers. */
export interface LookupSettings {
  readonly limits: { readonly perPerson: number; readonly perUnit: number };
  readonly beatMs: number;
}

export function lookupSettings(source: SettingSource, country: string): LookupSettings {
  const prefix = country.toUpperCase();
  return {
    limits: {
      perPerson: wholeNumber(source, `${prefix}_LOOKUPS_PER_PERSON_PER_DAY`, 20, 1),
      perUnit: wholeNumber(source, `${prefix}_LOOKUPS_PER_UNIT_PER_DAY`, 200, 1),
    },
    beatMs: wholeNumber(source, `${prefix}_LOOKUP_BEAT_MS`, 150, 0, 5_000),
  };
}

/** How many exports of everything about oneself a person may have within 24 hours. */
export function exportsPerDay(source: SettingSource, country: string): number {
  return wholeNumber(source, `${country.toUpperCase()}_DATA_EXPORTS_PER_DAY`, 5, 1, 1_000);
}

/** A secret of at least 32 bytes, given in base64 or base64url. */
export function secretKey(source: SettingSource, name: string): Buffer {
  const key = Buffer.from(required(source, name), 'base64');
  if (key.length < 32) throw new SettingError(`${name} must be at least 32 random bytes in base64`);
  return key;
}

/** An http or https address, without a slash at the end. */
export function webAddress(source: SettingSource, name: string): string {
  const address = required(source, name).replace(/(?<!\/)\/+$/, '');
  if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : '')) {
    throw new SettingError(`${name} must be an http or https address`);
  }
  return address;
}

/** A private key on P-256 as PKCS #8 PEM, given as the whole file in base64. */
export function privateKey(source: SettingSource, name: string): string {
  const pem = Buffer.from(required(source, name), 'base64').toString('utf8');
  if (!pem.startsWith('-----BEGIN PRIVATE KEY-----') || curveOf(pem) !== 'prime256v1') {
    throw new SettingError(`${name} must be a P-256 private key: PKCS #8 PEM, the whole file in base64`);
  }
  return pem;
}

function curveOf(pem: string): string | undefined {
  try {
    return createPrivateKey(pem).asymmetricKeyDetails?.namedCurve;
  } catch {
    return undefined;
  }
}

export function json<Value>(source: SettingSource, name: string, read: (value: unknown) => Value | undefined): Value {
  const text = required(source, name);
  const value = parsed(text);
  const result = value === undefined ? undefined : read(value);
  if (result === undefined) throw new SettingError(`${name} is not the JSON that the documentation describes`);
  return result;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
