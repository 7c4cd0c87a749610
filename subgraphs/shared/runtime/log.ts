import { type Logger, pino } from 'pino';
import { traceUnderWay } from './callTrace.ts';
import { SettingError } from './settings.ts';

export type Log = Logger;

const LEVELS = [...Object.keys(pino.levels.values), 'silent'];

/**
 * Lines of JSON on stderr. Only allow-listed fields may be logged: codes, counts, names of operations, reference numbers.
 * In the course of a call each line bears its request and its trace.
 * Errors are logged by class, code and stack frames; their message may hold a personal number (PostgreSQL quotes values).
 */
export function openLog(name: string, wanted: string | undefined = process.env['LOG_LEVEL']): Log {
  const level = wanted || 'warn';
  if (!LEVELS.includes(level)) throw new SettingError(`LOG_LEVEL must be one of ${LEVELS.join(', ')}`);
  const serializers = { err: withoutMessage };
  return pino(
    { name, level, base: undefined, serializers, mixin: () => ({ ...traceUnderWay() }) },
    pino.destination(2),
  );
}

/** Class, code and stack frames of an error and of its causes. */
export function withoutMessage(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = error.stack
    ?.replace(error.name, '')
    .replace(error.message, '') // which may have lines that look like frames
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
  const cause = error.cause === undefined ? undefined : withoutMessage(error.cause);
  const type = error.name === 'Error' ? error.constructor.name : error.name;
  return { type, code: typeof code === 'string' ? code : undefined, ...reasonOf(error), frames, cause };
}

// Errors of ours tell why by a word of a closed list; what others write there stays where it is.
function reasonOf(error: Error): { reason?: string } {
  const { reason } = error as { reason?: unknown };
  return typeof reason === 'string' && /^[A-Z][A-Z_]{1,39}$/.test(reason) ? { reason } : {};
}
