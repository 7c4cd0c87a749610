import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { type CalendarDate, parseCalendarDate } from '../vocabulary/calendarDate.ts';

/** A calendar day without time or zone. Instants are DateTime. */
export const DateScalar = new GraphQLScalarType<CalendarDate, string>({
  name: 'Date',
  description: 'A calendar day, `YYYY-MM-DD`, without time or zone. The day must exist.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  serialize: (value) => String(value),
  parseValue: parsed,
  parseLiteral: (node) => parsed(node.kind === Kind.STRING ? node.value : undefined, node),
});

function parsed(value: unknown, node?: ValueNode): CalendarDate {
  const date = typeof value === 'string' ? parseCalendarDate(value) : undefined;
  if (!date) throw new GraphQLError('Date must be an existing day in the form YYYY-MM-DD', { nodes: node ?? null });
  return date;
}
