import type { FeedFault } from '../../domain/feed/feedFault.ts';
import type { FeedQuestion } from '../../domain/feed/readPage.ts';

/** The feeds of the countries, whatever they are reached by. */
export interface CountryFeeds {
  /** What the country answers, not looked at yet; or why there is no answer. */
  ask(question: FeedQuestion): Promise<FeedAnswer>;
}

export type FeedAnswer = { readonly json: unknown } | { readonly fault: FeedFault };
