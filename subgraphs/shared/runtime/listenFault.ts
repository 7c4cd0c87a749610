import { SettingError } from './settings.ts';

const NO_ADDRESS = 'HOST is no address of this machine';
const WORDS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT is taken: set another one',
  EACCES: 'PORT may not be opened by this user: set one above 1023',
  EADDRNOTAVAIL: NO_ADDRESS,
  ENOTFOUND: NO_ADDRESS,
  EAI_AGAIN: NO_ADDRESS,
};

/** What to say where a server cannot listen: a line about PORT or HOST, or about METRICS_PORT with the prefix METRICS_. */
export function listenFault(error: NodeJS.ErrnoException & { readonly port?: number }, prefix = ''): Error {
  const words = WORDS[error.code ?? ''];
  if (!words) return error;
  return new SettingError(`${prefix}${error.port ? words.replace('PORT', `PORT ${error.port}`) : words}`);
}
