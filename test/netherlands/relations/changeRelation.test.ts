import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANNEN, openNetherlands, type TestNetherlands } from '../../support/netherlands.ts';
import { snapshot, wholeDatabase } from '../../support/snapshot.ts';
import { ask, type Change, cardsOf, change, type Family, family, MEMBER_CARDS, related } from './members.ts';

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

const states = async () =>
  (await netherlands.rows('SELECT function, state FROM card_relation ORDER BY function')).map(
    ({ function: one, state }) => `${one} ${state}`,
  );
const sent = async () => {
  const before = (await netherlands.mailbox.messages()).length;
  await netherlands.subgraph.outbox.drain();
  const all = await netherlands.mailbox.messages();
  return all.slice(0, all.length - before).map(({ to, subject }) => `${to}: ${subject}`);
};

describe('a request is answered', () => {
  test('[R13] by the other card’s own sign-in, which is mailed of it; nobody else can', async () => {
    const { mother, child, friend, stranger } = people;
    const { id } = await ask(netherlands, mother, child);
    await sent();
    const before = await wholeDatabase(netherlands);
    for (const other of [mother, friend, stranger]) {
      expect(await change(netherlands, 'confirmRelation', id, other)).toEqual({ code: 'NOT_FOUND' });
    }
    expect(await wholeDatabase(netherlands)).toEqual(before);
    const confirmed = await change(netherlands, 'confirmRelation', id, child);
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', confirmedAt: '2026-11-20T09:00:00.000Z', lapsesAt: null });
    expect(await sent()).toEqual(['Kind@example.nl: Een aanvraag is bevestigd']);
    const lines = await netherlands.rows(`SELECT subject FROM audit WHERE action = 'confirmRelation' ORDER BY seq`);
    expect(lines.map(({ subject }) => subject)).toEqual([mother.id, child.id]);
  });

  test('[R13] both mails are in the language of the login account, in plain text and HTML', async () => {
    const { mother, child, friend } = people;
    await netherlands.rows(`UPDATE login_account SET language = 'en' WHERE username = $1`, [child.number]);
    const { id } = await ask(netherlands, mother, child);
    await ask(netherlands, mother, friend);
    expect((await sent()).sort()).toEqual([
      'Kind@example.nl: A request waits for your answer',
      'Vriend@example.nl: Er wacht een aanvraag op je antwoord',
    ]);
    await change(netherlands, 'confirmRelation', id, child);
    expect(await sent()).toEqual(['Kind@example.nl: A request was confirmed']);
    const [mail] = await netherlands.mailbox.messages();
    expect([mail?.text, mail?.html]).toEqual([
      expect.stringContaining('end the relation'),
      expect.stringContaining('lang="en"'),
    ]);
  });

  test('[R13] a mail that is refused for good is done, and the KB keeps nothing of it', async () => {
    const { mother, child } = people;
    await netherlands.rows(`UPDATE customer SET email = 'nobody@refuse.example.nl' WHERE id = $1`, [child.id]);
    const { id } = await ask(netherlands, mother, child);
    expect(await sent()).toEqual([]);
    const waits = `SELECT attempts, done_at IS NULL AS waits FROM outbox WHERE kind = 'relation-requested'`;
    expect(await netherlands.rows(waits)).toEqual([{ attempts: 1, waits: false }]);
    expect(await netherlands.rows('SELECT kind FROM sent_letter')).toEqual([]);
    expect(await change(netherlands, 'confirmRelation', id, child)).toMatchObject({ state: 'CONFIRMED' });
  });

  test('[R13] each function apart: confirmed for one and waiting for the other is a state', async () => {
    const { mother, child } = people;
    const { id } = await ask(netherlands, mother, child, { function: 'PAY' });
    await ask(netherlands, mother, child, { function: 'RENEW' });
    await change(netherlands, 'confirmRelation', id, child);
    expect(await states()).toEqual(['PAY CONFIRMED', 'RENEW REQUESTED']);
    const [{ actedForBy }] = (await cardsOf(netherlands, child)) as [Record<string, any>];
    expect(actedForBy.map(({ state }: { state: string }) => state).sort()).toEqual(['CONFIRMED', 'REQUESTED']);
  });

  test('[R15] [A24] names come with the confirmation, and the first name is all', async () => {
    const { mother, child } = people;
    const { id } = await ask(netherlands, mother, child);
    const seen = async (of: Family['child'], side: string) =>
      ((await cardsOf(netherlands, of)) as [Record<string, any>])[0][side][0];
    expect(await seen(mother, 'actsFor')).toMatchObject({ firstName: null, passNumberEnding: child.number.slice(-4) });
    expect(await seen(child, 'actedForBy')).toMatchObject({
      firstName: null,
      passNumberEnding: mother.number.slice(-4),
    });
    await change(netherlands, 'confirmRelation', id, child);
    expect(await seen(mother, 'actsFor')).toMatchObject({ firstName: 'Kind', state: 'CONFIRMED' });
    expect(await seen(child, 'actedForBy')).toMatchObject({ firstName: 'Moeder', state: 'CONFIRMED' });
    const everything = JSON.stringify(await netherlands.run(MEMBER_CARDS, {}, mother.as));
    for (const secret of ['VanKind', child.number, child.born, 'Kind@example.nl', '9468', child.id]) {
      expect(everything).not.toContain(secret);
    }
    await netherlands.rows('UPDATE customer SET call_name = NULL');
    expect(await seen(mother, 'actsFor')).toMatchObject({ firstName: 'E.B.' });
  });

  test('with no: it is gone for who said so, and stays for who asked', async () => {
    const { mother, child } = people;
    const { id } = await ask(netherlands, mother, child);
    expect(await change(netherlands, 'declineRelation', id, child)).toMatchObject({ state: 'DECLINED' });
    expect(await change(netherlands, 'confirmRelation', id, child)).toMatchObject({ code: 'RELATION_NOT_WAITING' });
    expect(await cardsOf(netherlands, child)).toMatchObject([{ actedForBy: [] }]);
    expect(await change(netherlands, 'withdrawRelation', id, mother)).toMatchObject({ state: 'WITHDRAWN' });
  });

  test.each([
    ['confirmRelation', 'CONFIRMED'],
    ['declineRelation', 'DECLINED'],
    ['withdrawRelation', 'WITHDRAWN'],
  ] as const)('%s works to the last millisecond of the time to answer, and not at its end', async (what, state) => {
    const { mother, child } = people;
    const by = what === 'withdrawRelation' ? mother : child;
    const { id } = await ask(netherlands, mother, child);
    netherlands.clock.set('2026-12-20T10:00:00.000+01:00');
    const before = await states();
    expect(await change(netherlands, what, id, by)).toMatchObject({ code: 'RELATION_NOT_WAITING' });
    expect(await states()).toEqual(before);
    netherlands.clock.set('2026-12-20T09:59:59.999+01:00');
    expect(await change(netherlands, what, id, by)).toMatchObject({ state });
  });

  test('once: of a confirmation and a withdrawal at the same instant one wins', async () => {
    const { mother, child } = people;
    const { id } = await ask(netherlands, mother, child);
    const answers = await Promise.all([
      change(netherlands, 'confirmRelation', id, child),
      change(netherlands, 'withdrawRelation', id, mother),
      change(netherlands, 'confirmRelation', id, child),
    ]);
    expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'RELATION_NOT_WAITING')).toHaveLength(2);
  });

  test.each(['x', '5280d000-0000-4000-8000-00000000ffff'])('and an id that names none is not found: %s', async (id) => {
    expect(await change(netherlands, 'confirmRelation', id, people.mother)).toEqual({ code: 'NOT_FOUND' });
  });
});

