import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { tombstoneHash } from '../../subgraphs/shared/runtime/tombstones.ts';
import { type MailServer, startMailServer } from '../finland/mailServer.ts';
import {
  DESK_RANA,
  DOCUMENTS,
  online,
  PEOPLE,
  patron,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../support/norway.ts';
import { due, rowsBut, sweep, sweepLines } from '../support/retention.ts';

const HOLDER = patron(PEOPLE.resident);
// Registered on 20 November 2026.
const UNUSED = '2029-11-21T00:00:00+01:00';

let mailServer: MailServer;
let norway: TestNorway;
beforeAll(async () => {
  mailServer = await startMailServer();
});
afterAll(() => mailServer.close());
beforeEach(async () => {
  mailServer.mails.length = 0;
  norway = await testNorway(undefined, { SMTP_URL: mailServer.url });
});
afterEach(() => norway.close());

async function account(): Promise<{ id: string; card: string }> {
  const { registerLibraryCard } = await norway.run(DOCUMENTS.registerLibraryCard, online(), HOLDER);
  return { id: registerLibraryCard.id, card: registerLibraryCard.cards[0].number };
}

const state = async () =>
  (await norway.rows('SELECT used_at AS used, warning_ordered_at AS ordered, warned_at AS warned FROM account'))[0];
const warnedAt = async (instant: string) => {
  norway.clock.set(instant);
  await sweep(norway);
  await norway.subgraph.outbox.drain();
};

describe('an account that nobody uses', () => {
  test('is warned after three years, to the millisecond, once', async () => {
    const { id } = await account();
    norway.clock.set('2029-11-20T23:59:59.999+01:00');
    await sweep(norway);
    expect(await state()).toEqual({ used: null, ordered: null, warned: null });
    norway.clock.set(UNUSED);
    expect(await due(norway, 'inactiveAccountWarning')).toEqual({ count: 1, oldest: new Date(UNUSED), overdue: 0 });
    await sweep(norway);
    await sweep(norway);
    expect(await norway.rows(`SELECT kind, subject FROM outbox`)).toEqual([
      { kind: 'library-card-inactive', subject: id },
    ]);
    await norway.subgraph.outbox.drain();
    expect(mailServer.mails.map(({ to }) => to)).toEqual([['vakker.blomst@example.no']]);
    expect(mailServer.mails[0]?.text).toContain('60 dager');
    expect(await state()).toMatchObject({ warned: new Date(UNUSED) });
    expect((await sweepLines(norway)).filter(([, subject]) => subject)).toEqual([['inactiveAccountWarning', id]]);
    expect(await due(norway, 'inactiveAccountWarning')).toEqual({ count: 0, overdue: 0 });
  });

  test('ends sixty days after the warning, with cards, memberships and the number in the vault', async () => {
    const { id } = await account();
    await warnedAt(UNUSED);
    const over = '2030-01-21T00:00:00+01:00'; // 21 November and 60 days is 20 January
    norway.clock.set('2030-01-20T23:59:59.999+01:00');
    await sweep(norway);
    expect(await norway.rows('SELECT FROM account')).toHaveLength(1);
    norway.clock.set(over);
    expect(await due(norway, 'inactiveAccount')).toEqual({ count: 1, oldest: new Date(over), overdue: 0 });
    await sweep(norway);
    expect(await due(norway, 'inactiveAccount')).toEqual({ count: 0, overdue: 0 });
    const left = await rowsBut(norway, 'audit', 'migration');
    for (const table of ['account', 'card', 'membership', 'personal_number', 'personal_number_index'])
      expect([table, left[table]]).toEqual([table, []]);
    const key = norway.subgraph.tombstoneKey ?? Buffer.alloc(0);
    expect(await norway.rows('SELECT hash FROM tombstone')).toEqual([
      { hash: tombstoneHash(key, { kind: 'account', subject: id }) },
    ]);
    expect((await sweepLines(norway)).at(-1)?.[0]).toBe('inactiveAccount');
    const again = await account();
    expect(again.id).not.toBe(id);
  });

  test('never ends without a warning that went out', async () => {
    await account();
    mailServer.outOfOrder = true;
    await warnedAt(UNUSED);
    expect(await state()).toMatchObject({ ordered: new Date(UNUSED), warned: null });
    norway.clock.set('2031-11-21T00:00:00+01:00');
    await sweep(norway);
    expect(await norway.rows('SELECT FROM account')).toHaveLength(1);
    expect(await due(norway, 'inactiveAccountWarning')).toMatchObject({ count: 1, overdue: 1 });
    mailServer.outOfOrder = false;
    await norway.rows('UPDATE outbox SET not_before = posted_at');
    await norway.subgraph.outbox.drain();
    expect(await state()).toMatchObject({ warned: new Date('2031-11-21T00:00:00+01:00') });
    await sweep(norway);
    expect(await norway.rows('SELECT FROM account')).toHaveLength(1);
  });

  test.each([
    ['its holder looks at it', () => norway.run(DOCUMENTS.viewer, {}, HOLDER)],
    ['a desk activates it', (card: string) => activateAtDesk(card)],
  ])('stays when after the warning %s', async (_label, use) => {
    const { card } = await account();
    await warnedAt(UNUSED);
    norway.clock.set('2030-01-20T23:00:00+01:00');
    await use(card);
    expect(await state()).toEqual({ used: norway.clock.now(), ordered: null, warned: null });
    norway.clock.set('2033-01-20T23:59:59.999+01:00');
    await sweep(norway);
    expect(await state()).toMatchObject({ ordered: null });
    await warnedAt('2033-01-21T00:00:00+01:00');
    expect(mailServer.mails).toHaveLength(2);
  });

  test('counts as used when a desk opens it, and a use is written once a day', async () => {
    const { card } = await account();
    await activateAtDesk(card);
    const opened = () => norway.run(DOCUMENTS.libraryCard, { number: card }, DESK_RANA);
    norway.clock.set('2028-05-01T10:00:00+02:00');
    await opened();
    const first = norway.clock.now();
    norway.clock.advance(86_400_000);
    await opened();
    expect((await state()).used).toEqual(first);
    norway.clock.advance(1);
    await opened();
    expect((await state()).used).toEqual(norway.clock.now());
  });

  test('used between the order of the warning and its sending gets no mail', async () => {
    await account();
    norway.clock.set(UNUSED);
    await sweep(norway);
    await norway.run(DOCUMENTS.viewer, {}, HOLDER);
    await norway.subgraph.outbox.drain();
    expect(mailServer.mails).toEqual([]);
    expect(await state()).toMatchObject({ ordered: null, warned: null });
  });

  test('goes by the settings', async () => {
    const other = await testNorway(undefined, {
      NORWAY_INACTIVITY_YEARS: '1',
      NORWAY_INACTIVITY_GRACE_DAYS: '10',
    });
    await other.run(DOCUMENTS.registerLibraryCard, online(), HOLDER);
    other.clock.set('2027-11-21T00:00:00+01:00');
    expect(await due(other, 'inactiveAccountWarning')).toMatchObject({ count: 1 });
    await other.close();
  });
});

async function activateAtDesk(cardNumber: string): Promise<void> {
  const input = { cardNumber, acceptedRulesVersion: RANA_RULES };
  const { activateLibraryCard } = await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_RANA);
  expect(activateLibraryCard.__typename).toBe('LibraryCardAtDesk');
}
