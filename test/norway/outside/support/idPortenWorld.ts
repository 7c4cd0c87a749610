import type { LoginClient } from '../../../../subgraphs/norway/outside/idPorten/loginClient.ts';
import { startIdPortenSimulator } from '../../../../subgraphs/norway/outside/idPorten/simulator.ts';
import { testIdSignIn } from './testIdSignIn.ts';

export const REDIRECT = 'https://library.example.no/callback';
// Vector of ID-porten's documentation.
const VERIFIER = 'xyo94uhy3zKvgB0NJwLms86SwcjtWviEOpkBnGgaLlo';
const CHALLENGE = 'b7elB7ZyxIXgFyvBznKvxl7wOB-H17Pz0a3B62NIMFI';

export const CLIENTS = [
  { clientId: 'web', clientSecret: 'p@ss:word+1', redirectUris: [REDIRECT], postLogoutRedirectUris: [REDIRECT] },
  { clientId: 'public', redirectUris: [REDIRECT], scopes: ['library:card'] },
];

interface TokenAnswer {
  readonly access_token: string;
  readonly id_token: string;
  readonly expires_in: number;
  readonly error: string;
}

/** ID-porten with two clients and those given, and the steps of a sign-in to be altered. */
export async function openIdPortenWorld(clock: () => Date, others: readonly LoginClient[] = []) {
  const idPorten = await startIdPortenSimulator({ clients: [...CLIENTS, ...others], clock });

  function authorizeUrl(changes: Record<string, string | undefined> = {}): URL {
    const url = new URL('/authorize', idPorten.issuer);
    const query = {
      client_id: 'public',
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'openid',
      state: 'state-1',
      nonce: 'nonce-1',
      acr_values: 'idporten-loa-high',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...changes,
    };
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    return url;
  }

  async function codeFor(person: string, changes: Record<string, string | undefined> = {}, level?: string) {
    const target = await testIdSignIn(authorizeUrl(changes), person, level);
    return target.searchParams.get('code') ?? '';
  }

  async function redeem(code: string, changes: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER };
    const body = new URLSearchParams({ client_id: 'public', ...form, ...changes });
    const response = await fetch(`${idPorten.issuer}/token`, { method: 'POST', headers, body });
    const answer: TokenAnswer = JSON.parse(await response.text());
    return { status: response.status, body: answer };
  }

  return { idPorten, authorizeUrl, codeFor, redeem };
}

export type IdPortenWorld = Awaited<ReturnType<typeof openIdPortenWorld>>;
