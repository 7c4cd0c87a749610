/**
 * What to look at when Maskinporten refuses a grant: the clock of this machine, the key or certificate, what the
 * client's organisation was given there, or the request itself.
 */
export type Mend = 'CLOCK' | 'KEY' | 'REGISTRATION' | 'DELEGATION' | 'REQUEST';

const BY_CODE: Readonly<Record<string, Mend>> = {
  'MP-100': 'REGISTRATION',
  'MP-120': 'KEY',
  'MP-121': 'KEY', // a registered key lives for a year
  'MP-122': 'KEY',
  'MP-123': 'KEY',
  'MP-124': 'KEY',
  'MP-130': 'CLOCK',
  'MP-200': 'REGISTRATION',
  'MP-201': 'REGISTRATION',
  'MP-250': 'DELEGATION',
  'MP-251': 'DELEGATION',
};

export function mendOf(code: string | undefined): Mend {
  return BY_CODE[code ?? ''] ?? 'REQUEST';
}
