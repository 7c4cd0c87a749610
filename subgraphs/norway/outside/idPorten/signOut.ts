import { compactVerify, createLocalJWKSet, decodeJwt, type JWTPayload } from 'jose';
import type { Outgoing } from '../loopbackServer.ts';
import type { SigningKey } from '../signingKey.ts';
import type { LoginClient } from './loginClient.ts';
import { messagePage, signedOutPage } from './testIdPage.ts';

/** Answers GET /logout. There is no session to end: every sign-in here asks again. An id_token may have expired by then. */
export async function answerSignOut(
  query: URLSearchParams,
  clients: readonly LoginClient[],
  key: SigningKey,
): Promise<Outgoing> {
  const hint = query.get('id_token_hint') ?? '';
  const target = query.get('post_logout_redirect_uri') ?? '';
  const genuine = await compactVerify(hint, createLocalJWKSet(key.publicKeys)).catch(() => undefined);
  const claims = genuine ? decodeJwt(hint) : {};
  const client = clients.find(({ clientId }) => clientId === claims.aud);
  const location = client?.postLogoutRedirectUris?.includes(target) ? new URL(target) : undefined;
  const state = query.get('state');
  if (state) location?.searchParams.set('state', state);
  if (client?.frontchannelLogoutUri) return signedOutPage(endOf(client.frontchannelLogoutUri, claims), location);
  if (!location) return messagePage(200, 'Du er logget ut.');
  return { status: 302, headers: { location: location.href } };
}

function endOf(frontchannelLogoutUri: string, { iss = '', sid }: JWTPayload): URL {
  const address = new URL(frontchannelLogoutUri);
  address.searchParams.set('iss', iss);
  address.searchParams.set('sid', String(sid));
  return address;
}
