import type { JWK } from 'jose';

export interface AccessToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/** The sign-in side of the KB's login accounts: an issuer of OAuth 2.0 access tokens in the form of RFC 9068. */
export interface KbLogin {
  readonly issuer: string;
  /** RFC 7517: the public key, with its RFC 7638 thumbprint as `kid`. */
  readonly publicKeys: { readonly keys: readonly JWK[] };
  /** A token for the account with that id, good for one hour. */
  issueToken(loginAccountId: string, now: Date): Promise<AccessToken>;
}
