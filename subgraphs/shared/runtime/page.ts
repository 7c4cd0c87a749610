import { createHash } from 'node:crypto';

/** Text that is already HTML; whatever is put into it by `html` was escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Html | readonly Html[];

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** A template tag: strings put in are escaped, `Html` put in stays as it is. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(literals.map((literal, at) => (at === 0 ? '' : textOf(parts[at - 1] ?? '')) + literal).join(''));
}

function textOf(part: Part): string {
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => ENTITIES.get(sign) ?? sign);
  return part instanceof Html ? part.text : part.map(textOf).join('');
}

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}' +
  'button{font:inherit;padding:.5rem 1rem;margin:.25rem 0;width:100%;text-align:left}' +
  'pre{white-space:pre-wrap;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}' +
  'td,th{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #ccc}';

/** A whole document without script; its one style block is the one that `pageHeaders` allows. */
export function page(title: string, body: Html, language = 'en'): string {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>`;
  const main = html`<main><h1>${title}</h1>${body}</main>`;
  return `<!doctype html><html lang="${language}"><head>${head.text}<style>${STYLE}</style></head><body>${main.text}</body></html>`;
}

/**
 * The headers every such page is sent with. `formTargets`: origins a form may lead to besides our own; Chromium holds
 * the redirects that follow a form against form-action too.
 */
export function pageHeaders(formTargets: readonly string[] = []): Record<string, string> {
  const style = createHash('sha256').update(STYLE).digest('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${style}'`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
