import { eventually } from './eventually.ts';
import { CONNECTIONS, type TestSubgraph } from './testSubgraph.ts';

/** Lets the act come as far as its first statement that needs the table, and kills its connection there. */
export async function killedInTheMiddle(on: TestSubgraph, table: string, act: () => Promise<unknown>): Promise<void> {
  await on.owned.transaction(async (tx) => {
    await tx.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const [{ holder }] = await tx.query('SELECT pg_backend_pid() AS holder');
    const acting = act().catch(() => undefined);
    await eventually(
      async () => {
        // Not in this transaction: it would see the same activity each time.
        const killed = await on.rows(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))',
          [holder],
        );
        return killed.length > 0;
      },
      () => `the act never came to ${table}`,
    );
    await acting;
  });
  await everyConnectionUsed(on);
}

/** The act fails at the server's last words; its connection may go back to the pool before it hears that it was closed. */
async function everyConnectionUsed({ database }: TestSubgraph): Promise<void> {
  await Promise.allSettled(Array.from({ length: CONNECTIONS }, () => database.source.query('SELECT 1')));
}
