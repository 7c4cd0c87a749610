import type { Database, Transaction } from '../../../shared/runtime/database.ts';
import { resealCases } from '../../storage/registration/cases.ts';
import { resealReadingDisabilities } from '../../storage/registration/readingDisabilities.ts';
import type { Resealed } from '../../storage/registration/resealRows.ts';
import type { Sealing } from '../../storage/registration/sealing.ts';
import { acrossUnits } from '../../storage/scopes.ts';

/** Seals anew, under the secret of now, what is sealed under one before it. Resolves with how many; may be run again. */
export async function resealRecords(database: Database, sealing: Sealing): Promise<number> {
  const all = async (reseal: (tx: Transaction, sealing: Sealing, after: string | undefined) => Promise<Resealed>) => {
    let count = 0;
    let last: string | undefined;
    do {
      const batch = await database.transaction((tx) => reseal(tx, sealing, last), acrossUnits('reseal'));
      count += batch.count;
      last = batch.last;
    } while (last);
    return count;
  };
  return (await all(resealReadingDisabilities)) + (await all(resealCases));
}
