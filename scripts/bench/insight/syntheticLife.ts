import { AGE_BANDS, SYNTHETIC_COUNTRIES } from './syntheticCountries.ts';

/** A membership after its latest event; library and age band are places in their lists. */
export interface Membership {
  readonly number: number;
  readonly kind: number;
  readonly library: number;
  readonly band: number;
  readonly undisclosed: boolean;
  readonly status: 'NONE' | 'PENDING' | 'ACTIVE' | 'ENDED';
  readonly happened: string;
  readonly since: number;
}

/** Before its first event. */
export const EMPTY: Omit<Membership, 'number'> = {
  ...{ kind: 0, library: 0, band: 0, undisclosed: false },
  ...{ status: 'NONE', happened: '', since: 0 },
};

type Random = () => number;

/** What becomes of it next, at this instant. */
export function nextOf(membership: Membership, country: number, at: number, random: Random): Membership {
  const chance = random();
  switch (membership.status) {
    case 'NONE':
      return begun(membership, country, at, random);
    case 'PENDING':
      return chance < 0.85
        ? { ...membership, happened: 'ACTIVATED', status: 'ACTIVE', since: at }
        : { ...membership, happened: 'ENDED', status: 'ENDED' };
    case 'ACTIVE':
      return goneOn(membership, country, chance, random);
    case 'ENDED':
      return chance < 0.3
        ? { ...membership, happened: 'JOINED', status: 'ACTIVE', since: at }
        : { ...membership, happened: 'ERASED' };
  }
}

function begun(membership: Membership, country: number, at: number, random: Random): Membership {
  const kinds = SYNTHETIC_COUNTRIES[country]?.kinds.length ?? 1;
  return {
    ...membership,
    kind: Math.floor(random() * kinds),
    library: someLibrary(country, random),
    band: Math.floor(random() * AGE_BANDS.length),
    undisclosed: random() < 0.005,
    status: random() < 0.3 ? 'PENDING' : 'ACTIVE',
    happened: 'JOINED',
    since: at,
  };
}

function goneOn(membership: Membership, country: number, chance: number, random: Random): Membership {
  if (chance < 0.62) {
    const band = Math.min(membership.band + (random() < 0.07 ? 1 : 0), AGE_BANDS.length - 1);
    return { ...membership, happened: 'RENEWED', band };
  }
  if (chance < 0.74) {
    const undisclosed = membership.undisclosed ? random() < 0.7 : random() < 0.02;
    return { ...membership, happened: 'MOVED', library: someLibrary(country, random), undisclosed };
  }
  return { ...membership, happened: chance < 0.88 ? 'LAPSED' : 'ENDED', status: 'ENDED' };
}

// A few libraries have most of the members, as it is: the square makes small cells too.
function someLibrary(country: number, random: Random): number {
  const count = SYNTHETIC_COUNTRIES[country]?.libraries.length ?? 1;
  return Math.floor(random() ** 2 * count);
}
