import { randomUUID } from 'node:crypto';
import type { Incoming, Outgoing } from '../loopbackServer.ts';
import type { LoginClient } from './loginClient.ts';
import { OAuthError } from './oauthError.ts';
import type { OneTime } from './oneTime.ts';
import { type Authorization, readAuthorization, trustedRedirect } from './readAuthorization.ts';
import { levelsFor, messagePage, testIdPage } from './testIdPage.ts';
import { TEST_PEOPLE } from './testPeople.ts';
import type { SignedIn } from './tokens.ts';

export interface SignInPages {
  readonly clients: readonly LoginClient[];
  readonly signIns: OneTime<Authorization>;
  readonly codes: OneTime<SignedIn>;
}

/** Answers GET /authorize: the TestID page, or the error where the client may have it. */
export function answerAuthorize({ url }: Incoming, { clients, signIns }: SignInPages, now: Date): Outgoing {
  const query = url.searchParams;
  const trusted = trustedRedirect(query, clients);
  if (!trusted) return messagePage(400, 'Ukjent client_id eller redirect_uri.');
  try {
    const authorization = readAuthorization(query, trusted.client, trusted.redirectUri);
    return testIdPage(signIns.keep(authorization, now), authorization);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return redirect(trusted.redirectUri, { error: error.error, state: query.get('state') ?? '', iss: url.origin });
  }
}

/** Answers POST /testid: the code, to the client that asked. */
export function answerTestId({ url, body }: Incoming, { signIns, codes }: SignInPages, now: Date): Outgoing {
  const form = new URLSearchParams(body);
  const authorization = signIns.take(form.get('signIn') ?? '', now);
  if (!authorization) return messagePage(400, 'Innloggingen er ukjent eller utløpt.');
  const person = TEST_PEOPLE.find(({ key }) => key === form.get('person'));
  const level = levelsFor(authorization).find((allowed) => allowed === form.get('level'));
  if (!person || !level) return messagePage(400, 'Ukjent person eller for lavt sikkerhetsnivå.');
  const code = codes.keep({ authorization, person, level, sid: randomUUID(), at: now }, now);
  return redirect(authorization.redirectUri, { code, state: authorization.state, iss: url.origin });
}

function redirect(target: string, parameters: Readonly<Record<string, string>>): Outgoing {
  const location = new URL(target);
  for (const [name, value] of Object.entries(parameters)) if (value) location.searchParams.set(name, value);
  return { status: 302, headers: { location: location.href } };
}
