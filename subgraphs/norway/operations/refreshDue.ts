import type { Transaction } from '../../shared/runtime/database.ts';
import { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { Registry } from '../registry.ts';
import { findHearing } from '../storage/registerHearing.ts';
import { type DueBefore, duePersons } from '../storage/registerStandings.ts';
import { acrossLibraries } from '../storage/scopes.ts';
import { applyReadings } from './applyReadings.ts';
import { readPeople } from './readPeople.ts';

const AT_ONCE = 1_000;
const DAY_MS = 86_400_000;
// A registration takes up to 15 s from its reading to its commit, and events in between did not find it.
const REGISTERED_MS = 30_000;

/** Reads again whom no event has told of for too long, a bulk look-up at a time. */
export async function refreshDue(registry: Registry): Promise<{ changed: number; hasMore: boolean }> {
  const { database, vault, now } = registry;
  const asked = await database.transaction(async (tx: Transaction) => {
    const hearing = await findHearing(tx);
    if (!hearing) return [];
    const due = await duePersons(tx, dueBefore(registry, hearing.refreshBefore, now()), AT_ONCE);
    const numbers = await vault.revealMany(tx, due);
    return [...numbers].map(([reference, text]) => ({
      ...{ reference, number: new Sensitive(text, '***********'), touchesAddress: false },
    }));
  }, acrossLibraries('registerEvents'));
  const readings = await readPeople(registry, asked);
  const known = new Map(asked.map(({ number, reference }) => [number.reveal(), reference]));
  const changed = await database.transaction(
    (tx) => applyReadings(tx, registry, { readings, known, areDue: true }),
    acrossLibraries('registerEvents'),
  );
  return { changed, hasMore: asked.length === AT_ONCE };
}

function dueBefore(registry: Registry, refreshBefore: Date, now: Date): DueBefore {
  const { registerReadingDays, deathConfirmedAfterDays } = registry;
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const tooOld = ago(registerReadingDays * DAY_MS);
  return {
    asked: tooOld > refreshBefore ? tooOld : refreshBefore,
    failed: ago(DAY_MS),
    opened: ago(REGISTERED_MS),
    died: ago(deathConfirmedAfterDays * DAY_MS),
    deathConfirmedAfterDays,
  };
}
