import { withoutMessage } from './log.ts';
import { SettingError } from './settings.ts';

/**
 * What a program says on the terminal of the error that ended it: one line of a wrong setting; of what PostgreSQL refused its code,
 * its constraint and frames, and no message, statement or parameter, which may hold what is told of a person; all of any other.
 */
export function lastWords(error: unknown): unknown {
  if (error instanceof SettingError) return error.message;
  const refused = refusedStatement(error);
  if (!refused) return error;
  const { code, table, constraint } = refused;
  return { databaseError: code, table, constraint, ...withoutMessage(error) };
}

interface RefusedStatement {
  readonly code: string;
  readonly table?: unknown;
  readonly constraint?: unknown;
}

// As node-postgres throws them: itself, within typeorm's, or as somebody's cause.
function refusedStatement(error: unknown): RefusedStatement | undefined {
  if (!(error instanceof Error)) return undefined;
  const { driverError, code, severity } = error as Error &
    Partial<Record<'driverError' | 'code' | 'severity', unknown>>;
  if (typeof severity === 'string' && typeof code === 'string') return { ...error, code };
  const within = [driverError, error.cause, ...(error instanceof AggregateError ? error.errors : [])];
  return within
    .filter((one) => one !== error)
    .map(refusedStatement)
    .find((one) => one !== undefined);
}
