export interface TokenHolder {
  readonly person: string;
  readonly validUntil: Date | undefined;
}

/** Who a JWT says it is, for display only: the gateway is the one that verifies it. Undefined if it is no JWT. */
export function holderOf(token: string): TokenHolder | undefined {
  const claims = claimsOf(token);
  if (!claims) return undefined;
  const person = [claims.preferred_username, claims.name, claims.sub].find((claim) => typeof claim === 'string');
  return {
    person: typeof person === 'string' ? person : 'somebody',
    validUntil: typeof claims.exp === 'number' ? new Date(claims.exp * 1000) : undefined,
  };
}

function claimsOf(token: string): Record<string, unknown> | undefined {
  const [, payload, signature] = token.split('.');
  if (!payload || signature === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
}
