import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  emptyRegister,
  KESKUSKOULU,
  markForDeletion,
  POHJOLA,
  type TestFinland,
  testFinland,
  wholeDatabase,
} from '../../support/finland.ts';
import { SEARCH, SELECT_UNIT } from '../documents.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland({ FINLAND_LOOKUPS_PER_UNIT_PER_DAY: '1000' });
});
beforeEach(async () => {
  await emptyRegister(finland);
  await finland.rows('TRUNCATE lookup_budget');
  await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
  await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
});
afterAll(() => finland.close());

async function search(name: string, first = 20, as = KESKUSKOULU, on = finland): Promise<Record<string, any>> {
  return (await on.run(SEARCH, { name, first }, as))['searchCeliaCustomers'];
}
const names = async (...asked: Parameters<typeof search>) =>
  (await search(...asked))['customers'].map(({ firstName, lastName }: any) => `${firstName} ${lastName}`);
const lines = (on = finland) =>
  on.rows(`SELECT unit, purpose, subject, outcome FROM audit WHERE action = 'searchCeliaCustomers' ORDER BY seq`);

/** People of the unit, each 'first names|family name'. */
async function people(unitId: string, ...named: string[]): Promise<string[]> {
  const ids = [];
  for (const [firstName, lastName] of named.map((name) => name.split('|'))) {
    const code = randomUUID();
    await finland.rows(`INSERT INTO personal_number (reference, ciphertext, key_version) VALUES ($1, '', 1)`, [code]);
    const [{ id }] = await finland.rows(
      `INSERT INTO celia_customer (unit_id, identity_code, birth_date, first_name, last_name, street, postcode, place,
         language, format, temporary, registered_at, state)
       VALUES ($1, $2, '2015-02-28', $3, $4, 'Kuja 1', '00100', 'Annela', 'FI', 'CD', false, now(), 'ACTIVE') RETURNING id`,
      [unitId, code, firstName, lastName],
    );
    ids.push(id);
  }
  return ids;
}

