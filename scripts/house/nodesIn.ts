/** A node of a syntax tree of swc. */
export interface SyntaxNode {
  type: string;
  span?: { start: number; end: number };
}

/** Every node below the value, itself first. */
export function* nodesIn(value: unknown): Generator<SyntaxNode & Record<string, unknown>> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesIn(item);
  } else if (isRecord(value)) {
    if (isNode(value)) yield value;
    for (const child of Object.values(value)) yield* nodesIn(child);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isNode(value: Record<string, unknown>): value is SyntaxNode & Record<string, unknown> {
  return typeof value['type'] === 'string';
}
