import type { LoginClient } from './loginClient.ts';
import { OAuthError } from './oauthError.ts';

export const LEVELS = ['idporten-loa-substantial', 'idporten-loa-high'] as const;
export type Level = (typeof LEVELS)[number];

/** A request to /authorize that passed every check. */
export interface Authorization {
  readonly client: LoginClient;
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly scope: string;
  readonly level: Level;
  readonly locale: string;
  readonly resource: string | undefined;
}

/** Where errors may be sent, or undefined when the request does not name a client with exactly that redirect_uri. */
export function trustedRedirect(query: URLSearchParams, clients: readonly LoginClient[]) {
  const client = clients.find(({ clientId }) => clientId === query.get('client_id'));
  const redirectUri = query.get('redirect_uri') ?? '';
  return client?.redirectUris.includes(redirectUri) ? { client, redirectUri } : undefined;
}

/** Throws OAuthError. */
export function readAuthorization(query: URLSearchParams, client: LoginClient, redirectUri: string): Authorization {
  refuseRepeated(query);
  if (query.get('response_type') !== 'code') throw new OAuthError('unsupported_response_type');
  if (query.get('code_challenge_method') !== 'S256') throw new OAuthError('invalid_request');
  if (query.get('prompt') === 'none') throw new OAuthError('login_required');
  const challenge = required(query, 'code_challenge');
  if (!/^[\w-]{43}$/.test(challenge)) throw new OAuthError('invalid_request');
  return {
    client,
    redirectUri,
    challenge,
    state: required(query, 'state'),
    nonce: required(query, 'nonce'),
    scope: readScope(query, client),
    level: readLevel(query),
    locale: query.get('ui_locales')?.split(' ')[0] ?? 'nb',
    resource: readResource(query),
  };
}

function refuseRepeated(query: URLSearchParams): void {
  const names = [...query.keys()];
  if (new Set(names).size < names.length) throw new OAuthError('invalid_request');
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (!value) throw new OAuthError('invalid_request');
  return value;
}

function readScope(query: URLSearchParams, { scopes = [] }: LoginClient): string {
  const asked = (query.get('scope') ?? '').split(' ');
  const allowed = ['openid', 'profile', ...scopes];
  if (!asked.includes('openid') || !asked.every((scope) => allowed.includes(scope)))
    throw new OAuthError('invalid_scope');
  return asked.join(' ');
}

function readLevel(query: URLSearchParams): Level {
  const asked = query.get('acr_values')?.split(' ') ?? ['idporten-loa-substantial'];
  const level = LEVELS.find((known) => asked.includes(known));
  if (!level) throw new OAuthError('invalid_request');
  return level;
}

function readResource(query: URLSearchParams): string | undefined {
  const resource = query.get('resource') ?? undefined;
  if (resource !== undefined && (!URL.canParse(resource) || resource.includes('#')))
    throw new OAuthError('invalid_target');
  return resource;
}
