/** Why Maskinporten gives no token: the OAuth error and, in the description, its own numbered one. */
export class GrantRefused extends Error {
  readonly error: 'invalid_request' | 'invalid_grant' | 'invalid_scope' | 'unsupported_grant_type';
  readonly description: string;

  constructor(error: GrantRefused['error'], description: string) {
    super(error);
    this.error = error;
    this.description = description;
  }
}

export function refuseGrant(code: keyof typeof MP_ERRORS): GrantRefused {
  const [error, text] = MP_ERRORS[code];
  return new GrantRefused(error, `${code}: ${text}`);
}

const MP_ERRORS = {
  'MP-011': ['invalid_request', 'A parameter or the JWT grant is malformed'],
  'MP-012': ['invalid_grant', 'The JWT grant has been used before'],
  'MP-100': ['invalid_grant', 'Unknown client'],
  'MP-110': ['invalid_grant', 'The audience is not this issuer'],
  'MP-120': ['invalid_grant', 'The certificate is not valid'],
  'MP-121': ['invalid_grant', 'The key has expired'],
  'MP-122': ['invalid_grant', 'The certificate is of another organisation'],
  'MP-123': ['invalid_grant', 'The certificate chain in x5c is not valid'],
  'MP-124': ['invalid_grant', 'The signature is not valid'],
  'MP-130': ['invalid_grant', 'The JWT grant has expired'],
  'MP-200': ['invalid_scope', 'The client does not have the scope'],
  'MP-251': ['invalid_grant', 'No delegation from the consumer'],
} as const satisfies Record<string, readonly [GrantRefused['error'], string]>;
