import { describe, expect, test } from '@jest/globals';
import {
  activate,
  addressToSendTo,
  afterEmailChange,
  type Credential,
  markSent,
  mayHaveCredentials,
  orderCredential,
} from '../../../subgraphs/finland/domain/credentials.ts';
import { credentialLetter, emailChangedLetter } from '../../../subgraphs/finland/domain/letters.ts';
import { checkPassword } from '../../../subgraphs/finland/domain/password.ts';
import { aCustomer, markedForDeletion } from './aCustomer.ts';

const KEY = { id: 'c', customerId: aCustomer().id, system: 'CELIANET', generation: 3 } as const;
const SENT_AT = new Date('2024-06-15T07:00:00Z');
const none: Credential = { ...KEY, state: 'NONE' };
const ordered: Credential = { ...KEY, state: 'ORDERED' };
const sent = markSent(ordered, SENT_AT, 72);
const activated: Credential = { ...KEY, state: 'ACTIVATED', sentAt: SENT_AT, activatedAt: SENT_AT };
const ALL = [none, ordered, sent, activated];

describe('[F16] ordering credentials', () => {
  test.each([
    ['online', { format: 'ONLINE' }, undefined],
    ['online and CD', { format: 'BOTH' }, undefined],
    ['CD', { format: 'CD' }, 'CREDENTIALS_NEED_ONLINE_FORMAT'],
    ['no address', { format: 'BOTH', email: undefined }, 'EMAIL_REQUIRED'],
  ])('%s', (_label, overrides, refused) => {
    expect(mayHaveCredentials(aCustomer(overrides))?.refused).toBe(refused);
  });

  test.each(ALL)('from $state begins a new generation', (credential) => {
    expect(orderCredential(credential)).toEqual({ ...KEY, generation: 4, state: 'ORDERED' });
  });

  test.each(ALL)('$state is mailed only when ordered', (credential) => {
    const expected = credential.state === 'ORDERED' ? 'testi.henkilo@example.fi' : undefined;
    expect(addressToSendTo(aCustomer(), credential)).toBe(expected);
    expect(addressToSendTo(markedForDeletion(), credential)).toBeUndefined();
  });

  test.each(ALL)('$state after a change of the address', (credential) => {
    const expected = { NONE: 'NONE', ORDERED: 'ORDERED', SENT: 'NONE', ACTIVATED: 'ACTIVATED' }[credential.state];
    expect(afterEmailChange(credential).state).toBe(expected);
  });
});

describe('[F16] the link', () => {
  test.each([
    ['when sent', 0, 'ACTIVATED'],
    ['a millisecond before 72 hours', 72 * 3_600_000 - 1, 'ACTIVATED'],
    ['at 72 hours', 72 * 3_600_000, 'CREDENTIAL_LINK_EXPIRED'],
  ])('%s', (_label, after, expected) => {
    const outcome = activate(sent, new Date(SENT_AT.getTime() + after));
    expect('refused' in outcome ? outcome.refused : outcome.state).toBe(expected);
  });

  test.each([undefined, none, ordered, activated])('of no sent credential is worth nothing', (credential) => {
    expect(activate(credential, SENT_AT)).toEqual({ refused: 'CREDENTIAL_LINK_INVALID', field: 'token' });
  });
});

describe('[F16] the password', () => {
  test.each([
    ['11 characters', 'a'.repeat(11), ['PASSWORD_TOO_SHORT']],
    ['12 characters', 'a'.repeat(12), []],
    ['12 characters outside the basic plane', '😀'.repeat(12), []],
    ['11 letters with combining marks', 'a\u0308'.repeat(11), ['PASSWORD_TOO_SHORT']],
    ['128 characters', 'a'.repeat(128), []],
    ['129 characters', 'a'.repeat(129), ['PASSWORD_TOO_LONG']],
  ])('of %s', (_label, password, expected) => {
    const refusal = checkPassword(password, password);
    const codes = refusal ? [refusal, ...(refusal.others ?? [])].map(({ refused }) => refused) : [];
    expect(codes).toEqual(expected);
  });

  test('is typed twice, and everything wrong is named at once', () => {
    expect(checkPassword('short', 'shirt')).toEqual({
      refused: 'PASSWORD_TOO_SHORT',
      field: 'password',
      others: [{ refused: 'PASSWORDS_DIFFER', field: 'passwordAgain' }],
    });
    expect(checkPassword('ä'.repeat(12), 'a\u0308'.repeat(12))).toBeUndefined();
  });
});

describe('[F16] the mails', () => {
  const letter = {
    system: 'PRATSAM_READER',
    username: '100001',
    link: 'https://x.example.fi/l',
    linkExpiresAt: SENT_AT,
  } as const;

  test.each([
    ['FI', 'Käyttäjätunnuksesi', '15.6.2024 klo 10.00 asti (Suomen aikaa, UTC+03:00)'],
    ['SV', 'Dina användaruppgifter', 'till 15.6.2024 kl. 10.00 (finsk tid, UTC+03:00)'],
  ] as const)('in %s tell username, link and the time in Finland', (language, subject, time) => {
    const mail = credentialLetter(language, letter);
    expect(mail.subject).toBe(subject);
    for (const part of ['100001', 'https://x.example.fi/l', time]) expect(mail.text).toContain(part);
  });

  test.each([
    ['2026-10-25T00:30:00Z', '25.10.2026 klo 03.30 asti (Suomen aikaa, UTC+03:00)'],
    ['2026-10-25T01:30:00Z', '25.10.2026 klo 03.30 asti (Suomen aikaa, UTC+02:00)'],
    ['2027-03-28T01:30:00Z', '28.3.2027 klo 04.30 asti (Suomen aikaa, UTC+03:00)'],
  ])('[A16] tell the hour that comes twice apart: %s', (end, time) => {
    const sentAt = new Date(new Date(end).getTime() - 72 * 3_600_000);
    const { linkExpiresAt } = markSent(ordered, sentAt, 72);
    expect(linkExpiresAt).toEqual(new Date(end));
    expect(credentialLetter('FI', { ...letter, linkExpiresAt }).text).toContain(time);
  });

  test('of a changed address do not tell the new one', () => {
    const texts = (['FI', 'SV'] as const).map((language) => emailChangedLetter(language).text);
    for (const text of texts) expect(text.match(/\S+@\S+/g)).toEqual(['palvelut@celia.fi']);
  });
});
