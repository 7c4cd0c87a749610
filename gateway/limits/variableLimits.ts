import { type Excess, type OperationLimits, over } from './operationLimits.ts';

/** How many values may be sent beside a document, how deep, and how long their lists and texts. The depth of all is bounded. */
export function variablesExcess(
  variables: Readonly<Record<string, unknown>>,
  limits: OperationLimits,
): Excess | undefined {
  const values = Object.values(variables);
  return over('variables', values.length, limits) ?? firstExcess(values, 0, limits);
}

function firstExcess(values: readonly unknown[], level: number, limits: OperationLimits): Excess | undefined {
  for (const value of values) {
    const excess = excessOf(value, level, limits);
    if (excess) return excess;
  }
  return undefined;
}

function excessOf(value: unknown, level: number, limits: OperationLimits): Excess | undefined {
  if (typeof value === 'string') return over('textLength', value.length, limits);
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Array.isArray(value) ? value : Object.values(value);
  return (
    over('valueDepth', level + 1, limits) ??
    over('listEntries', entries.length, limits) ??
    firstExcess(entries, level + 1, limits)
  );
}
