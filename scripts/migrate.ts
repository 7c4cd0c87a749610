import { migrate, migrateDown } from '../subgraphs/shared/runtime/migrate.ts';
import { SettingError } from '../subgraphs/shared/runtime/settings.ts';
import { withOwnedDatabase } from './database/countryDatabase.ts';

/** npm run migrate -- <subgraph> [up|down]: applies all migrations that are missing, or takes back the newest. */
export async function main([name, direction = 'up']: readonly string[]): Promise<number> {
  if (direction !== 'up' && direction !== 'down') throw new SettingError('say up or down');
  await withOwnedDatabase(name, async (_country, database, servedBy) => {
    if (direction === 'down') {
      const undone = await migrateDown(database);
      console.log(`${name}: ${undone ? `took back ${undone}` : 'nothing to take back'}`);
      return;
    }
    const applied = await migrate(database, servedBy);
    console.log(`${name}: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply'}`);
  });
  return 0;
}
