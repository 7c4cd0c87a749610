import { describe, expect, test } from '@jest/globals';
import { activationLetter } from '../../../subgraphs/netherlands/domain/activationLetter.ts';
import { localMoment } from '../../../subgraphs/netherlands/domain/localMoment.ts';
import {
  activate,
  deleteUnactivated,
  newLoginAccount,
  renewLink,
  stateAt,
  withdrawLink,
} from '../../../subgraphs/netherlands/domain/loginAccount.ts';
import { shownToDesk, shownToOwner } from '../../../subgraphs/netherlands/domain/shownLoginAccount.ts';
import { parseEmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';
import { isRefusal } from '../../../subgraphs/shared/vocabulary/refusal.ts';

const EMAIL = parseEmailAddress('eb.tester@example.nl');
if (!EMAIL) throw new Error('a valid address');
const OWNER = { id: 'account-1', username: '25280000000413', email: EMAIL };
const ISSUED = new Date('2026-11-20T10:00:00+01:00');
const PENDING = newLoginAccount(OWNER, ISSUED);

function later(milliseconds: number): Date {
  return new Date(ISSUED.getTime() + milliseconds);
}

describe('[A16] the 24 hours of a link', () => {
  test.each([
    ['at once', 0, 'PENDING_ACTIVATION'],
    ['a millisecond before the end', 86_399_999, 'PENDING_ACTIVATION'],
    ['exactly at the end', 86_400_000, 'LINK_EXPIRED'],
    ['a millisecond after the end', 86_400_001, 'LINK_EXPIRED'],
  ])('[N28] [N29] %s', (_label, after, state) => {
    const now = later(after);
    const expired = state === 'LINK_EXPIRED';
    expect(stateAt(PENDING, now)).toBe(state);
    expect(activate(PENDING, now)).toMatchObject(expired ? { refused: 'LINK_EXPIRED' } : { state: 'ACTIVE' });
    expect(deleteUnactivated(PENDING, now)?.state).toBe(expired ? 'DELETED_BY_KB' : undefined);
  });

  test.each([
    ['spring', '2026-03-28T14:00:00+01:00', '2026-03-29T15:00:00+02:00'],
    ['autumn', '2026-10-24T14:00:00+02:00', '2026-10-25T13:00:00+01:00'],
    ['next spring', '2027-03-27T14:00:00+01:00', '2027-03-28T15:00:00+02:00'],
    ['next autumn', '2027-10-30T14:00:00+02:00', '2027-10-31T13:00:00+01:00'],
  ])('[N28] are 86 400 seconds also in the night of the %s clock change', (_season, issued, end) => {
    const account = newLoginAccount(OWNER, new Date(issued));
    const until = new Date(end).getTime();
    expect(account.linkValidUntil.getTime()).toBe(until);
    const states = [-1, 0, 1].map((off) => stateAt(account, new Date(until + off)));
    expect(states).toEqual(['PENDING_ACTIVATION', 'LINK_EXPIRED', 'LINK_EXPIRED']);
  });

  test.each([
    ['2026-10-25T00:30:00Z', '25 oktober 2026 om 02:30 (GMT+02:00)'],
    ['2026-10-25T01:30:00Z', '25 oktober 2026 om 02:30 (GMT+01:00)'],
    ['2026-03-29T01:30:00Z', '29 maart 2026 om 03:30 (GMT+02:00)'],
  ])('end at %s, which the mail tells from the same time of the clock an hour off', (end, words) => {
    const account = newLoginAccount(OWNER, new Date(new Date(end).getTime() - 86_400_000));
    expect(activationLetter(account, 'http://127.0.0.1:4000/x').text).toContain(`tot ${words}`);
  });

  test('[N30] a withdrawn link has ended, a renewed one has 24 hours again and a generation of its own', () => {
    const now = later(3_600_000);
    const withdrawn = withdrawLink(PENDING, now);
    expect([stateAt(withdrawn, now), withdrawn.generation]).toEqual(['LINK_EXPIRED', 2]);
    const renewed = renewLink(withdrawn, EMAIL, now);
    expect([stateAt(renewed, later(86_400_000)), renewed.generation]).toEqual(['PENDING_ACTIVATION', 3]);
  });
});

describe('what is shown of an account', () => {
  const active = activate(PENDING, later(1));
  if (isRefusal(active)) throw new Error('still in time');

  test('[N25] the desk sees username and e-mail of the account that it generated', () => {
    expect(shownToDesk(PENDING, ISSUED)).toEqual({
      state: 'PENDING_ACTIVATION',
      username: '25280000000413',
      email: 'eb.tester@example.nl',
      linkValidThrough: later(86_400_000),
    });
  });

  test("once it is its holder's the desk sees the address masked", () => {
    expect(shownToDesk(active, ISSUED).email).toBe('e*******r@example.nl');
    expect(shownToOwner(active, ISSUED)).toEqual({
      state: 'ACTIVE',
      username: '25280000000413',
      email: 'eb.tester@example.nl',
    });
  });

  test('[N29] nothing is left of a deleted one', () => {
    const deleted = deleteUnactivated(PENDING, later(86_400_000));
    expect(deleted && shownToOwner(deleted, ISSUED)).toEqual({ state: 'DELETED_BY_KB' });
  });
});

describe('the mail', () => {
  test('[N26] [N29] carries username, link and the time in Amsterdam with its offset', () => {
    const { subject, text } = activationLetter(PENDING, 'http://127.0.0.1:4000/login-account/password?token=abc');
    expect(text).toContain('Je gebruikersnaam is je pasnummer: 25280000000413');
    expect(text).toContain('http://127.0.0.1:4000/login-account/password?token=abc\n');
    expect(text).toContain('tot 21 november 2026 om 10:00 (GMT+01:00)');
    expect(subject).not.toContain('2528');
  });

  test.each([
    ['2026-07-01T00:00:00Z', 'nl', '1 juli 2026 om 02:00 (GMT+02:00)'],
    ['2026-01-01T00:00:00Z', 'en', '1 January 2026 at 01:00 (GMT+01:00)'],
  ] as const)('[N28] %s in %s is %s', (instant, language, words) => {
    expect(localMoment(new Date(instant), language)).toBe(words);
  });
});
