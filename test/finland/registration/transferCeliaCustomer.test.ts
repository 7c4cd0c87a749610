import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  emptyRegister,
  KESKUSKOULU,
  markForDeletion,
  POHJOLA,
  registered,
  type TestFinland,
  testFinland,
  wholeDatabase,
} from '../../support/finland.ts';
import { EDIT, READ, SELECT_UNIT } from '../documents.ts';
import { TASKS, TRANSFER } from './registrationDocuments.ts';

const CODE = '040191-925P';
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

const transfer = async (as = POHJOLA, code = CODE, requested = true) =>
  (await finland.run(TRANSFER, { code, requested }, as))['transferCeliaCustomer'];
const tasksOf = async (as: typeof POHJOLA) =>
  (await finland.run(TASKS, {}, as))['celiaTasks'].edges.map(({ node }: any) => [node.kind, node.customerNumber]);
const lastLine = async () => (await finland.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];

describe('[F13] transferCeliaCustomer', () => {
  test('moves the customer with all that is kept, tells the other unit and the customer, and leaves a line', async () => {
    expect(await transfer()).toMatchObject({ __typename: 'CeliaCustomer', id: customer['id'], unit: { id: 'fi-u3' } });
    expect(await lastLine()).toMatchObject({
      ...{ actor: 'staff|registrar.pohjola', unit: 'fi-u3', purpose: 'CUSTOMER_REQUEST' },
      ...{ action: 'transferCeliaCustomer', subject: customer['id'], outcome: 'DONE' },
    });
    expect(await tasksOf(KESKUSKOULU)).toEqual([['CUSTOMER_TRANSFERRED', '100001']]);
    expect(await tasksOf(POHJOLA)).toEqual([]);
    expect((await finland.run(READ, { id: customer['id'] }, KESKUSKOULU))['celiaCustomer'].code).toBe(
      'CUSTOMER_NOT_FOUND',
    );
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails).toMatchObject([
      { to: [customer['email']], subject: 'Asiakastietosi on siirretty' },
    ]);
    expect(finland.mailServer.mails[0]?.text).not.toMatch(/Pohjola|Annela|Testi|kirja/);
  });

  test('[A28] the notice does not say where to, nor who', async () => {
    await transfer();
    const answer = JSON.stringify(await finland.run(TASKS, {}, KESKUSKOULU));
    expect(answer).not.toMatch(/fi-u3|Pohjola|Testi|Henkilö|example/);
  });

  test('takes what is open about the customer along', async () => {
    await finland.rows(
      `INSERT INTO celia_task (unit_id, kind, customer_id, customer_number, opened_at)
       SELECT unit_id, 'REPLACE_EMAIL', id, number, now() FROM celia_customer`,
    );
    await transfer();
    expect(await tasksOf(POHJOLA)).toEqual([['REPLACE_EMAIL', '100001']]);
    expect(await tasksOf(KESKUSKOULU)).toEqual([['CUSTOMER_TRANSFERRED', '100001']]);
  });

  test.each([
    ['nobody asked for it', POHJOLA, CODE, false, 'TRANSFER_NOT_REQUESTED'],
    ['the own customer', KESKUSKOULU, CODE, true, 'CUSTOMER_EXISTS_OWN_UNIT'],
    ['nobody', POHJOLA, '101072U9336', true, 'CUSTOMER_NOT_FOUND'],
    ['a code that is none', POHJOLA, '040191-925X', true, 'PERSONAL_IDENTITY_CODE_CHECK_CHARACTER'],
  ])('of %s is refused, on record, and changes nothing', async (_label, as, code, requested, refused) => {
    const { audit: _, lookup_budget: _spent, ...before } = await wholeDatabase(finland);
    expect((await transfer(as, code, requested)).code).toBe(refused);
    expect(await lastLine()).toMatchObject({ action: 'transferCeliaCustomer', outcome: refused });
    expect(await wholeDatabase(finland)).toMatchObject(before);
  });

  test.each([
    ['[F19] marked for deletion', async () => markForDeletion(finland, customer['id'])],
    [
      '[A28] whose address is protected',
      async () => void (await finland.rows('UPDATE celia_customer SET address_protected = true')),
    ],
  ])('of somebody %s is refused in the same words', async (_label, change) => {
    await change();
    expect(await transfer()).toMatchObject({ code: 'PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND' });
    expect(await finland.rows('SELECT unit_id FROM celia_customer')).toEqual([{ unit_id: 'fi-u1' }]);
    expect(await tasksOf(KESKUSKOULU)).toEqual([]);
  });

  test('by two desks of one unit at the same instant moves once, with one notice', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => transfer()));
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(
      ['CeliaCustomer', ...Array(5).fill('CUSTOMER_EXISTS_OWN_UNIT')].sort(),
    );
    expect(await finland.rows(`SELECT kind FROM celia_task`)).toEqual([{ kind: 'CUSTOMER_TRANSFERRED' }]);
  });

  test('against edits and an end at the same instant: each is done before it or finds nobody after it', async () => {
    const id = customer['id'];
    const edits = Array.from({ length: 4 }, (_, at) =>
      finland.run(EDIT, { id, changes: { firstName: `Muutettu ${'abcd'.charAt(at)}` } }, KESKUSKOULU),
    );
    const [moved, ...edited] = await Promise.all([transfer(), ...edits]);
    expect(moved.__typename).toBe('CeliaCustomer');
    const done = edited.map(({ editCeliaCustomer: one }: any) => one.code ?? one.firstName);
    const [row] = await finland.rows('SELECT first_name, unit_id FROM celia_customer');
    expect(row.unit_id).toBe('fi-u3');
    expect(['Testi', ...done]).toContain(row.first_name);
    const lines = await finland.rows(`SELECT outcome FROM audit WHERE subject = $1 AND action = 'editCeliaCustomer'`, [
      id,
    ]);
    expect(lines).toHaveLength(4);
    for (const one of done) expect(one).toMatch(/^(CUSTOMER_NOT_FOUND|Muutettu [abcd])$/);
  });
});
