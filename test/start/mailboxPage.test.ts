import { describe, expect, test } from '@jest/globals';
import type { ReceivedMail } from '../../start/mailbox.ts';
import { mailboxListPage, mailPage } from '../../start/mailboxPage.ts';

const ORIGIN = 'http://127.0.0.1:4000';
const HOSTILE = '<script>alert("x")</script>\'&';

function aMail(overrides: Partial<ReceivedMail> = {}): ReceivedMail {
  const receivedAt = new Date('2026-11-23T09:00:00Z');
  const mail = { id: 'a1', messageId: '<one@example.org>', from: 'desk@example.nl', to: 'eb.tester@example.nl' };
  return { ...mail, subject: 'Your card', text: 'Welcome.', receivedAt, ...overrides };
}

describe('the mailbox pages', () => {
  test('escape every field', () => {
    const mail = aMail({ from: HOSTILE, to: HOSTILE, subject: HOSTILE, text: HOSTILE });
    for (const text of [mailboxListPage([mail]), mailPage(mail, ORIGIN)]) {
      expect(text).not.toContain('<script');
      expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;');
    }
  });

  test('lead from the list to the message and back', () => {
    expect(mailboxListPage([aMail()])).toContain('<a href="/mailbox/a1">Your card</a>');
    expect(mailPage(aMail(), ORIGIN)).toContain('<a href="/mailbox">');
    expect(mailboxListPage([aMail({ subject: '' })])).toContain('(no subject)');
    expect(mailboxListPage([])).toContain('No mail yet');
  });

  test.each([
    ['our own address', `Go to ${ORIGIN}/activate?token=a&b=1 now`, `href="${ORIGIN}/activate?token=a&amp;b=1"`],
    ['our own address at the end of a sentence', `See ${ORIGIN}/activate.`, `href="${ORIGIN}/activate"`],
    ['our own address in brackets', `(${ORIGIN}/activate)`, `href="${ORIGIN}/activate"`],
  ])('make a link of %s', (_label, text, link) => {
    expect(mailPage(aMail({ text }), ORIGIN)).toContain(link);
  });

  test.each([
    ['another host', 'http://evil.example.org/'],
    ['another port', 'http://127.0.0.1:4001/activate'],
    ['another scheme of our host', 'https://127.0.0.1:4000/'],
    ['our address as a user name', `${ORIGIN}@evil.example.org/`],
    ['script', 'javascript:alert(1)'],
    ['an address that breaks out of the attribute', `${ORIGIN.replace('4000', '')}"onclick=alert(1)`],
  ])('make none of %s', (_label, text) => {
    const links = mailPage(aMail({ text }), ORIGIN).match(/<a href="[^"]*"/g);
    expect(links).toEqual(['<a href="/mailbox"']);
  });
});
