import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Module, parseSync } from '@swc/core';
import { filesBelow } from './filesBelow.ts';

/** A source file, its text and its syntax tree. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  lines: string[];
  tree: Module;
  /** The line, from 1, of a position in the tree. */
  lineAt(position: number): number;
}

const FOLDERS = ['gateway', 'subgraphs', 'start', 'scripts', 'test'];

export function readSourceFiles(root: string): SourceFile[] {
  return filesBelow(root, FOLDERS, /\.(ts|tsx|mjs)$/).map((path) =>
    parsed(path, readFileSync(join(root, path), 'utf8')),
  );
}

function parsed(path: string, text: string): SourceFile {
  // swc counts bytes on from file to file and starts at the first token: the semicolon in front marks where this file begins.
  const source = Buffer.from(`;${text}`);
  const tree = parseSync(source.toString(), { syntax: 'typescript', tsx: /\.(tsx|mjs)$/.test(path), decorators: true });
  const start = tree.body[0]?.span.start ?? tree.span.start;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return { path, tree, lines, lineAt: (position) => lineAt(source, position - start) };
}

function lineAt(source: Buffer, offset: number): number {
  let line = 1;
  for (const byte of source.subarray(0, offset)) if (byte === 10) line += 1;
  return line;
}
