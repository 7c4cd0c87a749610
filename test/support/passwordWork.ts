import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { TestSubgraph } from './testSubgraph.ts';

/** The statements that the work sends to the database, without their parameters, and how often argon2 ran. */
export async function workOf({ database }: TestSubgraph, work: () => Promise<unknown>) {
  const statements: string[] = [];
  let argon2 = 0;
  const ran = () => {
    argon2 += 1;
  };
  const quiet = { logQueryError() {}, logQuerySlow() {}, logSchemaBuild() {}, logMigration() {}, log() {} };
  const logQuery = (sql: string) => void (/TRANSACTION|COMMIT/.test(sql) || statements.push(sql));
  Object.assign(database.source, { logger: { ...quiet, logQuery } });
  subscribe('library-supergraph.argon2', ran);
  await work();
  unsubscribe('library-supergraph.argon2', ran);
  Object.assign(database.source, { logger: { ...quiet, logQuery() {} } });
  return { statements, argon2 };
}
