import { describe, expect, test } from '@jest/globals';
import type { LoginAccount } from '../../../subgraphs/netherlands/domain/loginAccount.ts';
import { forget, type LoginLink, mayGenerate } from '../../../subgraphs/netherlands/domain/loginLink.ts';
import { parseEmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';

const EMAIL = parseEmailAddress('asmit@example.nl');
if (!EMAIL) throw new Error('a valid address');
const LINK: LoginLink = { id: 'l', customerId: 'c', loginAccountId: 'a', origin: 'GENERATED', state: 'LINKED' };
const STALE: LoginLink = { ...LINK, state: 'STALE' };
const FORGOTTEN: LoginLink = { ...LINK, state: 'FORGOTTEN' };
const CREDENTIALS = {
  id: 'a',
  username: '25280999999997',
  email: EMAIL,
  language: 'nl',
  createdVia: 'WISE_DESK',
} as const;
const at = new Date('2026-11-20T10:00:00Z');
const PENDING: LoginAccount = { ...CREDENTIALS, state: 'PENDING_ACTIVATION', generation: 1, linkValidUntil: at };
const ACTIVE: LoginAccount = { ...CREDENTIALS, state: 'ACTIVE', emailConfirmedAt: at };
const DELETED: LoginAccount = { id: 'a', state: 'DELETED_BY_KB', deletedAt: at };

describe('the two steps of the repair', () => {
  test.each([
    ['linked', LINK, true],
    ['stale', STALE, true],
    ['forgotten', FORGOTTEN, false],
    ['none', undefined, false],
  ])('[N30] generating with a link that is %s', (_label, link, refused) => {
    expect(mayGenerate(link)?.refused).toBe(refused ? 'LOGIN_ACCOUNT_STILL_LINKED' : undefined);
  });

  test.each([
    ['linked to a pending account', LINK, PENDING],
    ['stale', STALE, DELETED],
    ['linked to nothing that the KB knows', LINK, undefined],
  ])('[N30] forgetting a link that is %s', (_label, link, account) => {
    expect(forget(link, account)).toEqual({ ...LINK, state: 'FORGOTTEN' });
  });

  test.each([
    ['of an active account', LINK, ACTIVE, 'LOGIN_ACCOUNT_ACTIVE'],
    ['that is forgotten already', FORGOTTEN, PENDING, 'LOGIN_ACCOUNT_NOT_LINKED'],
    ['that does not exist', undefined, undefined, 'LOGIN_ACCOUNT_NOT_LINKED'],
  ])('[N30] forgetting a link %s is refused', (_label, link, account, refused) => {
    expect(forget(link, account)).toEqual({ refused, field: 'customerId' });
  });
});
