import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eraseCustomer } from '../../../subgraphs/netherlands/operations/eraseCustomer.ts';
import { everyRecord } from '../../../subgraphs/shared/runtime/scope.ts';
import { ANNEN, HAREN, openNetherlands, type TestNetherlands } from '../../support/netherlands.ts';
import { due, sweep } from '../../support/retention.ts';
import { snapshot } from '../../support/snapshot.ts';
import { ask, cardsOf, change, type Family, family, related, type TestMember } from './members.ts';

let netherlands: TestNetherlands;
let people: Family;
let restore: () => Promise<void>;
beforeAll(async () => {
  netherlands = await openNetherlands();
  people = await family(netherlands);
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  await restore();
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
});

const erase = ({ id }: TestMember) =>
  netherlands.database.transaction(
    (tx) => eraseCustomer.erase(tx, id, netherlands.clock.now()),
    everyRecord('retention'),
  );
const rows = () =>
  netherlands.rows('SELECT main_customer_id AS main, other_customer_id AS other, state FROM card_relation');

describe('[A45] an erased member', () => {
  test('takes along what others could do for him, and what he could for others', async () => {
    const { mother, child, friend } = people;
    await related(netherlands, mother, child);
    await related(netherlands, child, friend);
    await netherlands.rows('INSERT INTO relation_closure VALUES ($1, now())', [child.id]);
    expect(await erase(child)).toBe(true);
    expect(await rows()).toEqual([]);
    expect(await netherlands.rows('SELECT 1 FROM relation_closure')).toEqual([]);
    expect(await cardsOf(netherlands, mother)).toMatchObject([{ actsFor: [] }]);
  });

  test('leaves an unanswered request standing, addressed to nobody: its going would tell that there was somebody', async () => {
    const { mother, child } = people;
    await ask(netherlands, mother, child);
    const { id } = await ask(netherlands, mother, child, { function: 'PAY' });
    await change(netherlands, 'declineRelation', id, child);
    const before = await cardsOf(netherlands, mother);
    expect(await erase(child)).toBe(true);
    const left = { main: mother.id, other: null, state: 'REQUESTED' };
    expect(await rows()).toEqual([left, left]);
    expect(await cardsOf(netherlands, mother)).toEqual(before);
    await netherlands.subgraph.outbox.drain();
    expect((await netherlands.mailbox.messages()).filter(({ to }) => String(to).includes('Kind'))).toEqual([]);
  });
});

describe('a relation that is over', () => {
  test('is kept for ninety days to the millisecond, whether ended or unanswered', async () => {
    const { mother, child, friend } = people;
    const ended = await related(netherlands, mother, child);
    await change(netherlands, 'endRelation', ended, child);
    await ask(netherlands, mother, friend);
    await related(netherlands, friend, child);
    netherlands.clock.set('2027-02-18T23:59:59.999+01:00');
    expect(await due(netherlands, 'closedRelations')).toMatchObject({ count: 0 });
    netherlands.clock.set('2027-02-19T00:00:00+01:00');
    expect(await due(netherlands, 'closedRelations')).toMatchObject({ count: 1, overdue: 0 });
    await sweep(netherlands);
    expect((await rows()).map(({ state }) => state).sort()).toEqual(['CONFIRMED', 'REQUESTED']);
    netherlands.clock.set('2027-03-21T00:00:00+01:00');
    await sweep(netherlands);
    expect((await rows()).map(({ state }) => state)).toEqual(['CONFIRMED']);
  });
});

describe('[A24] a card that is closed to relations', () => {
  const close = async (cardId: string, closed: boolean, as: Family['child']['as']) => {
    const document = `mutation ($cardId: ID!, $closed: Boolean!) {
      closeCardToRelations(cardId: $cardId, closed: $closed) { cardId closedToRelations } }`;
    const { data, errors } = await netherlands.answer(document, { cardId, closed }, as);
    return data?.['closeCardToRelations'] ?? errors?.[0]?.extensions?.['code'];
  };

  test('ends what there is in both directions, and who asked sees an unanswered request', async () => {
    const { mother, child, friend } = people;
    await related(netherlands, mother, child, 'PAY');
    await ask(netherlands, friend, child);
    await ask(netherlands, child, friend);
    expect(await close(child.id, true, child.as)).toEqual({ cardId: child.id, closedToRelations: true });
    expect(await cardsOf(netherlands, child)).toMatchObject([{ closedToRelations: true, actsFor: [], actedForBy: [] }]);
    expect(await cardsOf(netherlands, mother)).toMatchObject([{ actsFor: [] }]);
    expect(await cardsOf(netherlands, friend)).toMatchObject([{ actsFor: [{ state: 'REQUESTED' }], actedForBy: [] }]);
    const [line] = await netherlands.rows('SELECT action, subject, outcome FROM audit ORDER BY seq DESC LIMIT 1');
    expect(line).toEqual({ action: 'closeCardToRelations', subject: child.id, outcome: 'DONE' });
  });

  test('is closed by a desk of its library, opened again, and by nobody else', async () => {
    const { mother, child } = people;
    for (const other of [mother.as, HAREN]) expect(await close(child.id, true, other)).toBe('NOT_FOUND');
    expect(await netherlands.rows('SELECT 1 FROM relation_closure')).toEqual([]);
    expect(await close(child.id, true, ANNEN)).toMatchObject({ closedToRelations: true });
    expect(await close(child.id, true, ANNEN)).toMatchObject({ closedToRelations: true });
    expect(await ask(netherlands, child, mother)).toMatchObject({ code: 'RELATIONS_CLOSED' });
    expect(await close(child.id, false, child.as)).toMatchObject({ closedToRelations: false });
    expect(await ask(netherlands, child, mother)).toMatchObject({ state: 'REQUESTED' });
  });

  test.each(['x', '5280d000-0000-4000-8000-00000000ffff'])('and no card is closed by the id %s', async (id) => {
    for (const as of [ANNEN, people.mother.as]) expect(await close(id, true, as)).toBe('NOT_FOUND');
  });
});

describe('[A23] nothing is passed on', () => {
  test('who may act for a card sees and ends nothing of what that card may do for others', async () => {
    const { mother, child, friend } = people;
    await related(netherlands, mother, child, 'PAY');
    const further = await related(netherlands, child, friend, 'PAY');
    expect(await cardsOf(netherlands, mother)).toMatchObject([{ actsFor: [{ firstName: 'Kind' }], actedForBy: [] }]);
    for (const step of ['endRelation', 'confirmRelation', 'withdrawRelation'] as const) {
      expect(await change(netherlands, step, further, mother)).toEqual({ code: 'NOT_FOUND' });
    }
  });

  test('what a child’s card confirmed is ended by the child or by the other side, at once', async () => {
    const { friend, child } = people;
    const id = await related(netherlands, friend, child);
    expect(await change(netherlands, 'endRelation', id, child)).toMatchObject({ state: 'ENDED' });
    expect(await cardsOf(netherlands, friend)).toMatchObject([{ actsFor: [] }]);
  });
});
