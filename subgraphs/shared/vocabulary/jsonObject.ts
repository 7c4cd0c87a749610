export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the text holds, or undefined for cut-off text and HTML. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object that the text holds, or undefined: bare values are not one. */
export function parseJsonObject(text: string): JsonObject | undefined {
  const value = parseJson(text);
  return isJsonObject(value) ? value : undefined;
}

/** The member's text without surrounding blanks; an empty text counts as none: systems outside write "" for none. */
export function textOf(object: JsonObject | undefined, member: string): string | undefined {
  const value = object?.[member];
  if (typeof value !== 'string') return undefined;
  return value.trim() || undefined;
}

export function objectOf(object: JsonObject | undefined, member: string): JsonObject | undefined {
  const value = object?.[member];
  return isJsonObject(value) ? value : undefined;
}
