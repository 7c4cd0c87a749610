/**
 * A rule said no. Refusals are returned, never thrown, and carry no personal data:
 * a code from the country's closed list, the input field it is about, and the failing parts where a rule has parts.
 */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  readonly field?: string | undefined;
  readonly parts?: readonly string[] | undefined;
  readonly others?: readonly Refusal<Code>[] | undefined;
}

/** What a refusal is about: the input field as the schema spells it, and the names of the failing parts. */
export interface RefusalAbout {
  field?: string;
  parts?: readonly string[];
}

export function refuse<Code extends string>(refused: Code, about: RefusalAbout = {}): Refusal<Code> {
  return { refused, ...about };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && typeof (value as Refusal).refused === 'string';
}

/** Folds what several independent rules said into one refusal that names the rest, so that a form can mark every field at once. */
export function foldRefusals<Code extends string>(
  outcomes: readonly (Refusal<Code> | undefined)[],
): Refusal<Code> | undefined {
  const [first, ...others] = outcomes.filter((outcome) => outcome !== undefined);
  return first && (others.length > 0 ? { ...first, others } : first);
}
