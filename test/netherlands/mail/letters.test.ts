import { describe, expect, test } from '@jest/globals';
import { activationLetter } from '../../../subgraphs/netherlands/domain/activationLetter.ts';
import { addressTriedLetter } from '../../../subgraphs/netherlands/domain/addressTriedLetter.ts';
import { erasureLetter } from '../../../subgraphs/netherlands/domain/erasureLetter.ts';
import { accountKnownLetter } from '../../../subgraphs/netherlands/domain/loginAccounts/accountKnownLetter.ts';
import {
  confirmEmailLetter,
  emailChangeAskedLetter,
  emailChangedLetter,
} from '../../../subgraphs/netherlands/domain/loginAccounts/emailLetters.ts';
import { temporaryPasswordLetter } from '../../../subgraphs/netherlands/domain/loginAccounts/temporaryPasswordLetter.ts';
import {
  usernameChangedLetter,
  usernameReminderLetter,
} from '../../../subgraphs/netherlands/domain/loginAccounts/usernameLetters.ts';
import { type Language, letter } from '../../../subgraphs/netherlands/domain/mail/letter.ts';
import type { Subscription } from '../../../subgraphs/netherlands/domain/member.ts';
import { passwordChangedLetter } from '../../../subgraphs/netherlands/domain/passwordChangedLetter.ts';
import {
  relationConfirmedLetter,
  relationRequestedLetter,
} from '../../../subgraphs/netherlands/domain/relations/relationLetters.ts';
import { resetLetter } from '../../../subgraphs/netherlands/domain/resetLetter.ts';
import { expiryLetter, stageLetter } from '../../../subgraphs/netherlands/domain/subscriptionLife/membershipLetters.ts';
import { day } from '../day.ts';

const LINK = 'https://example.nl/login-account/password?token=abc&x=%22%3E';
const AT = new Date('2026-11-21T10:00:00Z');
const NAME = 'j.de_groot-79';

const stages = (of: readonly Subscription['status'][], language: Language) =>
  of.flatMap((status) => stageLetter({ status }, language) ?? []);
const further = stages(['REMINDER', 'OVERDUE', 'CANCELLED', 'NORMAL'], 'en'); // with the subject of the first

const letters = (['nl', 'en'] as const).flatMap((language) => [
  ...(['KB_WEB', 'WISE_DESK'] as const).map((createdVia) =>
    activationLetter({ username: NAME, linkValidUntil: AT, language, createdVia }, LINK),
  ),
  resetLetter(LINK, AT, language),
  passwordChangedLetter(language),
  erasureLetter(language),
  accountKnownLetter([NAME], language),
  confirmEmailLetter(LINK, AT, language),
  emailChangeAskedLetter(language),
  emailChangedLetter(LINK, AT, language),
  temporaryPasswordLetter(language),
  usernameChangedLetter(language),
  usernameReminderLetter([NAME], language),
  relationRequestedLetter(language),
  relationConfirmedLetter(language),
  expiryLetter(day('2026-12-31'), language),
  ...stages(['BILLED'], language),
]);

describe('[A46] every letter to who has a login account', () => {
  test.each([...letters, ...further, addressTriedLetter()])('$subject', ({ subject, text, html }) => {
    expect(subject).not.toMatch(/groot|\d|@|http/i);
    expect(subject.length).toBeLessThan(70);
    expect(text).toMatch(/[^\n]\n$/);
    expect(html).not.toMatch(/<(img|link|script|iframe|form|object|style)|src=|url\(|@import|javascript:/i);
    const shown = text.includes(LINK) ? 1 : 0;
    expect(text.split('https://')).toHaveLength(shown + 1);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(
      shown ? [LINK.replaceAll('&', '&amp;')] : [],
    );
    const words = html.replace(/<head>.*<\/head>/s, '').replace(/<[^>]*>/g, ' ');
    expect(words.replaceAll('&amp;', '&')).toContain(text.split('\n\n')[0]?.split('\n')[0]);
  });

  test('each is there in two languages, and no two have one subject', () => {
    const subjects = letters.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(letters.length - 2); // the account of a desk and that made online
  });
});

test('[A21] what a person chose is text in both forms', () => {
  const { html, text } = letter('en', {
    subject: 'a <b>',
    parts: ['<script>"x" & y\nz', { href: 'x"y', label: '<i>' }],
  });
  expect(text).toBe('<script>"x" & y\nz\n\nx"y\n');
  expect(html).toContain('<title>a &lt;b&gt;</title>');
  expect(html).toContain('<p>&lt;script&gt;&quot;x&quot; &amp; y<br>z</p>');
  expect(html).toContain('<a href="x&quot;y"');
});
