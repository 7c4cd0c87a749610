const LONGEST = 64;

/** A code of a country, as far as it can be one at all; undefined for text that no code is. */
export function parseCode(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what no code holds
  return text.length > 0 && text.length <= LONGEST && !/[\u0000-\u001f\u007f\ud800-\udfff]/.test(text)
    ? text
    : undefined;
}
