import { readFile } from 'node:fs/promises';
import { type BadLine, type ChainFault, verifyChain } from '../subgraphs/shared/runtime/auditChain.ts';
import { type Checkpoint, knownHeads, storedCheckpoints } from '../subgraphs/shared/runtime/auditCheckpoint.ts';
import { AUDIT_LINES } from '../subgraphs/shared/runtime/auditRetention.ts';
import { countrySecrets } from '../subgraphs/shared/runtime/countryKeys.ts';
import { assertMigrated } from '../subgraphs/shared/runtime/migrate.ts';
import { SettingError } from '../subgraphs/shared/runtime/settings.ts';
import { dueBefore } from '../subgraphs/shared/vocabulary/retention.ts';
import { withCountryDatabase } from './database/countryDatabase.ts';

const FAULTS: Readonly<Record<ChainFault, string>> = {
  CHANGED: 'was changed',
  REMOVED: 'was removed',
  INSERTED: 'was put in',
  UNLINKED: 'does not follow the line before it: put in, moved, or the line before it rewritten',
  REWRITTEN: 'or a line after it, up to the next checkpoint, was rewritten with all that follow',
  TRUNCATED: 'and all after it were cut off: a checkpoint knows them',
  FORGED: 'has a checkpoint whose signature is wrong',
};

/** npm run audit:verify -- <subgraph>: walks its audit trail, names the first bad line, and ends with 1 where there is one. */
export async function main([name]: readonly string[]): Promise<number> {
  let bad: BadLine | undefined;
  await withCountryDatabase(name, async (country, database) => {
    await assertMigrated(database, country.name);
    const secrets = countrySecrets(process.env, country.name);
    // Read before the chain, which goes on growing.
    const stored = await storedCheckpoints(country.name, database.source.manager);
    const kept = await checkpointsIn(process.env['AUDIT_CHECKPOINT_FILE']);
    const heads = knownHeads(country.name, secrets, [...stored, ...kept]);
    const report = await verifyChain(database.source.manager, heads, cutBefore(new Date()));
    bad = report.bad;
    console.log(`${country.name}: ${report.lines} lines verified, ${report.checkpoints} checkpoints`);
    if (bad) console.log(`${country.name}: line ${bad.seq} ${FAULTS[bad.fault]}`);
  });
  return bad ? 1 : 0;
}

// A day later than a cut may be: the database's clock is not this one.
function cutBefore(now: Date): Date {
  return new Date(dueBefore(AUDIT_LINES.duration, 'UTC', now).getTime() + 86_400_000);
}

async function checkpointsIn(file: string | undefined): Promise<Checkpoint[]> {
  if (!file) return [];
  const text = await readFile(file, 'utf8').catch(() => {
    throw new SettingError('AUDIT_CHECKPOINT_FILE cannot be read');
  });
  return text.split('\n').filter(Boolean).map(checkpointOf);
}

function checkpointOf(line: string): Checkpoint {
  const { country, seq, hash, at, signature } = parsed(line);
  const texts = [country, hash, at, signature];
  if (typeof seq !== 'number' || !texts.every((text) => typeof text === 'string')) {
    throw new SettingError('AUDIT_CHECKPOINT_FILE has a line that is no checkpoint');
  }
  return { country: `${country}`, seq, hash: `${hash}`, at: `${at}`, signature: `${signature}` };
}

function parsed(line: string): Readonly<Record<keyof Checkpoint, unknown>> | Record<string, undefined> {
  try {
    return JSON.parse(line) ?? {};
  } catch {
    return {};
  }
}
