import { urlSetting } from './database.ts';
import { type ServingRole, servingRoleOf } from './servingRole.ts';
import { required, type SettingSource } from './settings.ts';

export interface MigrationUrl {
  readonly url: string;
  readonly setting: string;
  /** Undefined where one role both migrates and serves: then nothing keeps it out of the vault's tables. */
  readonly servedBy: ServingRole | undefined;
}

/** MIGRATION_URL_<COUNTRY>, for the owner of the tables, or DATABASE_URL_<COUNTRY>. Throws SettingError. */
export function migrationUrl(source: SettingSource, country: string): MigrationUrl {
  const setting = `MIGRATION_URL_${country.toUpperCase()}`;
  const served = required(source, urlSetting(country));
  const owned = source[setting];
  if (!owned) return { url: served, setting: urlSetting(country), servedBy: undefined };
  return { url: owned, setting, servedBy: servingRoleOf(served) };
}
