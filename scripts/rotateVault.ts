import { assertMigrated } from '../subgraphs/shared/runtime/migrate.ts';
import { hasVault } from '../subgraphs/shared/runtime/servingRole.ts';
import { SettingError } from '../subgraphs/shared/runtime/settings.ts';
import { openVault } from '../subgraphs/shared/runtime/vault.ts';
import { vaultKeyRing } from '../subgraphs/shared/runtime/vaultKeyRing.ts';
import { rotateVault } from '../subgraphs/shared/runtime/vaultRotation.ts';
import { withOwnedDatabase } from './database/countryDatabase.ts';

/**
 * npm run vault:rotate -- <subgraph>: puts every number under the active key version, and what else is sealed under the
 * country's secret of now; may be stopped and run again.
 */
export async function main([name]: readonly string[]): Promise<number> {
  let left = 0;
  await withOwnedDatabase(name, async (country, database) => {
    await assertMigrated(database, country.name);
    if (!(await hasVault(database.source.manager))) throw new SettingError(`${name} has no vault`);
    const ring = vaultKeyRing(process.env, country.name);
    await openVault(database, ring);
    left = await rotateVault(database, ring, (line) => console.log(`${country.name}: ${line}`));
    console.log(`${country.name}: ${left} numbers not on version ${ring.active.version}`);
    const resealed = await country.reseal?.(process.env, database);
    if (resealed !== undefined) console.log(`${country.name}: ${resealed} records sealed anew`);
  });
  return left === 0 ? 0 : 1;
}
