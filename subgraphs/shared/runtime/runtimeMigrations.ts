import { AuditChain1763810000001 } from './auditChain1763810000001.ts';
import type { MigrationClass } from './database.ts';
import { AuditCut1764200000004 } from './migrations/auditCut1764200000004.ts';
import { ErasureNotice1764300000001 } from './migrations/erasureNotice1764300000001.ts';
import { RecordScope1764100000000 } from './migrations/recordScope1764100000000.ts';
import { RefusedAttempts1764200000005 } from './migrations/refusedAttempts1764200000005.ts';
import { RequestsOfPerson1766330000001 } from './migrations/requestsOfPerson1766330000001.ts';
import { RetentionNight1764200000003 } from './migrations/retentionNight1764200000003.ts';
import { Tombstones1764200000001 } from './migrations/tombstones1764200000001.ts';
import { VaultForget1764200000002 } from './migrations/vaultForget1764200000002.ts';
import { VaultKeys1764000000000 } from './migrations/vaultKeys1764000000000.ts';
import { RuntimeTables1763700000000 } from './runtimeTables.ts';

/** What every country's database has, whatever it registers. First in each country's list of migrations. */
export const RUNTIME_MIGRATIONS: readonly MigrationClass[] = [
  RuntimeTables1763700000000,
  AuditChain1763810000001,
  VaultKeys1764000000000,
  RecordScope1764100000000,
  Tombstones1764200000001,
  VaultForget1764200000002,
  RetentionNight1764200000003,
  AuditCut1764200000004,
  RefusedAttempts1764200000005,
  ErasureNotice1764300000001,
  RequestsOfPerson1766330000001,
];

const OF_THE_VAULT: readonly MigrationClass[] = [VaultKeys1764000000000, VaultForget1764200000002];

/** The same for a subgraph that registers nobody. */
export const RUNTIME_MIGRATIONS_WITHOUT_VAULT: readonly MigrationClass[] = RUNTIME_MIGRATIONS.filter(
  (migration) => !OF_THE_VAULT.includes(migration),
);
