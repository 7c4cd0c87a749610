import { describe, expect, test } from '@jest/globals';
import {
  activate,
  addressToSendTo,
  afterEmailChange,
  type Credential,
  checkOwner,
  markSent,
  mayHaveCredentials,
  orderCredential,
} from '../../../subgraphs/finland/domain/credentials.ts';
import { credentialLetter, emailChangedLetter } from '../../../subgraphs/finland/domain/letters.ts';
import { checkNewPassword, checkPassword } from '../../../subgraphs/finland/domain/password.ts';
import type { MailboxOwner } from '../../../subgraphs/finland/domain/registration/mailbox.ts';
import type { CalendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';
import { aCustomer, markedForDeletion } from './aCustomer.ts';

const KEY = { id: 'c', customerId: aCustomer().id, system: 'CELIANET', generation: 3 } as const;
const SENT_AT = new Date('2024-06-15T07:00:00Z');
const none: Credential = { ...KEY, state: 'NONE' };
const ordered: Credential = { ...KEY, state: 'ORDERED' };
const sent = markSent(ordered, 'CUSTOMER', SENT_AT, 72);
const TODAY = '2024-06-15' as CalendarDate;
const activated: Credential = {
  ...KEY,
  ...{ state: 'ACTIVATED', sentAt: SENT_AT, activatedAt: SENT_AT, sentTo: 'CUSTOMER', provisional: false },
};
const ALL = [none, ordered, sent, activated];

describe('[F16] ordering credentials', () => {
  test.each([
    ['online', { format: 'ONLINE' }, undefined],
    ['online and CD', { format: 'BOTH' }, undefined],
    ['CD', { format: 'CD' }, 'CREDENTIALS_NEED_ONLINE_FORMAT'],
    ['no address', { format: 'BOTH', email: undefined }, 'EMAIL_REQUIRED'],
  ])('%s', (_label, overrides, refused) => {
    expect(mayHaveCredentials(aCustomer(overrides), TODAY)?.refused).toBe(refused);
  });

  test.each(ALL)('from $state begins a new generation', (credential) => {
    expect(orderCredential(credential)).toEqual({ ...KEY, generation: 4, state: 'ORDERED' });
  });

  test.each(ALL)('$state is mailed only when ordered', (credential) => {
    const expected = credential.state === 'ORDERED' ? 'testi.henkilo@example.fi' : undefined;
    expect(addressToSendTo(aCustomer(), credential, TODAY)).toBe(expected);
    expect(addressToSendTo(markedForDeletion(), credential, TODAY)).toBeUndefined();
  });

  test.each(ALL)('$state after a change of the address', (credential) => {
    const expected = { NONE: 'NONE', ORDERED: 'ORDERED', SENT: 'NONE', ACTIVATED: 'ACTIVATED' }[credential.state];
    expect(afterEmailChange(credential, aCustomer().birthDate, TODAY).state).toBe(expected);
  });
});

describe('[F24] [A20] [A33] a mailbox that is not the customer’s', () => {
  const minor = '2006-06-16' as CalendarDate; // 18 tomorrow
  const adult = '2006-06-15' as CalendarDate; // 18 today
  const from = (sentTo: MailboxOwner, provisional = false) => ({ ...activated, sentTo, provisional }) as Credential;

  test.each([
    ['the customer’s', 'CUSTOMER', adult, undefined],
    ['a registrar’s', 'REGISTRAR', minor, undefined],
    ['a guardian’s, 17', 'GUARDIAN', minor, undefined],
    ['a guardian’s, 18 today', 'GUARDIAN', adult, 'EMAIL_BELONGS_TO_GUARDIAN'],
  ] as const)('%s gets credentials, or not', (_label, emailOwner, birthDate, refused) => {
    const customer = aCustomer({ emailOwner, birthDate });
    expect(mayHaveCredentials(customer, TODAY)?.refused).toBe(refused);
    expect(addressToSendTo(customer, ordered, TODAY)).toBe(refused ? undefined : customer.email);
  });

  test.each([
    ['the customer’s', from('CUSTOMER'), adult, undefined, 'ACTIVATED'],
    ['a registrar’s', from('REGISTRAR', true), minor, 'OWN_PASSWORD_REQUIRED', 'NONE'],
    ['a registrar’s, with a password of his own since', from('REGISTRAR'), minor, undefined, 'ACTIVATED'],
    ['a guardian’s, 17', from('GUARDIAN'), minor, undefined, 'ACTIVATED'],
    ['a guardian’s, 18 today', from('GUARDIAN'), adult, 'CREDENTIALS_OF_GUARDIAN', 'NONE'],
  ] as const)(
    'a password from %s lets in, and stays after another address, or not',
    (_label, one, born, refused, after) => {
      if (one.state !== 'ACTIVATED') throw new Error('it is');
      expect(checkOwner(one, born, TODAY)?.refused).toBe(refused);
      expect(afterEmailChange(one, born, TODAY).state).toBe(after);
    },
  );

  test('a password behind a link to a registrar is provisional', () => {
    expect(activate(markSent(ordered, 'REGISTRAR', SENT_AT, 72), SENT_AT)).toMatchObject({ provisional: true });
    expect(activate(markSent(ordered, 'GUARDIAN', SENT_AT, 72), SENT_AT)).toMatchObject({ provisional: false });
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

  test('that takes the place of another is another one', () => {
    const [one, other] = ['ä'.repeat(12), 'b'.repeat(12)];
    expect(checkNewPassword(one, one, 'a\u0308'.repeat(12))?.refused).toBe('PASSWORD_UNCHANGED');
    expect(checkNewPassword(one, one, other)).toBeUndefined();
    expect(checkNewPassword('short', 'short', 'short')?.refused).toBe('PASSWORD_TOO_SHORT');
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
    const { linkExpiresAt } = markSent(ordered, 'CUSTOMER', sentAt, 72);
    expect(linkExpiresAt).toEqual(new Date(end));
    expect(credentialLetter('FI', { ...letter, linkExpiresAt }).text).toContain(time);
  });

  test('of a changed address do not tell the new one', () => {
    const texts = (['FI', 'SV'] as const).map((language) => emailChangedLetter(language).text);
    for (const text of texts) expect(text.match(/\S+@\S+/g)).toEqual(['palvelut@celia.fi']);
  });
});
