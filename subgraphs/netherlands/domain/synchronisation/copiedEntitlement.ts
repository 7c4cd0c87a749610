import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { LoginLink } from '../loginLink.ts';
import type { PassNumber } from '../passNumber.ts';
import { plusDays } from '../plusDays.ts';
import { type DigitalLevel, isRunning, type Term } from '../subscription.ts';
import { hasRights } from '../subscriptionStatus.ts';

/** What the library and the KB both keep of a member: by it the KB opens the national platform. */
export interface CopiedEntitlement {
  readonly loginAccountId: string | undefined;
  readonly subscription: DigitalLevel;
  readonly passNumber: PassNumber | undefined;
  readonly validThrough: CalendarDate | undefined;
}

/** What the member system tells the KB of somebody without a login account. */
export const NOTHING_COPIED: CopiedEntitlement = {
  loginAccountId: undefined,
  subscription: 'NONE',
  passNumber: undefined,
  validThrough: undefined,
};

export interface LevelledTerm extends Term {
  readonly level: DigitalLevel;
}

interface KnownOfMember {
  readonly link: Pick<LoginLink, 'loginAccountId' | 'state'> | undefined;
  readonly passNumber: PassNumber | undefined;
  readonly terms: readonly LevelledTerm[];
}

const LEVELS: readonly DigitalLevel[] = ['NONE', 'BASIS', 'JEUGD', 'COMPACT', 'COMPLEET'];

/** What the KB should have of the member today (E4). Valid through: the last day of the unbroken terms of that level. */
export function entitlementToCopy({ link, passNumber, terms }: KnownOfMember, today: CalendarDate): CopiedEntitlement {
  if (link?.state !== 'LINKED') return NOTHING_COPIED;
  const known = { loginAccountId: link.loginAccountId, passNumber };
  const [best] = terms
    .filter((term) => isRunning(today, term) && hasRights(term))
    .sort((one, other) => LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level));
  if (!best || best.level === 'NONE') return { ...known, subscription: 'NONE', validThrough: undefined };
  return { ...known, subscription: best.level, validThrough: endOfChain(best, terms) };
}

/** The copy as it works today: after its last day it opens nothing, whatever stands in it. */
export function workingOn(today: CalendarDate, copy: CopiedEntitlement): CopiedEntitlement {
  if (copy.validThrough !== undefined && copy.validThrough >= today) return copy;
  return { ...copy, subscription: 'NONE', validThrough: undefined };
}

function endOfChain({ level, through }: LevelledTerm, terms: readonly LevelledTerm[]): CalendarDate {
  const next = terms.find((term) => term.level === level && hasRights(term) && term.since === plusDays(through, 1));
  return next ? endOfChain(next, terms) : through;
}
