import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { authorizationCodeGrant } from 'openid-client';
import { html, page, pageHeaders } from '../subgraphs/shared/runtime/page.ts';
import { isAtLeastLevel } from './assuranceLevel.ts';
import { openIdClient, type ProviderAccount, requestSignIn } from './openIdClient.ts';
import { ATTEMPT_LIFETIME_MS, SignInAttempts } from './signInAttempts.ts';

export interface SignInProvider extends ProviderAccount {
  /** As people read it: 'ID-porten'. */
  readonly label: string;
  readonly scope: string;
  readonly resource?: string;
  /** The level of assurance asked for, and the least accepted. */
  readonly acrValues?: string;
}

export interface SignInSettings {
  readonly providers: Readonly<Record<string, SignInProvider>>;
  /** Origin of the pages. Each provider must know `{publicUrl}/sign-in/{name}/callback` as our redirect URI. */
  readonly publicUrl: string;
}

/** Which may be handed a token; the first where none of them is asked for. */
const PAGES = ['playground', 'insight'] as const;
const COOKIE = 'sign_in';
// Digits never pass: a hint goes into addresses, where a personal number must not.
const HINT = /^[a-z][a-z.-]{0,60}$/;

/**
 * Sign-in for the pages: `GET /sign-in/{provider}?as=&to=` sends the browser away, `/sign-in/{provider}/callback` takes it
 * back to `/playground#access_token=...&provider=...`, or to the page that `to` names. A failure is a page that says so
 * and nothing more.
 */
export function signInRoutes({ providers, publicUrl }: SignInSettings): Router {
  const attempts = new SignInAttempts();
  const secure = publicUrl.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/sign-in', secure } as const;
  const known = new Map(Object.entries(providers));
  const router = Router();
  router.get('/sign-in/:provider', async (request, response) => {
    const name = request.params.provider;
    const provider = known.get(name);
    if (!provider) return sendFailure(response, 404, 'There is no sign-in by that name.');
    const client = await openIdClient(provider).catch(() => undefined);
    if (!client) return sendFailure(response, 502, `${provider.label} does not answer. Try again in a minute.`);
    const redirectUri = `${publicUrl}/sign-in/${name}/callback`;
    const { url, checks } = await requestSignIn(client, { ...provider, redirectUri, loginHint: hintOf(request) });
    response.cookie(COOKIE, attempts.begin({ provider: name, client, checks, page: pageOf(request) }), {
      ...cookie,
      maxAge: ATTEMPT_LIFETIME_MS,
    });
    sendTo(response, url.href);
  });
  router.get('/sign-in/:provider/callback', async (request, response) => {
    const name = request.params.provider;
    const attempt = attempts.finish(ticketOf(request), name);
    response.clearCookie(COOKIE, cookie);
    if (!attempt) return sendFailure(response, 400, 'This sign-in was not begun here, or took more than five minutes.');
    const tokens = await authorizationCodeGrant(
      attempt.client,
      new URL(request.originalUrl, publicUrl),
      attempt.checks,
    );
    const asked = known.get(name)?.acrValues;
    if (asked && !isAtLeastLevel(tokens.claims()?.acr, asked)) {
      return sendFailure(response, 403, 'This sign-in is of a lower security level than is needed here.');
    }
    const handedOver = new URLSearchParams({ access_token: tokens.access_token, provider: name });
    sendTo(response, `${publicUrl}/${attempt.page}#${handedOver}`);
  });
  router.use('/sign-in', sendIncomplete);
  return router;
}

function hintOf({ query }: Request): string | undefined {
  return typeof query['as'] === 'string' && HINT.test(query['as']) ? query['as'] : undefined;
}

function pageOf({ query }: Request): string {
  return PAGES.find((page) => page === query['to']) ?? PAGES[0];
}

function ticketOf({ headers }: Request): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

function sendTo(response: Response, address: string): void {
  response
    .status(303)
    .set({ ...pageHeaders(), Location: address })
    .end();
}

function sendFailure(response: Response, status: number, reason: string): void {
  const body = html`<p>${reason}</p><p><a href="/">Start again</a></p>`;
  response.status(status).set(pageHeaders()).send(page('Not signed in', body));
}

const sendIncomplete: ErrorRequestHandler = (_error, _request, response, _next) => {
  sendFailure(response, 400, 'The sign-in could not be completed.');
};
