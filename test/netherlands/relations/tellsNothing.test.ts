import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openNetherlands, type TestNetherlands } from '../../support/netherlands.ts';
import { snapshot } from '../../support/snapshot.ts';
import { ask, cardsOf, change, type Family, family } from './members.ts';

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

describe('[A22] [A24] whether the card exists', () => {
  const DECOYS: readonly [string, (all: Family) => { number: string; born: string }][] = [
    ['a wrong birth date', ({ child }) => ({ ...child, born: '2008-01-05' })],
    ['a number that nobody has', ({ child }) => ({ ...child, number: '25280000099999' })],
    ['a card of another library', ({ stranger }) => stranger],
  ];

  test.each(DECOYS)('is not told by the answer, the list, the rows or the outbox: %s', async (_label, typed) => {
    const { mother, friend } = people;
    const real = await ask(netherlands, mother, friend);
    const none = await ask(netherlands, mother, typed(people));
    expect({ ...none, id: 0, passNumberEnding: 0 }).toEqual({ ...real, id: 0, passNumberEnding: 0 });
    const [{ actsFor }] = (await cardsOf(netherlands, mother)) as [Record<string, any>];
    const [one, two] = actsFor.map((seen: object) => ({ ...seen, id: 0, passNumberEnding: 0 }));
    expect(one).toEqual(two);
    expect((await netherlands.rows('SELECT 1 FROM outbox')).length).toBe(2);
    expect((await lines()).slice(-4)).toHaveLength(4);
    expect((await mails()).map(({ to }) => String(to))).toEqual(['Vriend@example.nl']);
    expect((await relations()).filter(({ other }) => other === null)).toHaveLength(1);
  });

  test('is not told by asking twice', async () => {
    const { mother, child } = people;
    for (const typed of [child, { ...child, born: '2008-01-05' }]) {
      await ask(netherlands, mother, typed);
      expect(await ask(netherlands, mother, typed)).toMatchObject({ code: 'RELATION_EXISTS' });
    }
    expect(await relations()).toHaveLength(2);
  });

  test('is not told by a no: declined looks like unanswered, also when it is asked for again, withdrawn or lapses', async () => {
    const { mother, child } = people;
    const ids = [
      (await ask(netherlands, mother, child)).id,
      (await ask(netherlands, mother, { ...child, born: '2008-01-05' })).id,
    ];
    await change(netherlands, 'declineRelation', ids[0], child);
    const seen = async () => {
      const [{ actsFor }] = (await cardsOf(netherlands, mother)) as [Record<string, any>];
      return actsFor.map(({ state }: { state: string }) => state);
    };
    expect(await seen()).toEqual(['REQUESTED', 'REQUESTED']);
    expect(await ask(netherlands, mother, child)).toMatchObject({ code: 'RELATION_EXISTS' });
    netherlands.clock.set('2026-12-20T10:00:00+01:00');
    expect(await seen()).toEqual([]);
    for (const id of ids) {
      expect(await change(netherlands, 'withdrawRelation', id, mother)).toMatchObject({ code: 'RELATION_NOT_WAITING' });
    }
    expect(await ask(netherlands, mother, child)).toMatchObject({ state: 'REQUESTED' });
  });

  test('is not told by a number that replaced another', async () => {
    const { mother, child } = people;
    await ask(netherlands, mother, child);
    await netherlands.rows('UPDATE pass SET number = $1 WHERE customer_id = $2', ['25280000000991', child.id]);
    const again = await ask(netherlands, mother, { ...child, number: '25280000000991' });
    expect(again).toMatchObject({ state: 'REQUESTED', passNumberEnding: '0991' });
    expect((await relations()).map(({ other }) => other).sort()).toEqual([child.id, null].sort());
  });

  test('is not told by a card that is closed to relations', async () => {
    const { mother, child } = people;
    await netherlands.rows('INSERT INTO relation_closure VALUES ($1, now())', [child.id]);
    expect(await ask(netherlands, mother, child)).toMatchObject({ state: 'REQUESTED' });
    expect(await relations()).toMatchObject([{ other: null }]);
    expect(await mails()).toEqual([]);
  });
});

describe('[A22] asking is slowed down', () => {
  const other = (serial: number) => ({ number: `2528000000${String(serial).padStart(4, '0')}`, born: '2001-01-01' });

  test('five cards an hour, each for both functions; the sixth waits until the first is an hour old', async () => {
    const { mother } = people;
    for (let serial = 0; serial < 5; serial += 1) {
      for (const wanted of ['RENEW', 'PAY']) {
        expect(await ask(netherlands, mother, other(serial), { function: wanted })).toMatchObject({
          state: 'REQUESTED',
        });
      }
      netherlands.clock.advance(60_000);
    }
    expect(await ask(netherlands, mother, other(5))).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', parts: ['3300'] });
    netherlands.clock.advance(3_299_999);
    expect(await ask(netherlands, mother, other(5))).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', parts: ['1'] });
    netherlands.clock.advance(1);
    expect(await ask(netherlands, mother, other(5))).toMatchObject({ state: 'REQUESTED' });
  });

  test('also when the same card is asked and withdrawn over and over', async () => {
    const { mother, child } = people;
    for (let time = 0; time < 10; time += 1) {
      const { id } = await ask(netherlands, mother, child);
      await change(netherlands, 'withdrawRelation', id, mother);
    }
    expect(await ask(netherlands, mother, child)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(await mails()).toEqual([]); // the last of the ten was taken back
  });

  test('by network too, whoever asks', async () => {
    const { mother, friend, stranger } = people;
    for (let serial = 0; serial < 4; serial += 1) await ask(netherlands, mother, other(serial));
    for (let serial = 4; serial < 7; serial += 1) await ask(netherlands, friend, other(serial));
    expect(await ask(netherlands, stranger, other(9))).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    netherlands.from('elsewhere');
    expect(await ask(netherlands, stranger, other(9))).toMatchObject({ state: 'REQUESTED' });
    netherlands.from('home');
  });

  test('a mail a day from one card to another', async () => {
    const { mother, child } = people;
    const { id } = await ask(netherlands, mother, child);
    expect(await mails()).toHaveLength(1);
    await change(netherlands, 'withdrawRelation', id, mother);
    netherlands.clock.advance(86_399_999);
    const second = await ask(netherlands, mother, child);
    expect(await mails()).toHaveLength(0);
    await change(netherlands, 'withdrawRelation', second.id, mother);
    netherlands.clock.advance(1);
    await ask(netherlands, mother, child);
    expect(await mails()).toHaveLength(1);
  });
});
