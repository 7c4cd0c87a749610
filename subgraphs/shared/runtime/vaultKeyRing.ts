import { deriveKey } from './deriveKey.ts';
import { json, SettingError, type SettingSource, secretKey } from './settings.ts';

/** One version of a country's vault key, as the keys that are derived from it. */
export interface VaultKey {
  readonly version: number;
  readonly encryption: Buffer;
  readonly index: Buffer;
  /** Tells two secrets under one version apart, and tells nothing of either. */
  readonly check: Buffer;
}

/** Numbers are written under the active version and read under every usable one: the active and the decrypt-only. */
export interface VaultKeyRing {
  readonly country: string;
  readonly active: VaultKey;
  /** By version, the lowest first. */
  readonly usable: readonly VaultKey[];
  /** Versions that nothing in the vault may depend on any more. */
  readonly retired: readonly number[];
}

interface ListedKey {
  version: number;
  state: 'active' | 'decrypt-only' | 'retired';
  secret: string;
}

// Printed in docs/settings.md, so nobody's secret.
const EXAMPLES = ['ZXhhbXBsZSBrZXkgb25lLCBub3QgZm9yIHByb2R1Y3Q=', 'ZXhhbXBsZSBrZXkgdHdvLCBub3QgZm9yIHByb2R1Y3Q='];

/** From VAULT_KEYS_<COUNTRY>, or one version from <COUNTRY>_SECRET. Throws SettingError, which names the setting. */
export function vaultKeyRing(source: SettingSource, country: string): VaultKeyRing {
  const setting = `VAULT_KEYS_${country.toUpperCase()}`;
  if (!source[setting]) {
    const secretSetting = `${country.toUpperCase()}_SECRET`;
    const only = keyOf(country, 1, sound(secretKey(source, secretSetting), secretSetting));
    return { country, active: only, usable: [only], retired: [] };
  }
  const listed = json(source, setting, readListedKeys).toSorted((one, other) => one.version - other.version);
  refuseRepeated(listed, setting);
  const usable = listed
    .filter(({ state }) => state !== 'retired')
    .map(({ version, secret }) => keyOf(country, version, sound(Buffer.from(secret, 'base64'), setting, version)));
  const actives = listed.filter(({ state }) => state === 'active').map(({ version }) => version);
  const active = usable.find(({ version }) => version === actives[0]);
  if (!active || actives.length > 1) throw new SettingError(`${setting} must have exactly one active version`);
  return {
    country,
    active,
    usable,
    retired: listed.filter(({ state }) => state === 'retired').map(({ version }) => version),
  };
}

export function usableKey({ usable }: VaultKeyRing, version: number): VaultKey {
  const key = usable.find((one) => one.version === version);
  if (!key) throw new Error(`a number is sealed under key version ${version}, which is not among the usable ones`);
  return key;
}

// The keys of version 1 are named as they were before there were versions: what they sealed stays readable.
function keyOf(country: string, version: number, secret: Buffer): VaultKey {
  return {
    version,
    encryption: deriveKey(secret, country, `personal number encryption v${version}`),
    index: deriveKey(secret, country, version === 1 ? 'personal number index' : `personal number index v${version}`),
    check: deriveKey(secret, country, `personal number key check v${version}`),
  };
}

function sound(secret: Buffer, setting: string, version?: number): Buffer {
  const which = version === undefined ? setting : `${setting}: the secret of version ${version}`;
  if (secret.length < 32) throw new SettingError(`${which} must be at least 32 random bytes in base64`);
  if (secret.every((byte) => byte === secret[0])) throw new SettingError(`${which} is one byte again and again`);
  if (EXAMPLES.some((example) => secret.equals(Buffer.from(example, 'base64')))) {
    throw new SettingError(`${which} is the example of the documentation: make one of your own`);
  }
  return secret;
}

function refuseRepeated(listed: readonly ListedKey[], setting: string): void {
  const secrets = listed.map(({ secret }) => Buffer.from(secret, 'base64').toString('hex')).filter(Boolean);
  const isRepeated = (values: readonly unknown[]) => new Set(values).size < values.length;
  if (isRepeated(listed.map(({ version }) => version))) throw new SettingError(`${setting} names a version twice`);
  if (isRepeated(secrets)) throw new SettingError(`${setting} has one secret under two versions`);
}

function readListedKeys(value: unknown): ListedKey[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read = value.map(readListedKey);
  return read.every((key) => key !== undefined) ? read : undefined;
}

function readListedKey(value: unknown): ListedKey | undefined {
  const { version, state, secret = '' } = (value ?? {}) as { version?: unknown; state?: unknown; secret?: unknown };
  const isNumbered = typeof version === 'number' && Number.isInteger(version) && version >= 1 && version < 2 ** 31;
  if (!isNumbered || typeof secret !== 'string') return undefined;
  if (state !== 'active' && state !== 'decrypt-only' && state !== 'retired') return undefined;
  return { version, state, secret };
}
