import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  emptyRegister,
  KESKUSKOULU,
  markForDeletion,
  POHJOLA,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { EDIT, READ, SELECT_UNIT } from '../documents.ts';

let finland: TestFinland;
let customer: Record<string, any>;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(async () => {
  await emptyRegister(finland);
  customer = await registered(finland, 'fi-u1');
  await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
});
afterAll(() => finland.close());

const lastAudit = async () => (await finland.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];
const read = async (id: string, as = KESKUSKOULU) => (await finland.run(READ, { id }, as)).celiaCustomer;
const edit = async (changes: object, as = KESKUSKOULU, id = customer['id']) =>
  (await finland.run(EDIT, { id, changes }, as)).editCeliaCustomer;

describe('[F14] celiaCustomer', () => {
  test('is there to be checked right after registration, and the look is on record', async () => {
    expect(await read(customer['id'])).toEqual(customer);
    expect(await lastAudit()).toMatchObject({
      action: 'celiaCustomer',
      unit: 'fi-u1',
      subject: customer['id'],
      outcome: 'DONE',
    });
  });

  test('of another unit, of no unit and of none there is one answer', async () => {
    const answers = [
      await read(customer['id'], POHJOLA),
      await read('5f0c2c3e-0000-4000-8000-000000000001'),
      await read('x'),
    ];
    await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
    answers.push(await read(customer['id']));
    await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
    await markForDeletion(finland, customer['id']);
    answers.push(await read(customer['id']));
    const expected = {
      __typename: 'FinlandRefusal',
      code: 'CUSTOMER_NOT_FOUND',
      message: 'Your unit has no such customer.',
    };
    expect(answers).toEqual(Array(5).fill(expected));
    expect(await lastAudit()).toMatchObject({ subject: customer['id'], outcome: 'CUSTOMER_NOT_FOUND' });
  });

  test('asked for by another subgraph is null unless it is one’s own', async () => {
    const document = `query ($reps: [_Any!]!) { _entities(representations: $reps) {
      ... on CeliaCustomer { customerNumber } ... on CeliaMembership { library { code } } } }`;
    const reps = ['CeliaCustomer', 'CeliaMembership'].map((__typename) => ({ __typename, id: customer['id'] }));
    const own = await finland.run(document, { reps }, KESKUSKOULU);
    expect(own['_entities']).toEqual([{ customerNumber: '100001' }, { library: { code: 'fi-u1' } }]);
    for (const caller of [undefined, POHJOLA, { ...KESKUSKOULU, issuer: 'id-porten' }]) {
      expect((await finland.run(document, { reps }, caller))['_entities']).toEqual([null, null]);
    }
  });
});

describe('[F14] editCeliaCustomer', () => {
  test('changes what is named and nothing else', async () => {
    const address = { street: 'Uusikatu 2', postcode: '33100', place: 'Tampere' };
    const edited = await edit({ lastName: 'Uusi', address, language: 'SV', telephone: null, temporary: true });
    expect(edited).toEqual({
      ...customer,
      lastName: 'Uusi',
      address,
      language: 'SV',
      telephone: null,
      temporary: true,
    });
    expect(await read(customer['id'])).toEqual(edited);
    const [audited] = await finland.rows(`SELECT * FROM audit WHERE action = 'editCeliaCustomer'`);
    expect(audited).toMatchObject({ unit: 'fi-u1', subject: customer['id'], outcome: 'DONE' });
  });

  test('names every wrong field at once and changes nothing', async () => {
    const answer = await edit({ firstName: '', telephone: 'x', extraInformation: 'hetu 280215A924B', language: 'SV' });
    expect([answer, ...answer.others].map(({ code }) => code)).toEqual([
      'NAME_INVALID',
      'TELEPHONE_INVALID',
      'EXTRA_INFORMATION_HOLDS_IDENTITY_CODE',
    ]);
    expect(await lastAudit()).toMatchObject({ action: 'editCeliaCustomer', outcome: 'NAME_INVALID' });
    expect(await read(customer['id'])).toEqual(customer);
  });

  test.each([
    ['too long', 'x'.repeat(1001)],
    ['with control characters', 'a\u0000'],
  ])('refuses extra information %s', async (_label, extraInformation) => {
    expect((await edit({ extraInformation })).code).toBe('EXTRA_INFORMATION_INVALID');
  });

  test('is for customers of the own unit', async () => {
    const before = await finland.rows('SELECT * FROM celia_customer');
    expect((await edit({ firstName: 'Toinen' }, POHJOLA)).code).toBe('CUSTOMER_NOT_FOUND');
    expect(await finland.rows('SELECT * FROM celia_customer')).toEqual(before);
  });

  test('of two at the same instant keeps both', async () => {
    await Promise.all([edit({ firstName: 'Eka' }), edit({ lastName: 'Toka' }), edit({ language: 'SV' })]);
    expect(await read(customer['id'])).toMatchObject({ firstName: 'Eka', lastName: 'Toka', language: 'SV' });
  });
});
