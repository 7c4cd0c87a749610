/** An object of the answer while it is put together: under canonical names, with keys and required values beside them. */
export type Tree = Record<string, unknown>;

// A name like `constructor` or `__proto__` is one like any other, as with Object.create(null), of which V8 makes a slow one.
const Blank = function Blank() {} as unknown as { new (): Tree; prototype: unknown };
Blank.prototype = Object.create(null);

/** An object that nothing is known of, and that inherits nothing. */
export function blankTree(): Tree {
  return new Blank();
}

/**
 * Takes everything out of an object that nobody needs any more. Promises and contexts of a request are older than its
 * answer; while the engine has not noticed that they are dead, they would keep alive what they hold.
 */
export function letGo(tree: Tree): void {
  for (const key of Object.keys(tree)) delete tree[key];
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the object says of its own type. */
export function typenameOf(tree: Tree): string | undefined {
  const name = tree['__typename'];
  return typeof name === 'string' ? name : undefined;
}
