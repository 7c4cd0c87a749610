import type { NamedPerson, RegisteredAddress, RegisteredName, RegisteredPerson } from './registeredPerson.ts';
import { compareRegisterTimes, type RegisterTime } from './registerTime.ts';

/** What an account holds of the population register, and how the register's answers about it stand. */
export interface RegisterStanding {
  readonly name: RegisteredName;
  readonly address: RegisteredAddress;
  readonly readAt: Date;
  /** The latest time that the register has told of: RegisteredPerson.recordedAt. */
  readonly recordedAt?: RegisterTime | undefined;
  /** When the register was last asked and gave nothing to go by; undefined after a good answer. */
  readonly failedAt?: Date | undefined;
  readonly deathReportedAt?: Date | undefined;
  readonly deathConfirmedAt?: Date | undefined;
  /** The register has closed the record as false or as a duplicate. */
  readonly closedAt?: Date | undefined;
}

/** One answer about the person. NOTHING: unreadable, unknown or not delivered. */
export interface RegisterAnswer {
  readonly found: RegisteredPerson | 'NOTHING';
  /** An event told that where the person lives, or who may know, may have changed. */
  readonly touchesAddress: boolean;
}

export interface Patience {
  readonly now: Date;
  /** How long a death must stay in the register until it counts as confirmed. */
  readonly deathConfirmedAfterDays: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const NOWHERE: RegisteredAddress = { kind: 'undisclosed' };

/**
 * How the account stands after the answer (B16, B17). What is protected goes at once, whatever the answer's age; nothing
 * is ever shown again but by a good answer that shows it.
 */
export function takeOver(standing: RegisterStanding, answer: RegisterAnswer, patience: Patience): RegisterStanding {
  const { found, touchesAddress } = answer;
  if (found === 'NOTHING') return withoutAnswer(standing, touchesAddress, patience.now);
  if (found.asOf < standing.readAt) return standing;
  if (found.status === 'CEASED') {
    const closedAt = standing.closedAt ?? found.asOf;
    return { ...standing, address: NOWHERE, readAt: found.asOf, failedAt: undefined, closedAt };
  }
  if (isOutdated(standing, found))
    return found.protected ? hidden(standing, patience.now) : failed(standing, patience.now);
  return {
    name: found.name,
    address: found.address,
    readAt: found.asOf,
    recordedAt: later(standing.recordedAt, found.recordedAt),
    failedAt: undefined,
    ...deathOf(standing, found, patience),
    closedAt: undefined,
  };
}

/**
 * The first death that the register tells is written down and undone by the next answer that does not: a corrected date
 * of death comes as alive again and then dead. Only one that has stayed for the days asked for is confirmed; what cannot
 * be undone waits for that.
 */
function deathOf(
  { deathReportedAt, deathConfirmedAt }: RegisterStanding,
  { status, asOf }: NamedPerson,
  { deathConfirmedAfterDays }: Patience,
): Pick<RegisterStanding, 'deathReportedAt' | 'deathConfirmedAt'> {
  if (status !== 'DEAD') return { deathReportedAt: undefined, deathConfirmedAt: undefined };
  const reported = deathReportedAt ?? asOf;
  const hasStayed = asOf.getTime() - reported.getTime() >= deathConfirmedAfterDays * DAY_MS;
  return { deathReportedAt: reported, deathConfirmedAt: deathConfirmedAt ?? (hasStayed ? asOf : undefined) };
}

// A copy of the register that lags behind gives the state before. After a day it is none: annulled changes leave no
// trace, so that what the register holds can well bear an older time.
function isOutdated({ recordedAt, readAt }: RegisterStanding, found: NamedPerson): boolean {
  if (!recordedAt || !found.recordedAt || compareRegisterTimes(found.recordedAt, recordedAt) >= 0) return false;
  return found.asOf.getTime() - readAt.getTime() < DAY_MS;
}

function withoutAnswer(standing: RegisterStanding, touchesAddress: boolean, now: Date): RegisterStanding {
  return touchesAddress ? hidden(standing, now) : failed(standing, now);
}

function failed(standing: RegisterStanding, failedAt: Date): RegisterStanding {
  return { ...standing, failedAt };
}

function hidden(standing: RegisterStanding, failedAt: Date): RegisterStanding {
  return { ...standing, address: NOWHERE, failedAt };
}

function later(one: RegisterTime | undefined, other: RegisterTime | undefined): RegisterTime | undefined {
  if (!one || !other) return one ?? other;
  return compareRegisterTimes(one, other) >= 0 ? one : other;
}

/** Whether an answer that tells nothing new is written down: not where the last good one is of the same hour. */
export function isWorthNoting(
  { openedAt, standing }: { readonly openedAt: Date; readonly standing: RegisterStanding },
  after: RegisterStanding,
): boolean {
  if (standing.failedAt || after.failedAt || standing.readAt <= openedAt) return true;
  return standing.recordedAt !== after.recordedAt || after.readAt.getTime() - standing.readAt.getTime() >= HOUR_MS;
}

/** Whether the two tell different things of the person, apart from when the register was asked. */
export function tellsOtherwise(one: RegisterStanding, other: RegisterStanding): boolean {
  return toldBy(one) !== toldBy(other);
}

function toldBy({ name, address, deathReportedAt, deathConfirmedAt, closedAt }: RegisterStanding): string {
  const { first, middle, last } = name;
  const where = address.kind === 'visible' ? [address.lines, address.postcode, address.place, address.country] : [];
  return JSON.stringify([first, middle, last, where, deathReportedAt, deathConfirmedAt, closedAt]);
}
