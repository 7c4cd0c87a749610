import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { MembershipPlace, Standing } from '../../../shared/vocabulary/membershipEvent.ts';
import type { MembershipEvent } from '../membershipEvent.ts';

/** How a membership stood before an event: of its record, what is counted. */
export interface CountedMembership extends MembershipPlace {
  readonly status: Standing;
}

export const FLOWS = ['joined', 'activated', 'renewed', 'lapsed', 'ended', 'movedIn', 'movedOut'] as const;
export type Flow = (typeof FLOWS)[number];

/** One more of a flow in the cell of a month. */
export interface CountChange extends MembershipPlace {
  /** The first day of the month. */
  readonly month: CalendarDate;
  readonly flow: Flow;
}

/**
 * What an event changes in the counts. In each cell and month: opening + joined + movedIn - ended - movedOut = closing.
 * An exit is counted where the membership stood, an entry where it stands now. `before` is undefined for a membership
 * that is not on record; `month` is the one that it is booked in (bookingMonth).
 */
export function countChanges(
  before: CountedMembership | undefined,
  event: MembershipEvent,
  month: CalendarDate,
): readonly CountChange[] {
  const from = before?.status === 'ACTIVE' ? placeOf(before) : undefined;
  const to = event.happened !== 'ERASED' && event.status === 'ACTIVE' ? placeOf(event) : undefined;
  const stays = from && to && from.undisclosed === to.undisclosed;
  const changes = stays ? stayed(from, to, event) : [...exited(from, event), ...entered(to, event)];
  return changes.map(([flow, place]) => ({ ...place, month, flow }));
}

type Change = readonly [Flow, MembershipPlace];

function stayed(from: MembershipPlace, to: MembershipPlace, { happened }: MembershipEvent): Change[] {
  const moves: Change[] = isSamePlace(from, to)
    ? []
    : [
        ['movedOut', from],
        ['movedIn', to],
      ];
  return happened === 'RENEWED' ? [...moves, ['renewed', to]] : moves;
}

// Who becomes undisclosed leaves the figures as an exit: as a move he would be the difference between stock and flow.
function exited(from: MembershipPlace | undefined, { happened }: MembershipEvent): Change[] {
  if (!from) return [];
  return happened === 'LAPSED'
    ? [
        ['ended', from],
        ['lapsed', from],
      ]
    : [['ended', from]];
}

function entered(to: MembershipPlace | undefined, { happened }: MembershipEvent): Change[] {
  if (!to) return [];
  return happened === 'ACTIVATED'
    ? [
        ['joined', to],
        ['activated', to],
      ]
    : [['joined', to]];
}

function placeOf({ kind, library, region, ageBand, undisclosed }: MembershipPlace): MembershipPlace {
  return undisclosed
    ? { kind, library: null, region: null, ageBand: null, undisclosed }
    : { kind, library, region, ageBand, undisclosed };
}

function isSamePlace(one: MembershipPlace, other: MembershipPlace): boolean {
  return (
    one.kind === other.kind &&
    one.library === other.library &&
    one.region === other.region &&
    one.ageBand === other.ageBand
  );
}
