export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that the text holds, or undefined: cut-off text, HTML and bare values are not one. */
export function parseJsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The member's text without surrounding blanks; an empty text counts as none, as the register writes "" for none. */
export function textOf(object: JsonObject | undefined, member: string): string | undefined {
  const value = object?.[member];
  if (typeof value !== 'string') return undefined;
  return value.trim() || undefined;
}

export function objectOf(object: JsonObject | undefined, member: string): JsonObject | undefined {
  const value = object?.[member];
  return isJsonObject(value) ? value : undefined;
}
