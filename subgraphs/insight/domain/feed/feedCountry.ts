/** The countries whose memberships insight counts, by the names of their subgraphs and of the column `country`. */
export const FEED_COUNTRIES = ['netherlands', 'norway', 'finland'] as const;
export type FeedCountry = (typeof FEED_COUNTRIES)[number];

/** IANA: in whose months what happens in a country is counted. */
export const TIME_ZONES: Readonly<Record<FeedCountry, string>> = {
  netherlands: 'Europe/Amsterdam',
  norway: 'Europe/Oslo',
  finland: 'Europe/Helsinki',
};
