import type { SourceFile } from './sourceFile.ts';

const BANNED_ENDINGS = words(
  'service services manager helper helpers util utils misc data info handler handlers processor base impl',
);
const BANNED_NAMES = words('common types constants index');
const LEFTOVER =
  /\b(?:TODO|FIXME|XXX)\b|\b(?:test|it|describe)(?:\.each)?\.(?:only|skip|todo)\(|\b(?:fit|fdescribe|xit|xtest)\(/;

/** A line for a file or folder whose name, or the last word of it, says nothing of what it is about. */
export function vagueNames({ path }: SourceFile): string[] {
  const names = path.split('/').map((part) => part.replace(/\..*$/, ''));
  const vague = names.find((name) => BANNED_NAMES.has(name) || BANNED_ENDINGS.has(lastWord(name)));
  return vague === undefined ? [] : [`${path}: "${vague}" names no thing`];
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

function lastWord(name: string): string {
  return (name.split(/(?=[A-Z])|[-_]/).at(-1) ?? '').toLowerCase();
}

export function leftovers({ path, lines }: SourceFile): string[] {
  // This file and its test must spell out what they look for.
  if (/\/house\/words\.ts$|^test\/scripts\/house/.test(path)) return [];
  return lines.flatMap((line, index) =>
    LEFTOVER.test(line) ? [`${path}:${index + 1} a leftover: ${line.trim()}`] : [],
  );
}
