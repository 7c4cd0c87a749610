import { authorizationCodeGrant } from 'openid-client';
import { CookieJar } from './cookieJar.ts';
import { htmlForms } from './htmlForm.ts';
import { openIdClient, type ProviderAccount, requestSignIn } from './openIdClient.ts';

/** Names and values of the button pressed, the radio chosen, the text typed. */
export type FilledFields = Readonly<Record<string, string>>;

export interface WalkEnd {
  /** The walk ends before this address; nothing needs to listen there. */
  readonly redirectUri: string;
  /** Called with each page on the way that has no redirect. */
  readonly choose: (html: string, url: URL) => FilledFields;
}

export interface SignInWalk extends ProviderAccount, WalkEnd {
  readonly scope?: string;
  readonly resource?: string;
  readonly acrValues?: string;
}

interface Step {
  readonly url: URL;
  readonly posted?: URLSearchParams;
}

const MAX_STEPS = 20;

/**
 * Signs somebody in over HTTP as a browser would: redirects, cookies, the provider's forms, code exchange. Throws
 * openid-client's errors where the provider refuses, and an Error naming the address of a page that is not as expected.
 */
export async function walkSignIn(walk: SignInWalk): Promise<{ accessToken: string; idToken: string }> {
  const client = await openIdClient(walk);
  const { url, checks } = await requestSignIn(client, { ...walk, scope: walk.scope ?? 'openid' });
  const callback = await walkToCallback({ url }, walk);
  const tokens = await authorizationCodeGrant(client, callback, checks);
  return { accessToken: tokens.access_token, idToken: tokens.id_token ?? '' };
}

/** Goes on from an address, page by page, until it is sent to `redirectUri`, which it does not visit: gives that address. */
export async function walkToCallback(start: Step, { redirectUri, choose }: WalkEnd): Promise<URL> {
  const cookies = new CookieJar();
  let step = start;
  for (let taken = 0; taken < MAX_STEPS; taken++) {
    const response = await take(step, cookies);
    const location = response.headers.get('location');
    step = location ? { url: new URL(location, step.url) } : await fillIn(response, step.url, choose);
    if (`${step.url.origin}${step.url.pathname}` === redirectUri) return step.url;
  }
  throw new Error(`The sign-in did not come back within ${MAX_STEPS} steps`);
}

async function take({ url, posted }: Step, cookies: CookieJar): Promise<Response> {
  const cookie = cookies.headerFor(url);
  const response = await fetch(url, {
    redirect: 'manual',
    headers: cookie ? { cookie } : {},
    ...(posted && { method: 'POST', body: posted }),
  });
  cookies.take(url, response);
  return response;
}

async function fillIn(response: Response, url: URL, choose: SignInWalk['choose']): Promise<Step> {
  const page = await response.text();
  // The query of these addresses holds state and codes: not for a message.
  const place = `${url.origin}${url.pathname}`;
  if (!response.ok) throw new Error(`${place} answered ${response.status}`);
  const chosen = choose(page, url);
  const form = htmlForms(page, url).find(({ names }) => Object.keys(chosen).every((name) => names.has(name)));
  if (!form) throw new Error(`${place} has no form with the fields ${Object.keys(chosen).join(', ')}`);
  const fields = new URLSearchParams([...form.hidden.filter(([name]) => !(name in chosen)), ...Object.entries(chosen)]);
  return form.method === 'post' ? { url: form.action, posted: fields } : { url: new URL(`?${fields}`, form.action) };
}
