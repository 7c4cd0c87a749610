import { nodesIn } from './nodesIn.ts';
import type { SourceFile } from './sourceFile.ts';

const MOST_LINES = 200;
const FEWEST_LINES = 6;
const MOST_FUNCTION_LINES = 40;
const GROWS = /\/(migrations|seeds)\/|\/runtimeTables\.ts$/; // the last is the migration that all countries share
const FUNCTIONS = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'MethodProperty',
];

export function tooLongOrShort({ path, lines }: SourceFile): string[] {
  if (lines.length < FEWEST_LINES) return [`${path} has only ${lines.length} lines: put them where they are used`];
  if (lines.length > MOST_LINES && !GROWS.test(path)) return [`${path} has ${lines.length} lines, over ${MOST_LINES}`];
  return [];
}

export function longFunctions({ path, tree, lineAt }: SourceFile): string[] {
  if (path.startsWith('test/') || GROWS.test(path)) return [];
  return [...nodesIn(tree)].flatMap(({ type, span }) => {
    if (!span || !FUNCTIONS.includes(type)) return [];
    const first = lineAt(span.start);
    const length = lineAt(span.end) - first + 1;
    return length > MOST_FUNCTION_LINES
      ? [`${path}:${first} a function of ${length} lines, over ${MOST_FUNCTION_LINES}`]
      : [];
  });
}

/** The lines that hold nothing but a comment, of all lines. */
export function commentShare(files: readonly SourceFile[]): string {
  const lines = files.filter(({ path }) => !path.startsWith('test/')).flatMap((file) => file.lines);
  const comments = lines.filter((line) => /^\s*(\/\/|\/?\*)/.test(line)).length;
  return `${((100 * comments) / Math.max(lines.length, 1)).toFixed(1)} %`;
}
