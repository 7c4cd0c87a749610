import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { SettingError, type SettingSource } from './settings.ts';

/** A file that lines are added to, which may not be there yet; undefined where the setting is not set. */
export function writableFile(source: SettingSource, name: string): string | undefined {
  const file = source[name];
  if (!file) return undefined;
  try {
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
    return file;
  } catch {
    throw new SettingError(`${name} cannot be written by this user`);
  }
}
