import { compactVerify, createLocalJWKSet, decodeJwt } from 'jose';
import type { Outgoing } from '../loopbackServer.ts';
import type { SigningKey } from '../signingKey.ts';
import type { LoginClient } from './loginClient.ts';
import { messagePage } from './testIdPage.ts';

/** Answers GET /logout. There is no session to end: every sign-in here asks again. An id_token may have expired by then. */
export async function answerSignOut(
  query: URLSearchParams,
  clients: readonly LoginClient[],
  key: SigningKey,
): Promise<Outgoing> {
  const hint = query.get('id_token_hint') ?? '';
  const target = query.get('post_logout_redirect_uri') ?? '';
  const genuine = await compactVerify(hint, createLocalJWKSet(key.publicKeys)).catch(() => undefined);
  const client = genuine && clients.find(({ clientId }) => clientId === decodeJwt(hint).aud);
  if (!client?.postLogoutRedirectUris?.includes(target)) return messagePage(200, 'Du er logget ut.');
  const location = new URL(target);
  const state = query.get('state');
  if (state) location.searchParams.set('state', state);
  return { status: 302, headers: { location: location.href } };
}
