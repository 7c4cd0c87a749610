import express, { type Request, type Response, type Router } from 'express';
import { type Html, html, page, pageHeaders } from './page.ts';
import type { Told } from './passwordPage.ts';

/** The words of a page with one button, in the country's own language, and what the button does. */
export interface ButtonPage {
  language: string;
  title: string;
  introduction: string;
  button: string;
  /** Uses the link up; resolves with what to tell the person. */
  submit(link: { token: string; network: string }): Promise<Told>;
}

/**
 * The page behind a mailed link that asks for nothing but a yes. GET only shows the button, because mail scanners open
 * links; POST uses the link up. The link is `<public url>/<path>/confirm?token=...`.
 */
export function buttonPage(words: ButtonPage): Router {
  const router = express.Router();
  const send = (response: Response, status: number, body: Html) =>
    response
      .status(status)
      .set(pageHeaders())
      .send(page(words.title, body, words.language));
  router.get('/confirm', (request, response) => void send(response, 200, form(words, text(request.query['token']))));
  router.post('/confirm', express.urlencoded({ extended: false, limit: '4kb' }), async (request: Request, response) => {
    const fields = (request.body ?? {}) as Record<string, unknown>;
    const token = text(fields['token']);
    const { done, message, retryAfter } = await words.submit({ token, network: text(response.locals['network']) });
    if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
    if (done) send(response, 200, html`<p role="status">${message}</p>`);
    else send(response, retryAfter ? 429 : 422, html`<p role="alert">${message}</p>`);
  });
  return router;
}

function form(words: ButtonPage, token: string): Html {
  return html`<p>${words.introduction}</p>
<form method="post" action="confirm"><input type="hidden" name="token" value="${token}"><button>${words.button}</button></form>`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
