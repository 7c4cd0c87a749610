import type { ActiveCustomer, CeliaCustomer } from '../../../subgraphs/finland/domain/customer.ts';

/** An active online customer of the unit fi-u1; take what a test is about as overrides. */
export function aCustomer(overrides: object = {}): ActiveCustomer {
  return {
    id: '5f0c2c3e-0000-4000-8000-000000000001',
    number: '100001',
    unitId: 'fi-u1',
    identityCode: '5f0c2c3e-0000-4000-8000-000000000002',
    birthDate: '1991-01-04',
    firstName: 'Testi',
    lastName: 'Henkilö',
    address: { street: 'Kirjastokuja 1', postcode: '00100', place: 'Annela' },
    email: 'testi.henkilo@example.fi',
    emailVersion: 1,
    emailOwner: 'CUSTOMER',
    addressProtected: false,
    telephone: '+358 40 000 0000',
    language: 'FI',
    format: 'ONLINE',
    temporary: false,
    registeredAt: new Date('2024-06-14T21:30:00Z'),
    state: 'ACTIVE',
    ...overrides,
  } as ActiveCustomer;
}

export function markedForDeletion(overrides: object = {}): CeliaCustomer {
  const { state, ...person } = aCustomer(overrides);
  return { ...person, state: 'MARKED_FOR_DELETION', markedForDeletionAt: new Date('2024-06-15T07:00:00Z') };
}