describe('a confirmed relation', () => {
  test.each(['mother', 'child'] as const)('[R14] is ended by %s alone, and can be asked for anew', async (who) => {
    const { mother, child } = people;
    const id = await related(netherlands, mother, child);
    expect(await change(netherlands, 'withdrawRelation', id, mother)).toMatchObject({ code: 'RELATION_NOT_WAITING' });
    expect(await change(netherlands, 'endRelation', id, people[who])).toMatchObject({
      state: 'ENDED',
      firstName: null,
    });
    expect(await states()).toEqual(['RENEW ENDED']);
    expect(await change(netherlands, 'endRelation', id, people[who])).toMatchObject({ code: 'RELATION_NOT_CONFIRMED' });
    expect(await ask(netherlands, mother, child)).toMatchObject({ state: 'REQUESTED' });
  });

  test('is no end for a stranger, nor one that is not confirmed for anybody', async () => {
    const { mother, child, friend } = people;
    const id = await related(netherlands, mother, child);
    expect(await change(netherlands, 'endRelation', id, friend)).toEqual({ code: 'NOT_FOUND' });
    const { id: waiting } = await ask(netherlands, mother, friend);
    expect(await change(netherlands, 'endRelation', waiting, friend)).toMatchObject({ code: 'RELATION_NOT_CONFIRMED' });
  });

  test('is not mutual: the other card may ask for its own', async () => {
    const { mother, child } = people;
    await related(netherlands, mother, child);
    expect(await cardsOf(netherlands, child)).toMatchObject([{ actsFor: [] }]);
    expect(await ask(netherlands, child, mother)).toMatchObject({ state: 'REQUESTED' });
  });

  test('survives another number of the pass', async () => {
    const { mother, child } = people;
    await related(netherlands, mother, child);
    await netherlands.rows('UPDATE pass SET number = $1 WHERE customer_id = $2', ['25280000000991', mother.id]);
    const [{ actedForBy }] = (await cardsOf(netherlands, child)) as [Record<string, any>];
    expect(actedForBy).toMatchObject([{ state: 'CONFIRMED', passNumberEnding: '0991' }]);
  });
});

test('no step is open to who is not signed in as a member', async () => {
  const steps: Change[] = ['confirmRelation', 'declineRelation', 'withdrawRelation', 'endRelation'];
  const nobody = { ...people.mother, as: ANNEN };
  for (const step of steps)
    expect(await change(netherlands, step, people.mother.id, nobody)).toEqual({ code: 'FORBIDDEN' });
  expect(await cardsOf(netherlands, nobody)).toEqual([]);
});
