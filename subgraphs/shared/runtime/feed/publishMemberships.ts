import type { CalendarDate } from '../../vocabulary/calendarDate.ts';
import { dateIn, startOfDay } from '../../vocabulary/calendarDate.ts';
import type { ToldMembership } from '../../vocabulary/membershipEvent.ts';
import { type MembershipFacts, whatHappened } from '../../vocabulary/membershipHistory.ts';
import type { Database, Transaction } from '../database.ts';
import { everyRecord } from '../scope.ts';
import type { Sweep } from '../sweepTimer.ts';
import { appendEvents, coarsenEvents, type NewEvent } from './membershipEvents.ts';
import { forgetTold, type KeptFacts, saveTold, toldOf } from './membershipTold.ts';
import { noteTurning, takeNotes } from './notes.ts';

/** A membership that a note is about: the noted id is its own, or that of something which belongs to it. */
export interface LoadedMembership {
  readonly noted: string;
  readonly membership: string;
  readonly facts: MembershipFacts;
  /** The day on which it changes by time alone, if it does. */
  readonly turnsOn: CalendarDate | null;
}

export interface FeedPlan {
  readonly database: Database;
  readonly now: () => Date;
  readonly timeZone: string;
  /** How the noted memberships stand; of those that are gone nothing. */
  load(tx: Transaction, noted: readonly string[], now: Date): Promise<readonly LoadedMembership[]>;
}

const EVERY_MS = 1_000;
const FEED_LOCK = 4_207_600; // any number, but one of its own: who holds it gives out positions, until the commit

/** Tells what changed since the last time, a second after it did. */
export function publishSweep(plan: FeedPlan): Sweep {
  return { name: 'publishMemberships', everyMs: EVERY_MS, alone: true, run: () => publishMemberships(plan) };
}

/** Resolves with the number of events told. */
async function publishMemberships(plan: FeedPlan): Promise<number> {
  const { database } = plan;
  let told = 0;
  for (let notes = -1; notes !== 0; ) {
    const batch = await database.transaction((tx) => publishBatch(tx, plan), everyRecord('feed'));
    notes = batch.notes;
    told += batch.events;
  }
  return told;
}

async function publishBatch(tx: Transaction, plan: FeedPlan): Promise<{ notes: number; events: number }> {
  const now = plan.now();
  await tx.query('SELECT pg_advisory_xact_lock($1)', [FEED_LOCK]);
  const today = dateIn(plan.timeZone, now);
  await noteTurning(tx, today, (day) => startOfDay(plan.timeZone, day));
  const notes = await takeNotes(tx);
  if (notes.size === 0) return { notes: 0, events: 0 };
  const loaded = await plan.load(tx, [...notes.keys()], now);
  const there = new Map(loaded.map((one) => [one.membership, one]));
  const told = await toldOf(tx, [...new Set([...there.keys(), ...notes.keys()])]);
  const gone = [...told.keys()].filter((membership) => !there.has(membership));
  const noted = (id: string) => notes.get(id) ?? now;
  const events = [...there.values()].flatMap((one) => eventsOf(told.get(one.membership), one, noted(one.noted)));
  events.push(...gone.map((membership) => erased(membership, noted(membership))));
  await coarsenEvents(tx, gone, plan.timeZone);
  await appendEvents(tx, events, now);
  await saveTold(tx, [...there.values()].map(keptFacts));
  await forgetTold(tx, gone);
  return { notes: notes.size, events: events.length };
}

function eventsOf(
  told: ToldMembership | undefined,
  { membership, facts }: LoadedMembership,
  notedAt: Date,
): NewEvent[] {
  const { kind, library, region, ageBand, since, through, undisclosed } = facts;
  const place = { kind, library, region, ageBand, undisclosed };
  return whatHappened(told, facts, notedAt).map((event) => ({ membership, ...place, since, through, ...event }));
}

function erased(membership: string, at: Date): NewEvent {
  const nothing = { kind: null, library: null, region: null, ageBand: null, since: null, through: null };
  return { membership, happened: 'ERASED', at, ...nothing, status: 'ENDED', undisclosed: false };
}

function keptFacts({ membership, facts, turnsOn }: LoadedMembership): KeptFacts {
  return { ...facts, membership, turnsOn };
}
