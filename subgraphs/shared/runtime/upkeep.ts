import { type AuditAnchor, openAuditAnchor } from './auditAnchor.ts';
import { checkpointSweep } from './auditCheckpoint.ts';
import { auditLines } from './auditRetention.ts';
import { openRetention, type Retention, type RetentionClass } from './retention.ts';
import { type RuntimeTable, runtimeClasses, sweepTime } from './runtimeRetention.ts';
import { wholeNumber } from './settings.ts';
import type { CountryParts } from './subgraph.ts';
import type { Sweep } from './sweepTimer.ts';
import { tombstoneFileSweep } from './tombstones.ts';
import { writableFile } from './writableFile.ts';

export interface UpkeepPlan {
  country: string;
  secret: Buffer;
  /** IANA, of the country's days and nights. */
  timeZone: string;
  /** The country's own. */
  classes: readonly RetentionClass[];
  /** Which of the tables it has that not every country has. */
  optionalTables: readonly RuntimeTable[];
}

export interface Upkeep {
  readonly retention: Retention;
  readonly sweeps: readonly Sweep[];
  readonly anchor: AuditAnchor;
}

/** What every country does by itself: the night's sweep, checkpoints of the audit trail, tombstones to their file. */
export function openUpkeep({ settings, database, log, now }: CountryParts, plan: UpkeepPlan): Upkeep {
  const { country, secret, timeZone, classes, optionalTables } = plan;
  const retention = openRetention({
    ...{ database, log, now, timeZone },
    sweepAt: sweepTime(settings, country),
    classes: [...classes, ...runtimeClasses(settings, timeZone, optionalTables), auditLines(timeZone)],
  });
  const sweeps = [
    retention.sweep,
    checkpointSweep({ country, secret, database, now, file: writableFile(settings, 'AUDIT_CHECKPOINT_FILE') }),
  ];
  const file = writableFile(settings, 'TOMBSTONE_FILE');
  if (file) sweeps.push(tombstoneFileSweep({ country, database, now, file }));
  const limitMinutes = wholeNumber(settings, 'AUDIT_CHECKPOINT_LIMIT', 60, 10, 10_080);
  return { retention, sweeps, anchor: openAuditAnchor({ database, log, now, limitMinutes }) };
}
