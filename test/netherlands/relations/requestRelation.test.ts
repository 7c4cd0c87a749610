import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openNetherlands, type TestNetherlands } from '../../support/netherlands.ts';
import { snapshot } from '../../support/snapshot.ts';
import { ask, cardsOf, type Family, family, REQUEST_RELATION } from './members.ts';

let netherlands: TestNetherlands;
let people: Family;
let restore: () => Promise<void>;
beforeAll(async () => {
  netherlands = await openNetherlands({ NETHERLANDS_RELATION_CARDS_PER_HOUR_OF_NETWORK: '7' });
  people = await family(netherlands);
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  await restore();
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
});

const relations = () =>
  netherlands.rows('SELECT main_customer_id AS main, other_customer_id AS other, function, state FROM card_relation');
const lines = () =>
  netherlands.rows(`SELECT subject, outcome FROM audit WHERE action = 'requestRelation' ORDER BY seq`);
const mails = async () => {
  const before = (await netherlands.mailbox.messages()).length;
  await netherlands.subgraph.outbox.drain();
  const all = await netherlands.mailbox.messages();
  return all.slice(0, all.length - before);
};

describe('a request for a relation', () => {
  test('[R1] [R7] [R8] [R9] [R10] is kept for one function, on record on both sides, and mailed to the other card’s owner', async () => {
    const { mother, child } = people;
    const before = (await lines()).length;
    const asked = await ask(netherlands, mother, child);
    expect(asked).toEqual({
      __typename: 'CardRelation',
      id: expect.any(String),
      ...{ function: 'RENEW', state: 'REQUESTED', passNumberEnding: child.number.slice(-4) },
      ...{ firstName: null, confirmedAt: null, lapsesAt: '2026-12-20T09:00:00.000Z' },
    });
    expect(await relations()).toEqual([{ main: mother.id, other: child.id, function: 'RENEW', state: 'REQUESTED' }]);
    expect((await lines()).slice(before)).toEqual([
      { subject: mother.id, outcome: 'DONE' },
      { subject: child.id, outcome: 'DONE' },
    ]);
    const [mail] = await mails();
    expect([String(mail?.to), mail?.subject]).toEqual(['Kind@example.nl', 'Er wacht een aanvraag op je antwoord']);
    expect(mail?.text).not.toMatch(/Moeder|\d{4}/);
  });

  test('[R11] is for one function: the same card is asked again for the other, and one mail tells of both', async () => {
    const { mother, child } = people;
    for (const wanted of ['RENEW', 'PAY']) await ask(netherlands, mother, child, { function: wanted });
    expect((await relations()).map(({ function: wanted }) => wanted).sort()).toEqual(['PAY', 'RENEW']);
    expect(await mails()).toHaveLength(1);
    const [{ actsFor }] = (await cardsOf(netherlands, mother)) as [Record<string, any>];
    expect(actsFor).toHaveLength(2);
  });

  test('[R12] needs no common address or name, and all that was asked for is visible', async () => {
    const { mother, child, friend } = people;
    for (const other of [child, friend]) await ask(netherlands, mother, other, { function: 'PAY' });
    const [{ actsFor }] = (await cardsOf(netherlands, mother)) as [Record<string, any>];
    expect(actsFor.map(({ passNumberEnding }: { passNumberEnding: string }) => passNumberEnding).sort()).toEqual(
      [child, friend].map(({ number }) => number.slice(-4)).sort(),
    );
  });

  test('takes the number with blanks', async () => {
    const { mother, child } = people;
    await ask(netherlands, mother, { ...child, number: ` ${child.number.slice(0, 4)} ${child.number.slice(4)}` });
    expect(await relations()).toMatchObject([{ other: child.id }]);
  });

  test('with the same idempotency key is answered alike; with another request under that key it is refused', async () => {
    const { mother, child, friend } = people;
    const once = await ask(netherlands, mother, child, { idempotencyKey: 'the-same-key' });
    expect(await ask(netherlands, mother, child, { idempotencyKey: 'the-same-key' })).toEqual(once);
    expect(await ask(netherlands, mother, friend, { idempotencyKey: 'the-same-key' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await relations()).toHaveLength(1);
  });
});

describe('a request is refused', () => {
  test.each([
    ['RELATION_NUMBER_INVALID', 'passNumber', { passNumber: '123456789' }],
    ['RELATION_NUMBER_INVALID', 'passNumber', { passNumber: '252800000000171' }],
    ['RELATION_NUMBER_INVALID', 'passNumber', { passNumber: '2528000000001a' }],
    ['BIRTH_DATE_INVALID', 'birthDate', { birthDate: '2026-11-21' }],
  ])('as %s at %s: %j', async (code, field, input) => {
    expect(await ask(netherlands, people.mother, people.child, input)).toMatchObject({ code, field });
    expect(await relations()).toEqual([]);
    expect(await netherlands.rows('SELECT 1 FROM outbox')).toEqual([]);
  });

  test('as RELATION_SELF for the own number, whatever the birth date', async () => {
    const { mother } = people;
    for (const born of [mother.born, '1999-01-01']) {
      expect(await ask(netherlands, mother, { ...mother, born })).toMatchObject({ code: 'RELATION_SELF' });
    }
    expect((await lines()).at(-1)).toEqual({ subject: mother.id, outcome: 'RELATION_SELF' });
  });

  test('as RELATIONS_CLOSED while the own card takes part in none', async () => {
    const { mother, child } = people;
    await netherlands.rows('INSERT INTO relation_closure VALUES ($1, now())', [mother.id]);
    expect(await ask(netherlands, mother, child)).toMatchObject({ code: 'RELATIONS_CLOSED' });
  });

  test('[R7] from a card that is not the caller’s', async () => {
    const { mother, child } = people;
    const input = { idempotencyKey: 'not-my-card', mainCardId: child.id, passNumber: mother.number };
    const all = { ...input, birthDate: mother.born, function: 'PAY' };
    const { errors } = await netherlands.answer(REQUEST_RELATION, { input: all }, mother.as);
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await relations()).toEqual([]);
  });
});

describe('two at the same instant', () => {
  test('of the same request: one is kept, the other refused', async () => {
    const { mother, child } = people;
    const answers = await Promise.all([ask(netherlands, mother, child), ask(netherlands, mother, child)]);
    expect(answers.map(({ code, state }) => code ?? state).sort()).toEqual(['RELATION_EXISTS', 'REQUESTED']);
    expect(await relations()).toHaveLength(1);
  });

  test('the database keeps doubles and relations to oneself out', async () => {
    const { mother, child } = people;
    await ask(netherlands, mother, child);
    const again = `INSERT INTO card_relation (id, main_customer_id, other_customer_id, function, state, typed_hash, typed_ending,
      requested_at, over_at) SELECT gen_random_uuid(), main_customer_id, other_customer_id, function, state, $1, typed_ending,
      requested_at, over_at FROM card_relation`;
    await expect(netherlands.rows(again, [Buffer.alloc(32)])).rejects.toThrow('relation_once');
    const self = again.replace(', other_customer_id, function, state, $1', ', main_customer_id, function, state, $1');
    await expect(netherlands.rows(self, [Buffer.alloc(32, 1)])).rejects.toThrow('relation_is_not_to_itself');
    await netherlands.rows('UPDATE card_relation SET other_customer_id = NULL');
    const [{ hash }] = await netherlands.rows('SELECT typed_hash AS hash FROM card_relation');
    await expect(netherlands.rows(again, [hash])).rejects.toThrow('relation_asked_once');
  });
});
