import { withDays } from '../shared/runtime/runtimeRetention.ts';
import { type SettingSource, wholeNumber } from '../shared/runtime/settings.ts';
import type { RelationTerms } from './domain/relations/relationRequest.ts';
import { RETENTION } from './domain/retention.ts';

export interface RelationSettings extends RelationTerms {
  /** How long a relation that is over is kept. */
  readonly closedDays: number;
}

/** The source limits nothing: all of these are choices. */
export function relationSettings(source: SettingSource): RelationSettings {
  return {
    cardsPerHour: wholeNumber(source, 'NETHERLANDS_RELATION_CARDS_PER_HOUR', 5, 1, 1_000),
    cardsPerHourOfNetwork: wholeNumber(source, 'NETHERLANDS_RELATION_CARDS_PER_HOUR_OF_NETWORK', 20, 1, 10_000),
    requestDays: wholeNumber(source, 'NETHERLANDS_RELATION_REQUEST_DAYS', 30, 1, 365),
    closedDays: withDays(source, RETENTION.closedRelations).duration.days,
  };
}
