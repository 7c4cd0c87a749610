const TOKEN = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

export interface Token {
  text: string;
  /** The code just before it, without the white space between. */
  before: string;
}

/** The comments and string literals of a TypeScript text, in order. A regular expression that holds a quote may add one too many. */
export function commentsAndStrings(source: string): Token[] {
  return [...source.matchAll(TOKEN)].map(({ 0: text, index }) => ({
    text,
    before: source.slice(Math.max(0, index - 40), index).trimEnd(),
  }));
}

/** The titles of tests: a title follows a bracket, of a call or of the row of test.each whose label it is. */
export function titlesIn(source: string): string[] {
  return commentsAndStrings(source)
    .filter(({ text, before }) => /^['"`]/.test(text) && /[([]$/.test(before))
    .map(({ text }) => text.slice(1, -1));
}
