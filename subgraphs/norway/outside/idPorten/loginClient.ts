import type { JWK } from 'jose';
import type { Incoming } from '../loopbackServer.ts';
import { OAuthError } from './oauthError.ts';

/** A client of ID-porten; one without a secret and without keys is public and has PKCE alone. */
export interface LoginClient {
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Public, each with its kid; the client then signs to show who it is, and has no secret. */
  readonly keys?: readonly JWK[];
  /** Compared exactly. */
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris?: readonly string[];
  /** Opened in the browser of somebody who signs out, with iss and sid. */
  readonly frontchannelLogoutUri?: string;
  /** Besides openid and profile. */
  readonly scopes?: readonly string[];
}

/** The client that calls the token endpoint, by client_secret_basic, client_secret_post or none. Throws OAuthError. */
export function authenticateClient(
  { headers: { authorization } }: Incoming,
  form: URLSearchParams,
  clients: readonly LoginClient[],
): LoginClient {
  if (authorization !== undefined && form.has('client_secret')) throw new OAuthError('invalid_request');
  const [clientId, secret] = authorization === undefined ? posted(form) : basic(authorization);
  if (form.has('client_id') && form.get('client_id') !== clientId) throw new OAuthError('invalid_request');
  const client = clients.find((known) => known.clientId === clientId);
  if (!client || client.keys || client.clientSecret !== secret) throw new OAuthError('invalid_client');
  return client;
}

type Credentials = readonly [clientId: string | undefined, secret: string | undefined];

function posted(form: URLSearchParams): Credentials {
  return [form.get('client_id') ?? undefined, form.get('client_secret') ?? undefined];
}

// RFC 6749 2.3.1: both halves are form-encoded before they are joined.
function basic(authorization: string): Credentials {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(authorization)?.[1] ?? '';
  const [clientId, secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':').map(formDecode);
  return [clientId, secret];
}

function formDecode(text: string): string {
  return new URLSearchParams(`x=${text}`).get('x') ?? '';
}
