import { createHash } from 'node:crypto';
import type { Outgoing } from '../loopbackServer.ts';
import { type Authorization, LEVELS, type Level } from './readAuthorization.ts';
import { TEST_PEOPLE } from './testPeople.ts';

const STYLE = 'body{font:16px sans-serif;margin:2em auto;max-width:40em}label{display:block;padding:.2em}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The levels at which the sign-in may be done: the one asked for and above. */
export function levelsFor({ level }: Authorization): Level[] {
  return LEVELS.slice(LEVELS.indexOf(level));
}

/** The page on which TestID asks who signs in, and at which level. A plain form, without any script. */
export function testIdPage(signIn: string, authorization: Authorization): Outgoing {
  const people = TEST_PEOPLE.map(({ key, label }, at) => radio('person', key, `${key} ${label}`, at === 0));
  const levels = levelsFor(authorization).map((level, at) => radio('level', level, level, at === 0));
  const form =
    `<form method="post" action="/testid"><input type="hidden" name="signIn" value="${signIn}">` +
    `<fieldset><legend>Person</legend>${people.join('')}</fieldset>` +
    `<fieldset><legend>Sikkerhetsnivå</legend>${levels.join('')}</fieldset><button>Logg inn</button></form>`;
  // Browsers apply form-action to the redirect that answers the form too, so the client's address must be in it.
  return page(200, form, `'self' ${new URL(authorization.redirectUri).origin}`);
}

/** A page that says something, e.g. that the request cannot be sent on anywhere. */
export function messagePage(status: number, message: string): Outgoing {
  return page(status, `<p>${message}</p>`, `'none'`);
}

/** Opens the address in the browser, where it ends the client's session, and goes on where that may be. */
export function signedOutPage(ended: URL, target: URL | undefined): Outgoing {
  const answer = page(
    200,
    `<p>Du er logget ut.</p><iframe src="${escaped(ended.href)}" hidden></iframe>`,
    `'none'`,
    ended.origin,
  );
  return target ? { ...answer, headers: { ...answer.headers, refresh: `1; url=${target.href}` } } : answer;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function radio(name: string, value: string, label: string, chosen: boolean): string {
  const attributes = `type="radio" name="${name}" value="${value}"${chosen ? ' checked' : ''}`;
  return `<label><input ${attributes}> ${label}</label>`;
}

function page(status: number, content: string, formAction: string, frames = "'none'"): Outgoing {
  const policy = `default-src 'none'; frame-src ${frames}; style-src 'sha256-${STYLE_HASH}'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
    },
    body:
      `<!doctype html><html lang="nb"><head><title>TestID</title><style>${STYLE}</style></head>` +
      `<body><h1>ID-porten (simulert)</h1>${content}</body></html>`,
  };
}
