import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../subgraphs/norway/domain/actor.ts';
import type { LibraryMembership } from '../../../subgraphs/norway/domain/libraryMembership.ts';
import type { LibraryNumber } from '../../../subgraphs/norway/domain/libraryNumber.ts';
import {
  isAllowed,
  type Operation,
  PERMISSIONS,
  RELATIONS,
  type Relation,
  ROLES,
} from '../../../subgraphs/norway/domain/permissions.ts';
import { relationTo } from '../../../subgraphs/norway/domain/relation.ts';

const rana = '2183300' as LibraryNumber;
const karasjok = '2202100' as LibraryNumber;
const at = new Date('2026-11-20T10:00:00Z');
const active: LibraryMembership = {
  ...{ id: 'm', accountId: 'a', library: rana },
  ...{ status: 'ACTIVE', activatedAt: at, acceptedRulesVersion: '1' },
};
const pending: LibraryMembership = { id: 'm', accountId: 'a', library: rana, status: 'PENDING', chosenAt: at };
const staff = (library: LibraryNumber): Actor => ({ role: 'LIBRARY_STAFF', name: 's', library });
const patron: Actor = { role: 'PATRON', name: 'p', level: undefined, identityNumber: undefined };

describe('[A28] how an account stands to whoever asks', () => {
  test.each<[string, Actor, readonly LibraryMembership[], string | undefined, Relation]>([
    ['[B10] a library where it is active', staff(rana), [active], undefined, 'OWN_LIBRARY'],
    ['[B10] a library where it is pending', staff(rana), [pending], undefined, 'OTHER'],
    ['another library', staff(karasjok), [active], undefined, 'OTHER'],
    ['a library without memberships', staff(rana), [], undefined, 'OTHER'],
    ['its holder', patron, [active], 'a', 'OWN'],
    ['another holder', patron, [active], 'b', 'OTHER'],
    ['a patron without an account', patron, [active], undefined, 'OTHER'],
    ['nobody', { role: 'ANYONE' }, [active], undefined, 'OTHER'],
  ])('to %s', (_label, actor, memberships, ownAccountId, relation) => {
    expect(relationTo(actor, { accountId: 'a', memberships, ownAccountId })).toBe(relation);
    expect(relationTo(actor, undefined)).toBe('NONE');
  });

  test('of others nobody sees more than the card, which a desk may activate', () => {
    const open = (Object.keys(PERMISSIONS) as Operation[]).filter((asked) =>
      ROLES.some((role) => isAllowed(asked, role, 'OTHER')),
    );
    expect(open).toEqual(['libraryCard', 'activateLibraryCard', 'linkLibraryCard']);
    expect(Object.keys(RELATIONS)).toEqual(['OWN', 'OWN_LIBRARY', 'OTHER', 'NONE']);
  });
});
