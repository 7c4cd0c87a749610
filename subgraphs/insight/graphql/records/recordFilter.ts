import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { MEMBERSHIP_STATUSES, type MembershipStatus } from '../../../shared/graphql/membership.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import { parseCode } from '../../domain/records/codeText.ts';
import type { RecordFilter, RecordSort } from '../../domain/records/membershipRecord.ts';
import { MEMBERSHIP_COUNTRIES } from '../membershipCountry.ts';

export const MEMBERSHIP_RECORD_SORTS = {
  SINCE_OLDEST: 'SINCE_OLDEST',
  SINCE_NEWEST: 'SINCE_NEWEST',
  UPDATED_OLDEST: 'UPDATED_OLDEST',
  UPDATED_NEWEST: 'UPDATED_NEWEST',
} as const satisfies Record<string, RecordSort>;

registerEnumType(MEMBERSHIP_RECORD_SORTS, {
  name: 'MembershipRecordSort',
  description: 'In which order records are listed.',
  valuesConfig: {
    SINCE_OLDEST: { description: 'By the first day, the earliest first.' },
    SINCE_NEWEST: { description: 'By the first day, the latest first.' },
    UPDATED_OLDEST: { description: 'By the latest event, the one longest ago first.' },
    UPDATED_NEWEST: { description: 'By the latest event, the newest first.' },
  },
});

@InputType('MembershipRecordFilter', {
  description:
    'Which records. Each field narrows, and finds by what is told: a library that is not told finds nothing.',
})
export class MembershipRecordFilter {
  @Field(() => MEMBERSHIP_COUNTRIES, { nullable: true, description: 'Of one country.' })
  readonly country?: FeedCountry | null;

  @Field(() => String, { nullable: true, description: 'Of one kind, by its code.' })
  readonly kind?: string | null;

  @Field(() => MEMBERSHIP_STATUSES, { nullable: true, description: 'Where it stands.' })
  readonly status?: MembershipStatus | null;

  @Field(() => String, { nullable: true, description: 'Of one library, by its code.' })
  readonly library?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Begun on that day or later.' })
  readonly since?: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Begun on that day or earlier.' })
  readonly until?: CalendarDate | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'With an event at that instant or later.' })
  readonly updatedSince?: Date | null;
}

/** The filter in the words of the domain; undefined where nothing can be found by it. */
export function parseFilter(asked: MembershipRecordFilter): RecordFilter | undefined {
  const [kind, library] = [asked.kind, asked.library].map((text) =>
    typeof text === 'string' ? parseCode(text) : null,
  );
  if (kind === undefined || library === undefined) return undefined;
  return {
    country: asked.country ?? undefined,
    kind: kind ?? undefined,
    status: asked.status ?? undefined,
    library: library ?? undefined,
    since: day(asked.since),
    until: day(asked.until),
    updatedSince: asked.updatedSince ?? undefined,
  };
}

// The year 0, which a Date may have, is none to the database.
function day(asked: CalendarDate | null | undefined): CalendarDate | undefined {
  if (!asked) return undefined;
  return asked < '0001-01-01' ? ('0001-01-01' as CalendarDate) : asked;
}
