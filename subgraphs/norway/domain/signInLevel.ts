/** How sure ID-porten is of who signed in, lowest first. */
const SIGN_IN_LEVELS = ['low', 'substantial', 'high'] as const;
export type SignInLevel = (typeof SIGN_IN_LEVELS)[number];

/** The level that an acr claim names by its ending, e.g. 'idporten-loa-high' or 'eidas-loa-high'; undefined for any other. */
export function parseSignInLevel(acr: unknown): SignInLevel | undefined {
  const ending = typeof acr === 'string' ? /^(?:idporten|eidas)-loa-([a-z]+)$/.exec(acr)?.[1] : undefined;
  return SIGN_IN_LEVELS.find((level) => level === ending);
}

export function reaches(level: SignInLevel | undefined, demanded: SignInLevel): boolean {
  return level !== undefined && SIGN_IN_LEVELS.indexOf(level) >= SIGN_IN_LEVELS.indexOf(demanded);
}
