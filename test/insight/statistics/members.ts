import type { FeedCountry } from '../../../subgraphs/insight/domain/feed/feedCountry.ts';
import { takeIn } from '../../../subgraphs/insight/operations/feed/takeIn.ts';
import { AGE_BANDS, type FeedEvent } from '../../../subgraphs/shared/vocabulary/membershipEvent.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { event, membershipId } from '../feed/histories.ts';
import { chances } from './worlds.ts';

/** Members of a country and what happened to them from December 2024 on, in order: some end, lapse, renew and move. */
export function manyMembers(count: number, kinds: readonly string[], seed = 1): Omit<FeedEvent, 'position'>[] {
  const chance = chances(seed);
  const oneOf = <Value>(values: readonly [Value, ...Value[]]): Value => values[chance(values.length)] ?? values[0];
  const events = Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const library = index < 3 ? '8000' : oneOf(['5280', '6100', '6100', '7000']);
    const place = {
      library,
      region: library === '5280' ? 'NL-DR' : 'NL-UT',
      ageBand: AGE_BANDS[2 * chance(3)] ?? null,
    };
    const joined = event(1, { ...place, membership: membershipId(index), kind: kinds[chance(kinds.length)] ?? '' });
    const first = chance(2) === 0 ? 0 : 1 + chance(12);
    const then = { ...joined, at: day(first + 1 + chance(5)), position: 1 };
    const next: FeedEvent[] =
      [
        [],
        [{ ...then, happened: 'RENEWED' as const }],
        [{ ...then, happened: 'MOVED' as const, library: '7000', region: 'NL-UT' }],
        [{ ...then, happened: 'LAPSED' as const, status: 'ENDED' as const }],
        [{ ...then, happened: 'ENDED' as const, status: 'ENDED' as const }],
      ][chance(5)] ?? [];
    return [{ ...joined, at: day(first) }, ...next];
  });
  return events.sort((one, other) => one.at.getTime() - other.at.getTime()).map(({ position: _, ...rest }) => rest);
}

/** The tenth of the month so many after December 2024. */
export function day(months: number): Date {
  return new Date(Date.UTC(2024, 11 + months, 10, 12));
}

/** Insight hears of them, and that nothing more happened until then. */
export async function hear(
  on: TestSubgraph,
  country: FeedCountry,
  events: readonly Omit<FeedEvent, 'position'>[],
  completeTo: Date,
): Promise<void> {
  const [{ position }] = await on.rows('SELECT position::int FROM feed_position WHERE country = $1', [country]);
  for (let told = 0; told < Math.max(1, events.length); told += 1_000) {
    const page = events
      .slice(told, told + 1_000)
      .map((one, index) => ({ ...one, position: position + told + index + 1 }));
    const head = position + events.length;
    await takeIn(
      on.database,
      { country, after: position + told },
      { country, head, publishedAt: null, completeTo, events: page },
      completeTo,
    );
  }
}
