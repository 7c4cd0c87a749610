import { type ChainReport, verifyChain } from '../../subgraphs/shared/runtime/auditChain.ts';
import { checkpointSweep, knownHeads, storedCheckpoints } from '../../subgraphs/shared/runtime/auditCheckpoint.ts';
import { recordAudit } from '../../subgraphs/shared/runtime/auditTrail.ts';
import type { Transaction } from '../../subgraphs/shared/runtime/database.ts';
import { type RuntimeDatabase, runtimeDatabase } from './runtimeDatabase.ts';

export const COUNTRY = 'norway';
export const SECRET = Buffer.alloc(32, 'audit');
export const AT = new Date('2026-11-20T10:00:00.123Z');

export interface TestTrail extends RuntimeDatabase {
  query(sql: string, parameters?: unknown[]): Promise<any>;
  /** One line about that subject, in a transaction of its own. */
  write(subject: string): Promise<void>;
  /** Lines about s1, s2 and so on. */
  writeLines(count: number): Promise<void>;
  checkpoint(): Promise<number>;
  verified(tx?: Transaction): Promise<ChainReport>;
  /** What somebody may do who owns the database: no trigger stops him. */
  tamper(...statements: string[]): Promise<void>;
}

export async function testTrail(): Promise<TestTrail> {
  const on = await runtimeDatabase();
  const { database, owned } = on;
  const write: TestTrail['write'] = (subject) =>
    database.transaction((tx) =>
      recordAudit(tx, { actor: 'staff|desk.rånå', action: 'look', outcome: 'DONE', subject }, AT),
    );
  return {
    ...on,
    write,
    query: (sql, parameters) => owned.source.query(sql, parameters),
    async writeLines(count) {
      for (let line = 1; line <= count; line += 1) await write(`s${line}`);
    },
    checkpoint: () => checkpointSweep({ country: COUNTRY, secret: SECRET, database, now: () => AT }).run(),
    async verified(tx = database.source.manager) {
      return verifyChain(tx, knownHeads(COUNTRY, [SECRET], await storedCheckpoints(COUNTRY, tx)));
    },
    async tamper(...statements) {
      await owned.transaction(async (tx) => {
        await tx.query('SET LOCAL session_replication_role = replica');
        for (const statement of statements) await tx.query(statement);
      });
    },
  };
}
