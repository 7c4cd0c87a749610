import { createHash } from 'node:crypto';
import { type Incoming, json, type Outgoing } from '../loopbackServer.ts';
import type { ClientAssertions } from './clientAssertion.ts';
import { authenticateClient, type LoginClient } from './loginClient.ts';
import { OAuthError, tokenError } from './oauthError.ts';
import type { OneTime } from './oneTime.ts';
import { issueTokens, type SignedIn, type TokenSource } from './tokens.ts';

export interface TokenEndpoint {
  readonly clients: readonly LoginClient[];
  readonly codes: OneTime<SignedIn>;
  readonly assertions: ClientAssertions;
  readonly source: TokenSource;
}

/** Answers POST /token: one code, once, to the client it was made for. */
export async function answerToken(incoming: Incoming, endpoint: TokenEndpoint, now: Date): Promise<Outgoing> {
  try {
    const signedIn = await redeem(incoming, endpoint, now);
    return json(200, await issueTokens(signedIn, endpoint.source, now));
  } catch (error) {
    if (error instanceof OAuthError) return tokenError(error);
    throw error;
  }
}

async function redeem(incoming: Incoming, endpoint: TokenEndpoint, now: Date): Promise<SignedIn> {
  const contentType = incoming.headers['content-type'] ?? '';
  if (!contentType.startsWith('application/x-www-form-urlencoded')) throw new OAuthError('invalid_request');
  const form = new URLSearchParams(incoming.body);
  const client = await clientOf(incoming, form, endpoint, now);
  if (form.get('grant_type') !== 'authorization_code') throw new OAuthError('unsupported_grant_type');
  const signedIn = endpoint.codes.take(form.get('code') ?? '', now);
  if (!signedIn || !belongs(signedIn, client, form)) throw new OAuthError('invalid_grant');
  return signedIn;
}

async function clientOf(
  incoming: Incoming,
  form: URLSearchParams,
  { clients, assertions, source }: TokenEndpoint,
  now: Date,
): Promise<LoginClient> {
  if (!form.has('client_assertion')) return authenticateClient(incoming, form, clients);
  if (incoming.headers.authorization !== undefined || form.has('client_secret')) {
    throw new OAuthError('invalid_request');
  }
  return assertions.clientOf(form, clients, source.issuer, now);
}

function belongs({ authorization }: SignedIn, client: LoginClient, form: URLSearchParams): boolean {
  const verifier = form.get('code_verifier') ?? '';
  return (
    authorization.client.clientId === client.clientId &&
    authorization.redirectUri === form.get('redirect_uri') &&
    /^[\w.~-]{43,128}$/.test(verifier) &&
    createHash('sha256').update(verifier).digest('base64url') === authorization.challenge
  );
}
