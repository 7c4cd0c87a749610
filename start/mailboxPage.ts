import { type Html, html, page } from '../subgraphs/shared/runtime/page.ts';
import type { ReceivedMail } from './mailbox.ts';

/** The list of the mailbox, to be sent with `pageHeaders()`. Each message is at `/mailbox/{id}`. */
export function mailboxListPage(messages: readonly ReceivedMail[]): string {
  if (messages.length === 0) return page('Mailbox', html`<p>No mail yet.</p>`);
  const rows = messages.map(
    ({ id, to, subject, receivedAt }) =>
      html`<tr><td>${receivedAt.toISOString()}</td><td>${to}</td><td><a href="/mailbox/${id}">${subject || '(no subject)'}</a></td></tr>`,
  );
  return page('Mailbox', html`<table><tr><th>Received</th><th>To</th><th>Subject</th></tr>${rows}</table>`);
}

/** One message as text. An address in it becomes a link only where it leads to our own public origin. */
export function mailPage(
  { id, from, to, subject, text, html: asHtml, receivedAt }: ReceivedMail,
  publicOrigin: string,
): string {
  const envelope = html`<p>From ${from}<br>To ${to}<br>Received ${receivedAt.toISOString()}</p>`;
  const other = asHtml ? html`<p><a href="/mailbox/${id}/html">The same as HTML</a></p>` : html``;
  const body = html`<pre>${withLinks(text, publicOrigin)}</pre>${other}<p><a href="/mailbox">All mail</a></p>`;
  return page(subject || '(no subject)', html`${envelope}${body}`);
}

const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/;

function withLinks(text: string, publicOrigin: string): Html[] {
  // With a group in the pattern, split leaves what it matched at every second place.
  return text.split(ADDRESS).map((part, at) => {
    const leadsHome = at % 2 === 1 && URL.canParse(part) && new URL(part).origin === publicOrigin;
    return leadsHome ? html`<a href="${part}">${part}</a>` : html`${part}`;
  });
}

/** The headers for a mail's own HTML: it loads nothing, runs nothing and is of no origin; its links may be followed. */
export function mailHtmlHeaders(): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; " +
      'sandbox allow-top-navigation-by-user-activation',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
