import { AuditChain1763810000001 } from './auditChain1763810000001.ts';
import type { MigrationClass } from './database.ts';
import { RuntimeTables1763700000000 } from './runtimeTables.ts';

/** What every country's list of migrations begins with. */
export const RUNTIME_MIGRATIONS: MigrationClass[] = [RuntimeTables1763700000000, AuditChain1763810000001];
