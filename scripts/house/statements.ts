import { nodesIn } from './nodesIn.ts';
import type { SourceFile } from './sourceFile.ts';

type Node = Record<string, unknown>;

/** Calls whose first argument becomes the text of a statement. */
const STATEMENTS = new Set(
  'query where andWhere orWhere having orderBy addOrderBy groupBy addGroupBy select addSelect Raw'.split(' '),
);
const CONSTANT = /^[A-Z][A-Z0-9_]*$/;
const QUOTING = new Set(['escapeIdentifier', 'escapeLiteral', 'name', 'literal']); // the last two: servingRole.ts
/** Read and found to hold no value of a client: by file, names that the check cannot see through. */
const REVIEWED: Readonly<Record<string, readonly string[]>> = {
  'subgraphs/shared/runtime/servingRole.ts': ['join(...)', 'table', 'called', 'rights', 'options'], // its own constants
  'subgraphs/shared/runtime/lookupBudget.ts': ['owner'], // one of two words, by its type
  'subgraphs/shared/runtime/expiringRows.ts': ['table', 'event', 'due', 'some', 'change'], // of the retention classes
  'subgraphs/shared/runtime/eraseAgain.ts': ['table'], // of the erasers
  'subgraphs/finland/storage/registration/resealRows.ts': ['table', 'id'], // of two tables, named beside it
  'subgraphs/norway/storage/accountUse.ts': ['event', 'where'], // its own constants
  // What told.ts says, the order of an enum, and places of parameters.
  'subgraphs/insight/storage/export/exportSource.ts': ['library', 'region', 'toldLibrary(...)', 'batch'],
  'subgraphs/insight/storage/records/membershipChanges.ts': [
    ...['at', 'library', 'region', 'since', 'through', 'toldLibrary(...)'],
  ],
  'subgraphs/insight/storage/records/membershipRecords.ts': [
    ...['library', 'region', 'since', 'through', 'updatedAt', 'value', 'order'],
    ...['toldLibrary(...)', 'join(...)', 'put(...)'],
  ],
  'subgraphs/netherlands/storage/kb/loginAccounts.ts': ['column'], // which TypeORM names and quotes
};

/** A line for each statement whose text is put together from anything but literals, constants and quoted names. */
export function builtStatements({ path, tree, lineAt }: SourceFile): string[] {
  if (!path.startsWith('subgraphs/') || path.includes('/seeds/')) return [];
  return [...nodesIn(tree)].flatMap((node) => {
    const [first] = argumentsOf(node);
    if (node.type !== 'CallExpression' || !first || !STATEMENTS.has(calleeName(node)) || isMigration(node)) return [];
    const loose = looseParts(first, tree).filter((part) => !REVIEWED[path]?.includes(part));
    return loose.map((part) => `${path}:${lineAt(node.span?.start ?? 0)} puts ${part} into the text of a statement`);
  });
}

function argumentsOf(node: Node): Node[] {
  const given = Array.isArray(node['arguments']) ? node['arguments'] : [];
  return given.map((one: Node) => one['expression'] as Node);
}

// A migration takes no input; TypeORM gives it its runner.
function isMigration(node: Node): boolean {
  const callee = node['callee'] as Node | undefined;
  return (callee?.['object'] as Node | undefined)?.['value'] === 'runner';
}

function calleeName(node: Node): string {
  const callee = node['callee'] as Node | undefined;
  const property = (callee?.['property'] ?? callee) as Node | undefined;
  return String(property?.['value'] ?? '');
}

/** The parts of an expression that are neither literals nor constants nor quoted, named as they are written. */
function looseParts(node: Node, tree: unknown): string[] {
  const partsOf = (parts: unknown) => (parts as Node[]).flatMap((part) => looseParts(part, tree));
  switch (node['type']) {
    case 'StringLiteral':
    case 'ObjectExpression': // of find and where: TypeORM makes parameters of its values
    case 'ArrayExpression':
      return [];
    case 'Identifier':
      return isConstant(String(node['value']), tree) ? [] : [String(node['value'])];
    case 'TemplateLiteral':
      return partsOf(node['expressions']);
    case 'ConditionalExpression':
      return partsOf([node['consequent'], node['alternate']]);
    case 'ArrowFunctionExpression':
      return partsOf([node['body']]);
    case 'CallExpression':
      return QUOTING.has(calleeName(node)) ? [] : [`${calleeName(node)}(...)`];
    default:
      return [String(node['type'])];
  }
}

/** A module's constant by its name, or a local one that is itself a text of nothing else. */
function isConstant(name: string, tree: unknown): boolean {
  if (CONSTANT.test(name)) return true;
  const values = [...nodesIn(tree)]
    .filter(({ type, id }) => type === 'VariableDeclarator' && (id as Node)['value'] === name)
    .map(({ init }) => init as Node | null);
  return values.length > 0 && values.every((value) => value !== null && isText(value, tree));
}

function isText(value: Node, tree: unknown): boolean {
  return ['StringLiteral', 'TemplateLiteral'].includes(String(value['type'])) && looseParts(value, tree).length === 0;
}