describe('[F15] [A11] a search by name', () => {
  test('shows of a customer the name and the masked code, and nothing else', async () => {
    const [id] = await people('fi-u2', 'Aino Maria|Esimerkki');
    expect(await search('esim')).toEqual({
      __typename: 'CeliaNameSearchResult',
      more: false,
      customers: [{ id, firstName: 'Aino Maria', lastName: 'Esimerkki', maskedPersonalIdentityCode: '280215****' }],
    });
  });

  test('finds in the own unit alone, and tells nothing of others', async () => {
    await people('fi-u2', 'Aino|Esimerkki');
    await people('fi-u1', 'Anna|Esimerkki');
    expect(await names('Esimerkki')).toEqual(['Aino Esimerkki']);
    expect(await search('Esimerkki', 20, POHJOLA)).toEqual({
      __typename: 'CeliaNameSearchResult',
      more: false,
      customers: [],
    });
  });

  test('finds nobody who is marked for deletion', async () => {
    const [id = ''] = await people('fi-u2', 'Aino|Esimerkki');
    await markForDeletion(finland, id);
    expect(await names('Esimerkki')).toEqual([]);
  });

  test.each([
    ['ESI', true],
    ['esimerkki aino', true],
    ['aino esim', true],
    ['ma esi', true],
    ['simerkki', false],
    ['aino virtanen', false],
    ['aino maria esimerkki liisa', false],
    ["aino' OR '1'='1", false],
    ['aino & esi:* | !x', false],
    ['aino%', true],
  ])('by %j: %s', async (typed, found) => {
    await people('fi-u2', 'Aino Maria|Esimerkki');
    expect(await names(typed)).toHaveLength(found ? 1 : 0);
  });

  test.each([
    ['ä is not a', 'Matti|Mäkinen', 'mak', false],
    ['ä is ä, composed or not', 'Matti|Mäkinen', 'ma\u0308k', true],
    ['Ä is ä', 'ÄIJÄ|ÄYRÄMÖ', 'äyrämö', true],
    ['ö is not o', 'Matti|Öhman', 'ohm', false],
    ['å is neither a nor ä', 'Åke|Ståhl', 'stahl', false],
    ['å is å', 'Åke|Ståhl', 'åke ståhl', true],
    ['an accent does not matter', 'André|Müller', 'andre muller', true],
    ['nor one typed too many', 'Andre|Muller', 'André Müller', true],
    ['š is s, ž is z', 'Saša|Žukov', 'sasa zuk', true],
    ['ø is ö, as it is sorted', 'Søren|Ærø', 'sören äröö', false],
    ['ø is ö and æ is ä', 'Søren|Ærø', 'sören ärö', true],
    ['ß is ss', 'Hans|Strauß', 'strauss', true],
    ['Sámi letters', 'Áile|Ŋuŧđas', 'aile nutdas', true],
    ['each part of a double name', 'Anna-Liisa|Virta-Koski', 'liisa koski', true],
    ['the hyphen as typed', 'Anna-Liisa|Virtanen', 'anna-liisa', true],
    ['the part after an apostrophe', 'Jeanne|d’Arc', "jeanne d'arc", true],
  ])('%s', async (_label, person, typed, found) => {
    await people('fi-u2', person);
    expect(await names(typed)).toHaveLength(found ? 1 : 0);
  });

  test.each([
    ['ai', 'NAME_SEARCH_TOO_SHORT'],
    ['a1 2!', 'NAME_SEARCH_TOO_SHORT'],
    ['a\u0301\u0301\u0301i', 'NAME_SEARCH_TOO_SHORT'],
    ['', 'NAME_SEARCH_TOO_SHORT'],
    ['ain', undefined],
    ['ek e', undefined],
  ])('by %j is refused with %s', async (typed, code) => {
    await people('fi-u2', 'Aino|Esimerkki', 'Eeva|Ek');
    const before = await wholeDatabase(finland);
    const answer = await search(typed);
    expect(answer['code']).toBe(code);
    if (code === undefined) return void expect(answer['customers']).toHaveLength(1);
    expect(answer['field']).toBe('name');
    const { audit: trail = [], ...after } = await wholeDatabase(finland);
    expect({ ...after, audit: trail.length }).toEqual({ ...before, audit: (before['audit']?.length ?? 0) + 1 });
    expect((await lines()).at(-1)).toMatchObject({ outcome: code, subject: null });
  });

  test('shows twenty at most, says that there are more, and not how many', async () => {
    await people('fi-u2', ...Array.from({ length: 20 }, (_, at) => `Eeva${at}|Virtanen`));
    expect(await search('virtanen')).toMatchObject({ more: false, customers: { length: 20 } });
    await people('fi-u2', ...Array.from({ length: 5 }, (_, at) => `Aatu${at}|Virtanen`));
    const { customers, ...rest } = await search('virt');
    expect([customers.length, rest]).toEqual([20, { __typename: 'CeliaNameSearchResult', more: true }]);
    expect(await search('virt', 5)).toMatchObject({ more: true, customers: { length: 5 } });
  });

  test.each([0, -1, 21, 1_000])('for the first %i is no request', async (first) => {
    const { errors } = await finland.answer(SEARCH, { name: 'virtanen', first }, KESKUSKOULU);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  test('goes by family name, first name and id, in the order of the Finnish alphabet', async () => {
    const [first = '', second = ''] = await people('fi-u2', 'Xenia|Aho', 'Xenia|Aho');
    await people('fi-u2', 'Xenia|Öhman', 'Xenia|Ääri', 'Xenia|Åberg', 'Xenia|Zidan', 'Xenia|åberg-z', 'Xena|Ähtäri');
    const { customers } = await search('xen');
    const order = ['Aho', 'Aho', 'Zidan', 'Åberg', 'åberg-z', 'Ähtäri', 'Ääri', 'Öhman'];
    expect(customers.map(({ lastName }: any) => lastName)).toEqual(order);
    expect(customers.slice(0, 2).map(({ id }: any) => id)).toEqual([first, second].sort());
  });

  test('writes a line for the search and one for everybody shown, none for others', async () => {
    const before = (await lines()).length;
    const ids = await people('fi-u2', 'Aino|Esimerkki', 'Anna|Esimerkki');
    await people('fi-u2', 'Matti|Virtanen');
    await search('esim');
    const line = { unit: 'fi-u2', purpose: 'CUSTOMER_REQUEST', outcome: 'DONE' };
    expect((await lines()).slice(before)).toEqual([...ids, null].map((subject) => ({ ...line, subject })));
  });

  test('has a name that must come in a variable, and once in a request', async () => {
    const literal = '{ searchCeliaCustomers(name: "esimerkki", purpose: CUSTOMER_REQUEST) { __typename } }';
    expect(JSON.stringify((await finland.answer(literal, {}, KESKUSKOULU)).errors)).not.toContain('esimerkki');
    const twice = `query ($name: CeliaNameSearchText!) {
      a: searchCeliaCustomers(name: $name, purpose: CUSTOMER_REQUEST) { __typename }
      b: searchCeliaCustomers(name: $name, purpose: CUSTOMER_REQUEST) { __typename } }`;
    const { data, errors } = await finland.answer(twice, { name: 'esimerkki' }, KESKUSKOULU);
    expect(data).toEqual({ a: { __typename: 'CeliaNameSearchResult' }, b: null });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('needs an open unit with a contract', async () => {
    await finland.rows('UPDATE registrar SET active_unit_id = NULL');
    expect(await search('esim')).toMatchObject({ code: 'NO_ACTIVE_UNIT' });
    expect(await finland.rows('SELECT 1 FROM lookup_budget')).toEqual([]);
  });

  test('uses the index', async () => {
    const plan = await finland.owned.transaction(async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off');
      return tx.query(`EXPLAIN SELECT id FROM celia_customer
        WHERE celia_name_words(first_name, last_name) @@ (SELECT 'esim:*'::text::tsquery)`);
    });
    expect(JSON.stringify(plan)).toContain('celia_customer_name');
  });
});
