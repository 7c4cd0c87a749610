const LEVELS: readonly string[] = ['low', 'substantial', 'high'];

/**
 * Whether the `acr` that a provider answered is the asked one or above. ID-porten and eIDAS levels compare by their
 * suffix ('idporten-loa-substantial' < 'eidas-loa-high'); anything else is below every level.
 */
export function isAtLeastLevel(acr: unknown, asked: string): boolean {
  return rank(asked) >= 0 && rank(acr) >= rank(asked);
}

function rank(acr: unknown): number {
  return LEVELS.indexOf(/^(?:idporten|eidas)-loa-([a-z]+)$/.exec(String(acr))?.[1] ?? '');
}
