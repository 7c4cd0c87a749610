import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SettingError, type SettingSource } from './settings.ts';

/** A file that lines are added to, which may not be there yet; undefined where the setting is not set. */
export function writableFile(source: SettingSource, name: string): string | undefined {
  const file = source[name];
  if (!file) return undefined;
  if (!canBeWritten(file)) throw new SettingError(`${name} is no file that this user can write`);
  return file;
}

function canBeWritten(file: string): boolean {
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    accessSync(there ? file : `${dirname(file)}/`, constants.W_OK); // the slash: what is above it is a folder
    return !there?.isDirectory();
  } catch {
    return false;
  }
}
