import { readFile } from 'node:fs/promises';
import { countrySecrets } from '../subgraphs/shared/runtime/countryKeys.ts';
import { eraseAgain } from '../subgraphs/shared/runtime/eraseAgain.ts';
import { openLog } from '../subgraphs/shared/runtime/log.ts';
import { assertMigrated } from '../subgraphs/shared/runtime/migrate.ts';
import { required, SettingError } from '../subgraphs/shared/runtime/settings.ts';
import { type TombstoneLine, tombstoneKey as tombstoneKeyOf } from '../subgraphs/shared/runtime/tombstones.ts';
import { withCountryDatabase } from './database/countryDatabase.ts';

const DRY_RUN = '--dry-run';

/**
 * npm run restore:erase -- <subgraph> [--dry-run]: after a backup was put back, and before anybody is served, deletes
 * what was deleted since, by the tombstones of TOMBSTONE_FILE. Ends with 1 where something could not be deleted.
 */
export async function main([name, option]: readonly string[]): Promise<number> {
  if (option !== undefined && option !== DRY_RUN) throw new SettingError(`say ${DRY_RUN} or nothing`);
  const tombstones = await tombstonesIn(required(process.env, 'TOMBSTONE_FILE'));
  const dryRun = option === DRY_RUN;
  let left = 0;
  await withCountryDatabase(name, async (country, database) => {
    await assertMigrated(database, country.name);
    const now = () => new Date();
    const subgraph = await country.open({ settings: process.env, database, log: openLog(country.name), now });
    try {
      const { tombstoneKey, erasers = [] } = subgraph;
      if (!tombstoneKey) return;
      const [, ...former] = countrySecrets(process.env, country.name);
      const formerKeys = former.map((secret) => tombstoneKeyOf(secret, country.name));
      const plan = { country: country.name, database, tombstoneKey, formerKeys, erasers, now, dryRun };
      for (const { kind, found, erased } of await eraseAgain(plan, tombstones)) {
        console.log(`${country.name}: ${kind}: ${found} deleted since, ${erased} deleted again`);
        left += found - erased;
      }
    } finally {
      await subgraph.close();
    }
  });
  return !dryRun && left > 0 ? 1 : 0;
}

async function tombstonesIn(file: string): Promise<TombstoneLine[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new SettingError('TOMBSTONE_FILE cannot be read');
  });
  return text.split('\n').filter(Boolean).map(tombstoneOf);
}

function tombstoneOf(line: string): TombstoneLine {
  const { country, kind, hash, at } = parsed(line);
  if (![country, kind, hash, at].every((part) => typeof part === 'string')) {
    throw new SettingError('TOMBSTONE_FILE has a line that is no tombstone');
  }
  return { country: `${country}`, kind: `${kind}`, hash: `${hash}`, at: `${at}` };
}

function parsed(line: string): Readonly<Record<keyof TombstoneLine, unknown>> | Record<string, undefined> {
  try {
    return JSON.parse(line) ?? {};
  } catch {
    return {};
  }
}
