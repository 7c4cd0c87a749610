import express, { type Request, type Response, type Router } from 'express';
import { type Html, html, page, pageHeaders } from './page.ts';

/** The words of the page, in the country's own language, and what it does with what the person typed. */
export interface PasswordPage {
  language: string;
  title: string;
  introduction: string;
  passwordLabel: string;
  againLabel: string;
  button: string;
  /** Uses the link up and sets the password; resolves with what to tell the person. */
  submit(choice: TypedPassword): Promise<Told>;
}

export interface TypedPassword {
  token: string;
  password: string;
  again: string;
  /** Where the client is, as the gateway tells it. */
  network: string;
}

export interface Told {
  done: boolean;
  message: string;
  /** In seconds, where too many wrong links came from there. */
  retryAfter?: number;
}

/**
 * The page behind a mailed link. GET only shows a form, because mail scanners open links; POST uses the link up.
 * Mounted at the country's path; the link is `<public url>/<path>/password?token=...`.
 */
export function passwordPage(words: PasswordPage): Router {
  const router = express.Router();
  const send = (response: Response, status: number, body: Html) =>
    response
      .status(status)
      .set(pageHeaders())
      .send(page(words.title, body, words.language));
  router.get('/password', (request, response) => void send(response, 200, form(words, text(request.query['token']))));
  router.post(
    '/password',
    express.urlencoded({ extended: false, limit: '4kb' }),
    async (request: Request, response) => {
      const fields = (request.body ?? {}) as Record<string, unknown>;
      const token = text(fields['token']);
      const typed = { token, password: text(fields['password']), again: text(fields['again']) };
      const told = await words.submit({ ...typed, network: text(response.locals['network']) });
      const { done, message, retryAfter } = told;
      if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
      if (done) send(response, 200, html`<p role="status">${message}</p>`);
      else send(response, retryAfter ? 429 : 422, html`<p role="alert">${message}</p>${form(words, token)}`);
    },
  );
  return router;
}

function form(words: PasswordPage, token: string): Html {
  return html`<p>${words.introduction}</p>
<form method="post" action="password">
<input type="hidden" name="token" value="${token}">
${passwordField('password', words.passwordLabel)}
${passwordField('again', words.againLabel)}
<button>${words.button}</button>
</form>`;
}

function passwordField(name: string, label: string): Html {
  const input = html`<input type="password" name="${name}" autocomplete="new-password" required>`;
  return html`<p><label>${label}<br>${input}</label></p>`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
