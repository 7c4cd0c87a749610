import type { TestSubgraph } from './testSubgraph.ts';

/** Does the work while another attempt with that idempotency key holds it and does not come to an end. */
export async function whileInFlight<Result>(
  { owned }: TestSubgraph,
  [caller, operation, key]: [caller: string, operation: string, key: string],
  work: () => Promise<Result>,
): Promise<Result> {
  return owned.transaction(async (tx) => {
    const name = JSON.stringify([caller, operation, key]);
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    return work();
  });
}
