/**
 * When the population register recorded something, as it writes it: with an offset and up to nine decimals of a second.
 * Kept as text, for a Date would drop all but three of them and two changes would look like one.
 */
export type RegisterTime = string & { readonly registerTime: unique symbol };

const FORM = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?(Z|[+-][0-9]{2}:[0-9]{2})$/;

export function parseRegisterTime(text: string): RegisterTime | undefined {
  return instantOf(text) ? (text as RegisterTime) : undefined;
}

/** Below zero where `one` is the earlier, above where it is the later, 0 for the same instant however it is written. */
export function compareRegisterTimes(one: RegisterTime, other: RegisterTime): number {
  const [first, second] = [instantOf(one), instantOf(other)];
  if (!first || !second) return 0;
  return first.ms - second.ms || first.nanoseconds - second.nanoseconds;
}

function instantOf(text: string): { ms: number; nanoseconds: number } | undefined {
  const [, whole, decimals = '', offset] = FORM.exec(text) ?? [];
  const ms = Date.parse(`${whole}${offset}`);
  return Number.isNaN(ms) ? undefined : { ms, nanoseconds: Number(decimals.padEnd(9, '0')) };
}
