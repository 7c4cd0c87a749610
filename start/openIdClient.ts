import {
  type AuthorizationCodeGrantChecks,
  allowInsecureRequests,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

/** An OpenID provider and who we are to it; without a secret, a public client. */
export interface ProviderAccount {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
}

export interface SignInWish {
  readonly redirectUri: string;
  readonly scope: string;
  readonly resource?: string | undefined;
  readonly acrValues?: string | undefined;
  readonly loginHint?: string | undefined;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const TIMEOUT_SECONDS = 5;

/** The provider's own description of itself, read now. Plain http is for loopback only. */
export async function openIdClient({ issuer, clientId, clientSecret }: ProviderAccount): Promise<Configuration> {
  const url = new URL(issuer);
  const authentication = clientSecret ? ClientSecretBasic(clientSecret) : None();
  const execute = [enableNonRepudiationChecks, ...(LOOPBACK.has(url.hostname) ? [allowInsecureRequests] : [])];
  return discovery(url, clientId, undefined, authentication, { execute, timeout: TIMEOUT_SECONDS });
}

/** An authorization request with PKCE, state and nonce: where to send the browser, and what its return is held against. */
export async function requestSignIn(
  client: Configuration,
  wish: SignInWish,
): Promise<{ url: URL; checks: AuthorizationCodeGrantChecks }> {
  const pkceCodeVerifier = randomPKCECodeVerifier();
  const expectedState = randomState();
  const expectedNonce = randomNonce();
  const url = buildAuthorizationUrl(client, {
    redirect_uri: wish.redirectUri,
    scope: wish.scope,
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    // A session left at the provider would answer for the last person without asking.
    prompt: 'login',
    ...(wish.resource && { resource: wish.resource }),
    ...(wish.acrValues && { acr_values: wish.acrValues }),
    ...(wish.loginHint && { login_hint: wish.loginHint }),
  });
  return { url, checks: { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true } };
}
