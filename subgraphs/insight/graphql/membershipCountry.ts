import { registerEnumType } from 'type-graphql';
import type { FeedCountry } from '../domain/feed/feedCountry.ts';

export const MEMBERSHIP_COUNTRIES = {
  NETHERLANDS: 'netherlands',
  NORWAY: 'norway',
  FINLAND: 'finland',
} as const satisfies Record<string, FeedCountry>;

registerEnumType(MEMBERSHIP_COUNTRIES, {
  name: 'MembershipCountry',
  description: 'A country whose memberships are counted.',
  valuesConfig: {
    NETHERLANDS: { description: 'Digital memberships of libraries of the Netherlands.' },
    NORWAY: { description: 'Library cards of Norway.' },
    FINLAND: { description: 'Customers of Celia, the accessibility library of Finland.' },
  },
});
