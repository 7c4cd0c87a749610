import express, { type ErrorRequestHandler, type Express } from 'express';
import type { ErrorOut, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { html, page, pageHeaders } from '../subgraphs/shared/runtime/page.ts';
import type { DemoPerson } from './demoPeople.ts';

interface Choice {
  readonly people: readonly DemoPerson[];
  readonly clients: readonly { readonly redirectUris: readonly string[] }[];
}

/** The provider behind an express app that adds its only page of our own: the choice of a demo person. */
export function identityProviderPages(provider: Provider, { people, clients }: Choice): Express {
  const returnOrigins = [
    ...new Set(clients.flatMap((client) => client.redirectUris.map((uri) => new URL(uri).origin))),
  ];
  const app = express().disable('x-powered-by');
  app.get('/interaction/:uid', async (request, response) => {
    const { params } = await provider.interactionDetails(request, response);
    response.set(pageHeaders(returnOrigins)).send(choicePage(people, params['login_hint']));
  });
  app.post('/interaction/:uid', express.urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
    const chosen = people.find((person) => person.subject === request.body?.subject);
    if (!chosen) return void response.status(400).set(pageHeaders()).send(page('Nobody by that name', html``));
    await provider.interactionFinished(request, response, { login: { accountId: chosen.subject } });
  });
  app.use(provider.callback());
  app.use(sendEnded);
  return app;
}

const sendEnded: ErrorRequestHandler = (_error, _request, response, _next) => {
  response.status(400).set(pageHeaders());
  response.send(page('This sign-in has ended', html`<p>Go back to where you came from and start again.</p>`));
};

/** The provider's error answers as a page: the OAuth error code, nothing of the request. */
export function sendProviderError(context: KoaContextWithOIDC, { error }: ErrorOut): void {
  context.set(pageHeaders());
  context.body = page('Sign-in failed', html`<p>The provider answered: ${error}.</p>`);
}

function choicePage(people: readonly DemoPerson[], hint: unknown): string {
  const ordered = [...people].sort((a, b) => Number(b.subject === hint) - Number(a.subject === hint));
  const buttons = ordered.map(
    ({ subject, name, role, country }) =>
      html`<p><button name="subject" value="${subject}">Sign in as ${name}: ${role}${country ? ` (${country})` : ''}</button></p>`,
  );
  return page('Who are you today?', html`<p>Demo people. No password.</p><form method="post">${buttons}</form>`);
}
