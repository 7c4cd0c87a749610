import type { Log } from '../../shared/runtime/log.ts';
import type { Sweep } from '../../shared/runtime/sweepTimer.ts';
import type { RegisterHearing } from '../domain/registerFreshness.ts';
import { type EventPage, PopulationRegisterUnavailable } from '../outside/populationRegister/populationRegister.ts';
import type { Registry } from '../registry.ts';
import { beginHearing, findHearing, lockHearing, moveHearing } from '../storage/registerHearing.ts';
import { applyEvents } from './applyEvents.ts';
import { refreshDue } from './refreshDue.ts';
import { registerLag } from './registerLag.ts';

/** Where a page was empty, and by which ETag to hear that it still is. */
interface Empty {
  readonly at: number;
  readonly etag: string | undefined;
}

/**
 * Follows the population register (B16): every page of its events to the end, and after each page some of those whose
 * reading is too old, so that neither keeps the other waiting. While the register does not answer nothing moves.
 */
export function followPopulationRegister(registry: Registry, everyMs: number, log: Log): Sweep {
  let empty: Empty | undefined;
  const step = async () => {
    const hearing = await hearingOf(registry);
    const page = await pageFrom(registry, hearing.next, empty);
    empty = page.isEmpty ? { at: hearing.next, etag: page.etag ?? empty?.etag } : undefined;
    const applied = page.isEmpty
      ? await endReached(registry, hearing, page)
      : await applyEvents(registry, hearing, page.events);
    const refreshed = await refreshDue(registry);
    return { swept: applied + refreshed.changed, hasMore: !page.isEmpty || refreshed.hasMore };
  };
  const run = async () => {
    let swept = 0;
    for (let hasMore = true; hasMore; ) {
      const done = await step();
      swept += done.swept;
      hasMore = done.hasMore;
    }
    return swept;
  };
  return {
    name: 'populationRegister',
    everyMs,
    atStart: true,
    alone: true,
    run: () => run().catch(told(registry, log)),
  };
}

async function hearingOf(registry: Registry): Promise<RegisterHearing> {
  const { database, populationRegister, now } = registry;
  const known = await database.transaction(findHearing);
  if (known) return known;
  const first = { next: (await populationRegister.latestSequence()) + 1, heardAt: now(), refreshBefore: now() };
  return database.transaction(async (tx) => {
    await beginHearing(tx, first);
    return (await findHearing(tx)) ?? first;
  });
}

type Heard = EventPage & { readonly isEmpty: boolean; readonly isTooOld?: boolean; readonly askedAt: Date };

async function pageFrom({ populationRegister, now }: Registry, next: number, empty: Empty | undefined): Promise<Heard> {
  const askedAt = now();
  const page = await populationRegister.eventsFrom(next, empty?.at === next ? empty.etag : undefined);
  if (page === 'NOT_MODIFIED') return { events: [], next, isEmpty: true, askedAt };
  if (page === 'TOO_OLD') return { events: [], next, isEmpty: true, isTooOld: true, askedAt };
  return { ...page, isEmpty: page.events.length === 0, askedAt };
}

/**
 * Nothing more has happened by then. Where the register no longer goes back so far, or has been put back itself, events
 * were missed: everybody is read again, and the events are followed from the newest on.
 */
async function endReached(registry: Registry, hearing: RegisterHearing, { isTooOld, askedAt }: Heard): Promise<number> {
  const latest = await registry.populationRegister.latestSequence();
  const isLost = isTooOld || latest + 1 < hearing.next;
  const moved = isLost
    ? { next: latest + 1, heardAt: askedAt, refreshBefore: registry.now() }
    : { ...hearing, heardAt: askedAt };
  await registry.database.transaction(async (tx) => {
    const held = await lockHearing(tx);
    if (held?.next === hearing.next) await moveHearing(tx, moved);
  });
  return 0;
}

function told(registry: Registry, log: Log) {
  return async (error: unknown): Promise<number> => {
    if (!(error instanceof PopulationRegisterUnavailable)) throw error;
    const { reason, detail } = error;
    log.warn({ reason, detail, ...(await registerLag(registry)) }, 'the population register cannot be followed');
    return 0;
  };
}
