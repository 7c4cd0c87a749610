import type { EntityManager } from 'typeorm';

/**
 * Which persons' records a transaction sees and changes, as the policies of the tables know it: `kind` is one of the
 * country's ('unit', 'library', 'account'), `of` the one of that kind. Without a scope none are there (docs/adr/0013).
 */
export interface Scope {
  readonly kind: string;
  readonly of: string;
}

/** All records, for a reason that the country's list names (`storage/scopes.ts`). */
export function everyRecord(reason: string): Scope {
  return { kind: 'every', of: reason };
}

/** Sets the scope until the transaction ends. Its first statement; `inScope` is for what comes later. */
export async function openScope(tx: EntityManager, scope: Scope): Promise<void> {
  await tx.query(`SELECT set_config('app.scope', $1, true)`, [textOf(scope)]);
}

/** Does the work in another scope, then goes back to the one before. An exception leaves that to the rollback. */
export async function inScope<Result>(
  tx: EntityManager,
  scope: Scope,
  work: (tx: EntityManager) => Promise<Result>,
): Promise<Result> {
  const [row]: { before: string | null }[] = await tx.query(
    `WITH old AS MATERIALIZED (SELECT current_setting('app.scope', true) AS before)
     SELECT before, set_config('app.scope', $1, true) FROM old`,
    [textOf(scope)],
  );
  const result = await work(tx);
  await tx.query(`SELECT set_config('app.scope', $1, true)`, [row?.before ?? '']);
  return result;
}

function textOf({ kind, of }: Scope): string {
  return `${kind}:${of}`;
}
