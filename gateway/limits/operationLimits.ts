/** What one operation may ask for. Counted after fragments are put in place where that is not said otherwise. */
export interface OperationLimits {
  /** Words and signs of the document. */
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** Fields and fragments altogether. */
  readonly selections: number;
  /** As they are written. */
  readonly directives: number;
  /** Fragment definitions and spreads, as they are written. */
  readonly fragments: number;
  /** Declared by the document, and sent beside it. */
  readonly variables: number;
  /** Entries of a list, in the document or in variables. */
  readonly listEntries: number;
  /** Characters of a text, in the document or in variables. */
  readonly textLength: number;
  /** Levels of the value of a variable. */
  readonly valueDepth: number;
  /** See operationCost; 0 for no limit. */
  readonly cost: number;
  /** The same for somebody who is not signed in. */
  readonly anonymousCost: number;
}

export const LIMITS: OperationLimits = {
  tokens: 1_000,
  depth: 15,
  aliases: 15,
  rootFields: 10,
  selections: 2_000,
  directives: 20,
  fragments: 50,
  variables: 50,
  listEntries: 100,
  textLength: 10_000,
  valueDepth: 10,
  cost: 5_000,
  anonymousCost: 1_000,
};

/** Reads the setting OPERATION_LIMITS: a JSON object of those limits that are to be others. */
export function readOperationLimits(value: unknown): OperationLimits | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  const right = entries.every(
    ([name, limit]) => Object.hasOwn(LIMITS, name) && Number.isSafeInteger(limit) && limit >= 0,
  );
  return right ? { ...LIMITS, ...Object.fromEntries(entries) } : undefined;
}

/** An operation is over a limit. `limit`: its name, for metrics. */
export interface Excess {
  readonly limit: string;
  readonly message: string;
}

/** The excess, where there is one. */
export function over(limit: keyof OperationLimits, count: number, limits: OperationLimits): Excess | undefined {
  return count > limits[limit]
    ? { limit, message: `The operation has more ${WORDS[limit]} than ${limits[limit]}.` }
    : undefined;
}

/** For a document that was not read to its end. */
export function tokensExcess({ tokens }: OperationLimits): Excess {
  return { limit: 'tokens', message: `The operation has more ${WORDS.tokens} than ${tokens}.` };
}

const WORDS: Readonly<Record<keyof OperationLimits, string>> = {
  tokens: 'words and signs',
  depth: 'levels',
  aliases: 'aliases',
  rootFields: 'root fields',
  selections: 'selections',
  directives: 'directives',
  fragments: 'fragments',
  variables: 'variables',
  listEntries: 'entries in a list',
  textLength: 'characters in a text',
  valueDepth: 'levels in a variable',
  cost: 'cost',
  anonymousCost: 'cost',
};
