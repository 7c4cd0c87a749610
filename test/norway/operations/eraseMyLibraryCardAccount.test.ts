import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { tombstoneHash, tombstoneKey } from '../../../subgraphs/shared/runtime/tombstones.ts';
import { type MailServer, startMailServer } from '../../finland/mailServer.ts';
import { erasedAgain } from '../../support/erasedAgain.ts';
import { killedInTheMiddle } from '../../support/killedInTheMiddle.ts';
import {
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK_RULES,
  online,
  PEOPLE,
  patron,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';

const RESIDENT = patron(PEOPLE.resident);
const NEIGHBOUR = patron(PEOPLE.parent);
const ERASED = ['account', 'card', 'membership', 'idempotency', 'personal_number', 'personal_number_index'];

let norway: TestNorway;
let mail: MailServer;
let account: Record<string, any>;
beforeEach(async () => {
  mail = await startMailServer();
  norway = await testNorway(undefined, { SMTP_URL: mail.url });
  ({ registerLibraryCard: account } = await norway.run(DOCUMENTS.registerLibraryCard, online(), RESIDENT));
  const activate = (acceptedRulesVersion: string, as: Caller) => {
    const input = { cardNumber: account['cards'][0].number, acceptedRulesVersion };
    return norway.run(DOCUMENTS.activateLibraryCard, { input }, as);
  };
  await activate(RANA_RULES, DESK_RANA);
  await activate(KARASJOK_RULES, DESK_KARASJOK);
  await norway.run(DOCUMENTS.registerLibraryCard, online({ email: 'nabo@example.no' }), NEIGHBOUR);
});
afterEach(async () => {
  await norway.close();
  await mail.close();
});

const erase = async (as = RESIDENT, dryRun = false) =>
  (await norway.run(DOCUMENTS.eraseMyLibraryCardAccount, { dryRun }, as))['eraseMyLibraryCardAccount'];
const lastLine = async () => (await norway.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];
const withoutTrail = async (): Promise<Record<string, string[]>> => ({ ...(await norway.everyRow()), audit: [] });

describe('eraseMyLibraryCardAccount', () => {
  test('a dry run says what goes and what stays with which library, and changes nothing', async () => {
    const before = await withoutTrail();
    const { done, erased, kept } = await erase(RESIDENT, true);
    expect(done).toBe(false);
    expect(erased).toContain('Your national identity number');
    expect(kept[0].until).toBe('2031-11-20T09:00:00.000Z');
    const atLibraries = kept.slice(1).map(({ what, until }: { what: string; until: unknown }) => [what, until]);
    expect(atLibraries.sort()).toEqual([
      [expect.stringContaining('arasj'), null],
      [expect.stringContaining('Rana bibliotek'), null],
    ]);
    expect(await withoutTrail()).toEqual(before);
    expect(await lastLine()).toMatchObject({ action: 'eraseMyLibraryCardAccount', outcome: 'DRY_RUN' });
  });

  test('[A45] erases every trace but the trail: no id, name, number, card or address is left in any table', async () => {
    const secrets = [account['id'], account['cards'][0].number, 'vakker.blomst', PEOPLE.resident];
    const [{ person, last_name: lastName }] = await norway.rows('SELECT * FROM account WHERE id = $1', [account['id']]);
    expect(await erase()).toMatchObject({ __typename: 'DataErasure', done: true });
    await norway.subgraph.outbox.drain();
    for (const [table, rows] of Object.entries(await withoutTrail())) {
      for (const secret of [...secrets, person, lastName]) {
        expect([table, rows.filter((row) => row.includes(secret))]).toEqual([table, []]);
      }
    }
    for (const table of ERASED) expect(await norway.rows(`SELECT 1 FROM ${table}`)).toHaveLength(1); // the neighbour's
    const line = { actor: `id-porten|${RESIDENT.subject}`, subject: account['id'], outcome: 'DONE' };
    expect(await lastLine()).toMatchObject(line);
  });

  test('[A45] is done again in a backup put back', async () => {
    expect(await erasedAgain(norway, erase)).toEqual([{ kind: 'account', found: 1, erased: 1 }]);
    for (const table of ERASED) expect(await norway.rows(`SELECT 1 FROM ${table}`)).toHaveLength(1); // the neighbour's
  });

  test('[A45] leaves a tombstone, so that a backup put back can be erased again', async () => {
    await erase();
    const key = tombstoneKey(Buffer.from(norway.settings['NORWAY_SECRET'] ?? '', 'base64'), 'norway');
    const hash = tombstoneHash(key, { kind: 'account', subject: account['id'] });
    expect(await norway.rows('SELECT hash, kind FROM tombstone')).toEqual([{ hash, kind: 'account' }]);
  });

  test('confirms it to the address known before, once, and forgets the address', async () => {
    await erase();
    expect(await norway.subgraph.outbox.drain()).toBe(1);
    expect(mail.mails).toEqual([
      expect.objectContaining({ to: ['vakker.blomst@example.no'], subject: 'Opplysningene dine er slettet' }),
    ]);
    expect(mail.mails[0]?.text).not.toMatch(/N\d{9}|Rana|\d{6}/);
    expect(await norway.rows('SELECT 1 FROM erasure_notice')).toEqual([]);
    expect(await norway.subgraph.outbox.drain()).toBe(0);
  });

  test('the confirmation waits for a mail server that is out of order', async () => {
    mail.outOfOrder = true;
    await erase();
    expect(await norway.subgraph.outbox.drain()).toBe(0);
    expect(await norway.rows('SELECT email FROM erasure_notice')).toHaveLength(1);
    mail.outOfOrder = false;
    norway.clock.advance(600_000);
    expect(await norway.subgraph.outbox.drain()).toBe(1);
  });

  test('the sign-in shows nothing and the card works nowhere from that moment', async () => {
    await erase();
    expect((await norway.run(DOCUMENTS.viewer, {}, RESIDENT))['viewer']).toEqual({ libraryCardAccount: null });
    const { number } = account['cards'][0];
    expect((await norway.run(DOCUMENTS.libraryCard, { number }, DESK_RANA))['libraryCard']).toBeNull();
  });

  test('somebody who registers again, with the same request too, is somebody new', async () => {
    const variables = online({ idempotencyKey: 'the-same-key' });
    await erase();
    const { registerLibraryCard: first } = await norway.run(DOCUMENTS.registerLibraryCard, variables, RESIDENT);
    expect(first.id).not.toBe(account['id']);
    expect(first.cards[0].number).not.toBe(account['cards'][0].number);
    expect(first.memberships).toHaveLength(1);
    const log = 'query { viewer { norwayAccessLog { edges { node { action } } } } }';
    expect((await norway.run(log, {}, RESIDENT))['viewer'].norwayAccessLog.edges).toHaveLength(1);
    await erase();
    const { registerLibraryCard: second } = await norway.run(DOCUMENTS.registerLibraryCard, variables, RESIDENT);
    expect(second).toMatchObject({ __typename: 'LibraryCardAccount' });
    expect(second.id).not.toBe(first.id);
  });

  test('of several at the same instant exactly one erases', async () => {
    const answers = await Promise.all([erase(), erase(), erase()]);
    expect(answers.filter(({ done }) => done)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'NOTHING_TO_ERASE')).toHaveLength(2);
    expect(await norway.rows('SELECT 1 FROM erasure_notice')).toHaveLength(1);
  });

  test.each(['membership', 'tombstone', 'erasure_notice', 'audit'])(
    '[A45] killed before its work on %s: nothing is done, and the next attempt does it',
    async (table) => {
      const before = await norway.everyRow();
      await killedInTheMiddle(norway, table, () => erase());
      expect(await norway.everyRow()).toEqual(before);
      expect(await erase()).toMatchObject({ done: true });
    },
  );

  test('is refused where somebody holds the number at this moment, and nothing is changed', async () => {
    const before = await withoutTrail();
    const [{ person }] = await norway.rows('SELECT person FROM account WHERE id = $1', [account['id']]);
    await norway.owned.transaction(async (tx) => {
      await tx.query('SELECT FROM personal_number WHERE reference = $1 FOR UPDATE', [person]);
      expect(await erase()).toMatchObject({ code: 'RECORD_IN_USE' });
    });
    expect(await withoutTrail()).toEqual(before);
    expect(await erase()).toMatchObject({ done: true });
  });

  test.each([
    ['somebody without a card', patron(PEOPLE.emigrated), 'NOTHING_TO_ERASE'],
    ['a sign-in below the demanded level', patron(PEOPLE.resident, 'idporten-loa-low'), 'SIGN_IN_LEVEL_TOO_LOW'],
    ['a sign-in without a number', patron(undefined), 'NATIONAL_IDENTITY_NUMBER_MISSING'],
  ])('is refused to %s, and nothing is changed', async (_label, as, code) => {
    const before = await withoutTrail();
    expect(await erase(as)).toMatchObject({ __typename: 'NorwayRefusal', code });
    expect(await withoutTrail()).toEqual(before);
  });
});
