import type { Happening, Standing, ToldMembership } from './membershipEvent.ts';

/** How a membership stands now, with the instants that its own record knows. Where it knows none, the note's is taken. */
export interface MembershipFacts extends ToldMembership {
  readonly joinedAt: Date;
  readonly activatedAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
  /** Ended because its time ran out and nobody renewed it. */
  readonly lapsed: boolean;
  /** Whether it was ever ACTIVE: asked of one that has ended before anything was told of it. */
  readonly wasActive: boolean;
}

/** What happened, when, and how the membership stood after it. */
export interface Happened {
  readonly happened: Happening;
  readonly at: Date;
  readonly status: Standing;
}

/**
 * What is to be told of a membership, from what was told last and how it stands now; `notedAt` is when it was changed.
 * Each entry into ACTIVE is JOINED or ACTIVATED, each exit LAPSED, ENDED or ERASED. MOVED is any other difference, but
 * for the age alone, which is told with the next event.
 */
export function whatHappened(
  told: ToldMembership | undefined,
  now: MembershipFacts,
  notedAt: Date,
): readonly Happened[] {
  if (!told) return firstTold(now);
  const { status } = now;
  if (told.status !== 'ACTIVE' && status === 'ACTIVE') return [entered(told, now, notedAt)];
  if (told.status === 'ACTIVE' && status !== 'ACTIVE') return [left(now, notedAt)];
  if (told.status === 'PENDING' && status === 'ENDED') return [left({ ...now, lapsed: false }, notedAt)];
  if (told.status === 'ENDED' && status === 'PENDING') return [{ happened: 'JOINED', at: now.joinedAt, status }];
  if (status === 'ACTIVE' && isLonger(told, now)) return [{ happened: 'RENEWED', at: notedAt, status }];
  return isSame(told, now) ? [] : [{ happened: 'MOVED', at: notedAt, status }];
}

function firstTold(now: MembershipFacts): readonly Happened[] {
  const { status, joinedAt: at, wasActive } = now;
  if (status !== 'ENDED') return [{ happened: 'JOINED', at, status }];
  const end = left({ ...now, lapsed: now.lapsed && wasActive }, at);
  return [{ happened: 'JOINED', at, status: wasActive ? 'ACTIVE' : 'PENDING' }, end];
}

function entered(told: ToldMembership, { activatedAt, status }: MembershipFacts, notedAt: Date): Happened {
  return { happened: told.status === 'PENDING' ? 'ACTIVATED' : 'JOINED', at: activatedAt ?? notedAt, status };
}

function left({ status, endedAt, lapsed }: MembershipFacts, notedAt: Date): Happened {
  if (status !== 'ENDED') return { happened: 'ENDED', at: notedAt, status };
  return { happened: lapsed ? 'LAPSED' : 'ENDED', at: endedAt ?? notedAt, status };
}

function isLonger(told: ToldMembership, now: MembershipFacts): boolean {
  return told.through !== null && now.through !== null && now.through > told.through;
}

function isSame(told: ToldMembership, now: MembershipFacts): boolean {
  const compared = ['kind', 'library', 'region', 'undisclosed', 'since', 'through'] as const;
  return compared.every((part) => told[part] === now[part]);
}
