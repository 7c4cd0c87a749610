import { describe, expect, test } from '@jest/globals';
import {
  type EmailAddress,
  maskEmailAddress,
  parseEmailAddress,
} from '../../subgraphs/shared/vocabulary/emailAddress.ts';

describe('an e-mail address', () => {
  test.each([
    ['eb.tester@example.nl', 'eb.tester@example.nl'],
    [' Eb.Tester@EXAMPLE.nl ', 'Eb.Tester@example.nl'],
    ['aino+celia@mail.example.fi', 'aino+celia@mail.example.fi'],
  ])('%s is one mailbox', (text, expected) => {
    expect(parseEmailAddress(text)).toBe(expected);
  });

  test.each([
    'c@example.nl, evil@example.org',
    'c@example.nl,evil@example.org',
    'Evil <evil@example.org>',
    '<evil@example.org>',
    'a@b@example.nl',
    '"a,b"@example.nl',
    'a(comment)@example.nl',
    'a@example.nl\r\nBcc: evil@example.org',
    'a\n@example.nl',
    '.a@example.nl',
    'a..b@example.nl',
    'a@example',
    'a@-example.nl',
    'a@[127.0.0.1]',
    'a@exаmple.nl',
    '@example.nl',
    '',
    `${'a'.repeat(65)}@example.nl`,
    `a@${'b'.repeat(250)}.nl`,
  ])('[A21] %j is not', (text) => {
    expect(parseEmailAddress(text)).toBeUndefined();
  });

  test.each([
    ['eb.tester@example.nl', 'e*******r@example.nl'],
    ['ab@example.nl', '**@example.nl'],
  ])('%s is masked as %s', (address, masked) => {
    expect(maskEmailAddress(address as EmailAddress)).toBe(masked);
  });
});
