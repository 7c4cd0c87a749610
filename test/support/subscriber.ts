/** R. Jansen, who subscribes online at Bibliotheken Drenthe. */
export function theSubscriber(overrides: object = {}): Record<string, unknown> {
  return {
    idempotencyKey: 'online-person-1',
    libraryId: '5280d000-0000-4000-8000-000000000001',
    subscriptionType: '0141',
    initials: 'R.',
    lastName: 'Jansen',
    birthDate: '1966-02-14',
    country: 'NL',
    postcode: '9468 AB',
    houseNumber: 2,
    ...overrides,
  };
}
