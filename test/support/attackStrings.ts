const SHORTHANDS: Readonly<Record<string, string>> = {
  d: '0',
  w: 'a',
  s: ' ',
  S: 'x',
  D: 'x',
  W: '-',
  n: '\n',
  t: '\t',
};

/**
 * Texts of that length that make an expression try again and again, if it can be made to: what its pieces match, one by one
 * and in order, repeated, with endings that it does not expect.
 */
export function attackStrings(source: string, length: number): string[] {
  const pieces = piecesOf(source);
  const beginnings = pieces.map((_, at) => pieces.slice(0, at + 1).join(''));
  const pumps = new Set([...pieces, ...beginnings, ...pieces.map((piece, at) => piece + (pieces[at + 1] ?? ''))]);
  return [...pumps].filter(Boolean).flatMap((pump) => {
    const pumped = pump.repeat(Math.ceil(length / pump.length));
    return ['', '\n', '\u0000', `\n${pump}`, '!'].flatMap((ending) => [
      pumped + ending,
      `${beginnings.at(-1) ?? ''}${pumped}${ending}`,
      `${pieces[0] ?? ''}${pumped}${ending}`,
    ]);
  });
}

/** A text for each literal, class and shorthand of the expression, in order. Anchors, groups and quantifiers are left out. */
function piecesOf(source: string): string[] {
  const token = /\\u\{[^}]*\}|\\p\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[:=!]|\{\d+(?:,\d*)?\}|[^\\[]/gi;
  return [...source.matchAll(token)].flatMap(([text]) => {
    if (text.startsWith('\\p')) return ['å'];
    if (text.startsWith('\\')) return 'bBu'.includes(text[1] ?? '') ? [] : [SHORTHANDS[text[1] ?? ''] ?? text.slice(1)];
    if (text.startsWith('[')) return samplesOf(text);
    if (text === '.') return ['x'];
    return /^(\(.*|[()|^$*+?]|\{.+)$/.test(text) ? [] : [text];
  });
}

function samplesOf(text: string): string[] {
  if (text.startsWith('[^')) return ['x'];
  const [first = ''] = text.slice(1, -1).match(/\\.|./) ?? [];
  return first.startsWith('\\') ? [SHORTHANDS[first[1] ?? ''] ?? first.slice(1)] : [first];
}
