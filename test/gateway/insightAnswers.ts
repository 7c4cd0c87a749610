import type { Answers, Asked } from './insightServer.ts';

const MEMBERS = { NORWAY: 900_000, NETHERLANDS: 600_000, FINLAND: 21_000 };
const SHARE = { ACTIVE: 1, JOINED: 0.03, ENDED: 0.02 };
const BANDS = ['0-11', '12-17', '18-24', '25-39', '40-64', '65+'];
const RELEASE = {
  id: '2026-10',
  publishedAt: '2026-11-02T03:00:00Z',
  through: '2026-10-01',
  countries: releasedThrough(),
};
const LEAST = 20;

/**
 * Answers of a release up to October 2026, of Finland only to September. Finland is stale; its March 2026 is suppressed and its February is not there;
 * each country has forty libraries, each half as large as the one before.
 */
export function sampleAnswers(): Answers {
  return {
    freshness: Object.keys(MEMBERS).map((country) => ({
      ...{ country, stale: country === 'FINLAND', lastKnownAt: '2026-11-12T14:05:00Z' },
    })),
    releases: [RELEASE],
    statistics,
    errorCode: undefined,
  };
}

function releasedThrough(): object[] {
  return ['NETHERLANDS', 'NORWAY', 'FINLAND'].map((country) => ({
    country,
    through: country === 'FINLAND' ? '2026-09-01' : '2026-10-01',
  }));
}

function statistics({ measure, by, period }: Asked) {
  const cells = Object.entries(MEMBERS).flatMap(([country, members]) => {
    const told = (place: object, value: number) => {
      const suppressed = value < LEAST;
      return { country, ...place, value: suppressed ? null : Math.round(value), suppressed };
    };
    if (by.includes('LIBRARY')) {
      return Array.from({ length: 40 }, (_, place) =>
        told({ library: `L${place + 1}`.replace(/^L(?=.$)/, 'L0') }, members / 2 ** (place + 1)),
      );
    }
    if (by.includes('AGE_BAND')) return BANDS.map((ageBand) => told({ ageBand }, members / 6));
    return monthsOf(period).flatMap((month) => {
      if (country === 'FINLAND' && month === '2026-02-01') return [];
      return [told({ month }, country === 'FINLAND' && month === '2026-03-01' ? 1 : members * SHARE[measure])];
    });
  });
  return { release: RELEASE, cells, undisclosed: 1_234 };
}

function monthsOf({ from, to }: Asked['period']): string[] {
  const months: string[] = [];
  for (const day = new Date(from); day <= new Date(to); day.setUTCMonth(day.getUTCMonth() + 1)) {
    months.push(day.toISOString().slice(0, 10));
  }
  return months;
}

/** A token as far as the page reads one: who it is of, and until when. */
export function tokenOf(person: string) {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ sub: person, exp: Math.floor(Date.now() / 1000) + 600 })}.c2ln`;
}
