import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../subgraphs/netherlands/domain/actor.ts';
import type { LoginLink } from '../../../subgraphs/netherlands/domain/loginLink.ts';
import {
  isAllowed,
  type Operation,
  PERMISSIONS,
  RELATIONS,
  type Relation,
  ROLES,
} from '../../../subgraphs/netherlands/domain/permissions.ts';
import { permitted, relationTo } from '../../../subgraphs/netherlands/domain/relation.ts';

const member = { organisationId: 'drenthe' };
const link: LoginLink = { id: 'l', customerId: 'c', loginAccountId: 'a', origin: 'GENERATED', state: 'LINKED' };
const desk = (organisationId: string): Actor => ({
  role: 'LIBRARY_DESK',
  name: 'd',
  branchCode: '5280',
  organisationId,
});
const holder = (loginAccountId: string): Actor => ({ role: 'LOGIN_ACCOUNT', name: 'h', loginAccountId });

describe('[A28] how a record stands to whoever asks', () => {
  test.each<[string, Actor, LoginLink | undefined, Relation]>([
    ['the own library', desk('drenthe'), undefined, 'OWN_LIBRARY'],
    ['another library', desk('groningen'), link, 'OTHER'],
    ['the linked account', holder('a'), link, 'OWN'],
    ['another account', holder('b'), link, 'OTHER'],
    ['an account without a link', holder('a'), undefined, 'OTHER'],
    ['an account whose link is stale', holder('a'), { ...link, state: 'STALE' }, 'OTHER'],
    ['an account that was forgotten', holder('a'), { ...link, state: 'FORGOTTEN' }, 'OTHER'],
    ['KB customer care', { role: 'KB_CUSTOMER_CARE', name: 'k' }, link, 'OTHER'],
    ['nobody', { role: 'ANONYMOUS', name: 'anonymous' }, link, 'OTHER'],
  ])('to %s', (_label, actor, known, relation) => {
    expect(relationTo(actor, member, known)).toBe(relation);
    expect(relationTo(actor, undefined, known)).toBe('NONE');
    const seen = relation === 'OWN' || relation === 'OWN_LIBRARY';
    expect(permitted(actor, 'DigitalMembership', member, known)).toBe(seen ? member : undefined);
  });

  test('nobody does anything to records of others but ask for a mail to their owner, and the KB’s staff to what the KB keeps', () => {
    const open = (Object.keys(PERMISSIONS) as Operation[]).flatMap((asked) => {
      const roles = ROLES.filter((role) => isAllowed(asked, role, 'OTHER'));
      return roles.length > 0 ? [[asked, roles.every((role) => role.startsWith('KB_')) ? 'KB' : 'whoever']] : [];
    });
    expect(open).toEqual([
      ['firstAid', 'KB'],
      ['openFirstAidCase', 'KB'],
      ['kbCopies', 'KB'],
      ['repairPassNumberAtKb', 'KB'],
      ['findLoginAccounts', 'KB'],
      ['setTemporaryPassword', 'KB'],
      ['changeLoginEmail', 'KB'],
      ['changeLoginUsername', 'KB'],
      ['forgotPassword', 'whoever'],
    ]);
    expect(Object.keys(RELATIONS)).toEqual(['OWN', 'OWN_LIBRARY', 'OTHER', 'HANDED_OVER', 'NONE', 'BY_SECRET']);
  });
});
