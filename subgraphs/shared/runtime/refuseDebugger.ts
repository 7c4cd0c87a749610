import { url } from 'node:inspector';
import { SettingError, type SettingSource } from './settings.ts';

/** Throws SettingError in production while a debugger listens: whoever attaches reads keys and persons out of the memory. */
export function refuseDebugger(settings: SettingSource, debuggerUrl: string | undefined = url()): void {
  if (settings['NODE_ENV'] !== 'production' || debuggerUrl === undefined) return;
  throw new SettingError(
    'NODE_ENV=production goes without a debugger: take --inspect out of the command and NODE_OPTIONS',
  );
}
