/** Every no of insight. The text is the code's description in the schema. */
export const REFUSALS = {
  PERIOD_BACKWARDS: { en: 'The period ends before it begins.' },
  PERIOD_TOO_LONG: { en: 'A period has 240 months at most.' },
  CROSSING_NOT_RELEASED: {
    en: 'No release has a table by these dimensions together, those of the filter included. The parts name the ones that there are, beside country and, for the stock, month. Finer ones would tell of single people.',
  },
  MONTHLY_CROSSING_NOT_RELEASED: {
    en: 'What happened is released by the month for a country as a whole and by age; by other dimensions, for whole calendar years: leave the month out and ask from a January to a December.',
  },
  ROUNDING_OUT_OF_RANGE: { en: 'Numbers are rounded to multiples of 2 to 1000.' },
  RELEASE_UNKNOWN: { en: 'There is no such release.' },
  TOO_MANY_FIGURES: { en: 'An answer has 20,000 figures at most: ask for a shorter period or filter.' },
} as const;

export type InsightRefusalCode = keyof typeof REFUSALS;
