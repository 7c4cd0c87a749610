import { posix } from 'node:path';
import type { ModuleItem } from '@swc/core';
import { nodesIn } from './nodesIn.ts';
import type { SourceFile } from './sourceFile.ts';

// Called by name from outside: the starts, the list of countries, scripts/run.mjs, jest's set-up.
const ENTRIES =
  /(^|\/)main\.tsx?$|^subgraphs\/countries\.ts$|^scripts\/(?:bench\/)?[^/]+$|^test\/support\/(?:(?:start|stop)Cluster\.ts$|runtime\/)/;
const EVERYTHING = '*';

/** A line for each export that no other file imports. A type that its own file's exports need may stay exported. */
export function unusedExports(files: readonly SourceFile[]): string[] {
  const used = new Set(files.flatMap(importsOf));
  return files
    .filter(({ path }) => !ENTRIES.test(path) && !used.has(`${path}#${EVERYTHING}`))
    .flatMap((file) =>
      exportsOf(file)
        .filter(({ name, isType }) => !used.has(`${file.path}#${name}`) && !(isType && isNeededWithin(file, name)))
        .map(({ name }) => `${file.path} exports ${name}, which nothing imports`),
    );
}

function exportsOf({ tree }: SourceFile): { name: string; isType: boolean }[] {
  return tree.body.flatMap((item) => (item.type === 'ExportDeclaration' ? declared(item.declaration) : []));
}

function declared(declaration: Extract<ModuleItem, { type: 'ExportDeclaration' }>['declaration']) {
  switch (declaration.type) {
    case 'TsInterfaceDeclaration':
    case 'TsTypeAliasDeclaration':
      return [{ name: declaration.id.value, isType: true }];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) =>
        id.type === 'Identifier' ? [{ name: id.value, isType: false }] : [],
      );
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [{ name: declaration.identifier.value, isType: false }];
    default:
      return [];
  }
}

function importsOf({ path, tree }: SourceFile): string[] {
  const target = (source: string) => posix.join(posix.dirname(path), source);
  return [...nodesIn(tree.body)].flatMap((node) => {
    if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration') {
      const source = valueIn(node['source']);
      const names = [...nodesIn(node['specifiers'])].flatMap(importedName);
      return source === undefined ? [] : names.map((name) => `${target(source)}#${name}`);
    }
    if (node.type !== 'CallExpression' || ![...nodesIn(node['callee'])].some(({ type }) => type === 'Import'))
      return [];
    return [...nodesIn(node['arguments'])].flatMap((argument) => {
      const source = argument.type === 'StringLiteral' ? valueIn(argument) : undefined;
      return source === undefined ? [] : [`${target(source)}#${EVERYTHING}`];
    });
  });
}

function importedName(node: Record<string, unknown>): string[] {
  if (node['type'] === 'ImportNamespaceSpecifier') return [EVERYTHING];
  if (node['type'] === 'ImportSpecifier') return [valueIn(node['imported']) ?? valueIn(node['local']) ?? ''];
  return node['type'] === 'ExportSpecifier' ? [valueIn(node['orig']) ?? ''] : [];
}

function valueIn(node: unknown): string | undefined {
  const [first] = nodesIn(node);
  return typeof first?.['value'] === 'string' ? first['value'] : undefined;
}

function isNeededWithin({ lines }: SourceFile, name: string): boolean {
  const word = new RegExp(`\\b${name}\\b`, 'g');
  return (lines.join('\n').match(word) ?? []).length > 1;
}
