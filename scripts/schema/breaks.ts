import {
  BreakingChangeType,
  buildSchema,
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
} from 'graphql';

type Change = ReturnType<typeof findBreakingChanges | typeof findDangerousChanges>[number];

// Clients are told to expect new enum values (a new refusal is one); these two they cannot foresee.
const BREAKS_CLIENTS: readonly string[] = [
  DangerousChangeType.TYPE_ADDED_TO_UNION,
  DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
];

// graphql-js tells the coordinate only inside its sentence.
const COORDINATES: readonly [RegExp, string][] = [
  [/^A required arg (\S+) on (?:directive )?(\S+) was added/, '$2($1:)'],
  [/^A required field (\S+) on input type (\S+) was added/, '$2.$1'],
  [/^(\S+) was (?:removed from|added to) (?:union|enum) type (\S+)\.$/, '$2.$1'],
  [/^(\S+) arg (\S+) /, '$1($2:)'],
  [/^(\S+) was removed from (\S+)\.$/, '$2($1:)'],
  [/^Repeatable flag was removed from (\S+)\.$/, '$1'],
  [/^Standard scalar (\S+) /, '$1'],
  [/^(\S+) /, '$1'],
];

/**
 * A line for each change since the release that breaks clients and that CHANGELOG.md does not name, in backticks,
 * in its section "Unreleased" under "Schema".
 */
export function unannouncedBreaks(released: string, present: string, changelog: string): string[] {
  const before = buildSchema(released);
  const now = buildSchema(present);
  const dangerous = findDangerousChanges(before, now).filter(({ type }) => BREAKS_CLIENTS.includes(type));
  const announced = announcedIn(changelog);
  return [...findBreakingChanges(before, now), ...dangerous]
    .filter((change) => !isHarmless(change) && !announced.includes(`\`${coordinateOf(change)}\``))
    .map((change) => `breaks clients: ${change.description} Name \`${coordinateOf(change)}\` in CHANGELOG, Schema`);
}

/** Says whether the changelog holds a release already: a heading of the second level other than "Unreleased". */
export function hasRelease(changelog: string): boolean {
  return /^## (?!\[?Unreleased)/m.test(changelog);
}

function coordinateOf({ description }: Change): string {
  const [pattern, coordinate] = COORDINATES.find(([pattern]) => pattern.test(description)) ?? [/^(\S+)/, '$1'];
  return description.match(pattern)?.[0].replace(pattern, coordinate).replace(/\.$/, '') ?? description;
}

function isHarmless({ type, description }: Change): boolean {
  return type === BreakingChangeType.TYPE_REMOVED && description.startsWith('Standard scalar');
}

function announcedIn(changelog: string): string {
  const unreleased = changelog.split(/^## /m).find((section) => /^\[?Unreleased/.test(section)) ?? '';
  return unreleased.split(/^### /m).find((section) => section.startsWith('Schema')) ?? '';
}
