import express, { type Request, type Response, type Router } from 'express';

/** The words of the page, in the country's own language, and what it does with what the person typed. */
export interface PasswordPage {
  language: string;
  title: string;
  introduction: string;
  passwordLabel: string;
  againLabel: string;
  button: string;
  /** Uses the link up and sets the password; resolves with what to tell the person. */
  submit(token: string, password: string, again: string): Promise<{ done: boolean; message: string }>;
}

const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The page behind a mailed link. GET only shows a form, because mail scanners open links; POST uses the link up.
 * Mounted at the country's path; the link is `<public url>/<path>/password?token=...`.
 */
export function passwordPage(page: PasswordPage): Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    next();
  });
  router.get('/password', (request, response) => {
    const token = text(request.query['token']);
    response.type('html').send(html(page, form(page, token)));
  });
  router.post(
    '/password',
    express.urlencoded({ extended: false, limit: '4kb' }),
    async (request: Request, response: Response) => {
      const fields = (request.body ?? {}) as Record<string, unknown>;
      const token = text(fields['token']);
      const { done, message } = await page.submit(token, text(fields['password']), text(fields['again']));
      const notice = `<p role="${done ? 'status' : 'alert'}">${escaped(message)}</p>`;
      response
        .status(done ? 200 : 422)
        .type('html')
        .send(html(page, done ? notice : notice + form(page, token)));
    },
  );
  return router;
}

function form(page: PasswordPage, token: string): string {
  return `<p>${escaped(page.introduction)}</p>
<form method="post" action="password">
<input type="hidden" name="token" value="${escaped(token)}">
<p><label>${escaped(page.passwordLabel)}<br><input type="password" name="password" autocomplete="new-password" required></label></p>
<p><label>${escaped(page.againLabel)}<br><input type="password" name="again" autocomplete="new-password" required></label></p>
<p><button>${escaped(page.button)}</button></p>
</form>`;
}

function html(page: PasswordPage, body: string): string {
  return `<!doctype html><html lang="${page.language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(page.title)}</title>
<main><h1>${escaped(page.title)}</h1>${body}</main></html>`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
