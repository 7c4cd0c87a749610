/** The countries whose memberships insight counts, by the names of their subgraphs and of the column `country`. */
export const FEED_COUNTRIES = ['netherlands', 'norway', 'finland'] as const;
export type FeedCountry = (typeof FEED_COUNTRIES)[number];

export const isFeedCountry = (name: string): name is FeedCountry => FEED_COUNTRIES.some((one) => one === name);
