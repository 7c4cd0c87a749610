/** An object of the answer while it is put together: under canonical names, with keys and required values beside them. */
export type Tree = Record<string, unknown>;

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the object says of its own type. */
export function typenameOf(tree: Tree): string | undefined {
  const name = tree['__typename'];
  return typeof name === 'string' ? name : undefined;
}
