import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../subgraphs/finland/domain/actor.ts';
import { CELIA_PERMISSIONS } from '../../../subgraphs/finland/domain/celia/celiaPermissions.ts';
import type { CustomerId } from '../../../subgraphs/finland/domain/customer.ts';
import {
  isAllowed,
  mayAsk,
  type Operation,
  PERMISSIONS,
  RELATIONS,
  type Relation,
  ROLES,
} from '../../../subgraphs/finland/domain/permissions.ts';
import { LOOKUP_PURPOSES, type LookupPurpose, mayLookUpFor } from '../../../subgraphs/finland/domain/purposes.ts';
import { REGISTRAR_PERMISSIONS } from '../../../subgraphs/finland/domain/registrars/registrarPermissions.ts';
import { relationTo } from '../../../subgraphs/finland/domain/relation.ts';
import { aCustomer } from './aCustomer.ts';

const operations = Object.keys(PERMISSIONS) as Operation[];
const customer = aCustomer({ unitId: 'fi-u1' });
const registrar = { role: 'REGISTRAR', kind: 'REGISTRAR', id: 'r', name: 'staff|r', units: [] } as const;
const ACTORS = {
  nobody: { role: 'ANYONE' },
  himself: { role: 'CUSTOMER', name: 'celia|1', customer },
  'another customer': { role: 'CUSTOMER', name: 'celia|2', customer: { ...customer, id: 'other' as CustomerId } },
  'a registrar in the unit': { ...registrar, activeUnitId: 'fi-u1' },
  'a registrar in another unit': { ...registrar, activeUnitId: 'fi-u2' },
  'a registrar in no unit': registrar,
} as const satisfies Record<string, Actor>;

const REGISTRAR_SIGN_IN = [
  'signInAsRegistrar',
  'orderRegistrarPassword',
  'chooseRegistrarPassword',
  'changeRegistrarPassword',
];

describe('[F7] the table of permissions', () => {
  test('opens what needs no sign-in to anyone, the own membership, its end and erasure to customers, Celia’s to its staff, and the rest to registrars', () => {
    const openTo = (actor: Actor) => operations.filter((operation) => mayAsk(actor, operation));
    const help = ['celiaHelp', 'chooseOwnCeliaPassword'];
    const open = ['viewer', 'chooseCeliaPassword', ...REGISTRAR_SIGN_IN, 'signInToCelianet', ...help];
    expect(openTo(ACTORS.nobody)).toEqual(open);
    expect(openTo(ACTORS.himself)).toEqual([
      'viewer',
      'CeliaMembership',
      'chooseCeliaPassword',
      ...REGISTRAR_SIGN_IN,
      'signInToCelianet',
      'eraseMyCeliaMembership',
      'endMyCeliaMembership',
      'celiaHelp',
      'withdrawMyCeliaConsent',
      'giveMyCeliaConsent',
      'chooseOwnCeliaPassword',
    ]);
    const cases = ['celiaCases', 'celiaCase', 'acceptCeliaCase', 'rejectCeliaCase'];
    const health = ['setCeliaAddressProtection', 'celiaReadingDisability', 'withdrawConsentForCelia'];
    const own = ['eraseMyCeliaMembership', 'endMyCeliaMembership', 'withdrawMyCeliaConsent', 'giveMyCeliaConsent'];
    const closed = [...own, ...cases, ...health, ...Object.keys(CELIA_PERMISSIONS)];
    expect(openTo(registrar)).toEqual(operations.filter((operation) => !closed.includes(operation)));
    const celia = { role: 'CELIA', id: 'c', name: 'staff|c' } as const;
    const shared = ['viewer', 'chooseCeliaPassword', ...REGISTRAR_SIGN_IN, 'signInToCelianet', 'endCeliaCustomer'];
    expect(openTo(celia).toSorted()).toEqual(
      [
        ...shared,
        ...Object.keys(CELIA_PERMISSIONS),
        ...Object.keys(REGISTRAR_PERMISSIONS),
        ...['celiaHelp', ...cases, ...health, 'chooseOwnCeliaPassword'],
      ].toSorted(),
    );
  });

  test('[A28] lets nobody but an exact search and a move after it at a record of others', () => {
    const relations = Object.keys(RELATIONS) as Relation[];
    const cells = operations.flatMap((asked) =>
      ROLES.flatMap((role) =>
        relations.filter((relation) => isAllowed(asked, role, relation)).map((relation) => [asked, role, relation]),
      ),
    );
    expect(cells.filter(([, , relation]) => relation === 'OTHER')).toEqual([
      ['findCeliaCustomer', 'REGISTRAR', 'OTHER'],
      ['transferCeliaCustomer', 'REGISTRAR', 'OTHER'],
    ]);
  });

  test.each<[keyof typeof ACTORS, Relation]>([
    ['nobody', 'OTHER'],
    ['himself', 'OWN'],
    ['another customer', 'OTHER'],
    ['a registrar in the unit', 'OWN_UNIT'],
    ['a registrar in another unit', 'OTHER'],
    ['a registrar in no unit', 'OTHER'],
  ])('[A28] to %s a customer is %s, and who does not exist is NONE', (label, relation) => {
    expect(relationTo(ACTORS[label], customer)).toBe(relation);
    expect(relationTo(ACTORS[label], undefined)).toBe('NONE');
  });
});

describe('[F9] the purposes of a search', () => {
  const cells = (Object.keys(LOOKUP_PURPOSES) as LookupPurpose[]).flatMap((purpose) =>
    ROLES.map((role) => [purpose, role] as const),
  );
  test.each(cells)('%s by %s', (purpose, role) => {
    expect(mayLookUpFor(purpose, role)).toBe(role === (purpose.startsWith('CELIA_') ? 'CELIA' : 'REGISTRAR'));
  });
});
