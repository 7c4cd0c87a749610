import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK,
  KARASJOK_RULES,
  RANA,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act, activeHolder, newestLine, refusedAndUnchanged } from '../../support/norwayHolder.ts';

let norway: TestNorway;
let holder: Awaited<ReturnType<typeof activeHolder>>;
beforeAll(async () => {
  norway = await testNorway();
  holder = await activeHolder(norway, 'resident');
});
afterAll(() => norway.close());

const atKarasjok = () =>
  act(norway, 'activateLibraryCard', { cardNumber: holder.card, acceptedRulesVersion: KARASJOK_RULES }, DESK_KARASJOK);
const leave = (libraryNumber: string, more: object = {}) =>
  act(norway, 'leaveLibrary', { libraryNumber, ...more }, holder.who);
const home = (libraryNumber: string) => act(norway, 'setHomeLibrary', { libraryNumber }, holder.who);
const statuses = () =>
  norway.rows('SELECT library, status FROM membership WHERE account = $1 ORDER BY library', [holder.accountId]);

describe('leaveLibrary', () => {
  test('a dry run ends nothing', async () => {
    await atKarasjok();
    expect(await leave(KARASJOK, { dryRun: true })).toMatchObject({ status: 'ACTIVE' });
    expect(await statuses()).toContainEqual({ library: KARASJOK, status: 'ACTIVE' });
    expect(await newestLine(norway)).toMatchObject({ action: 'leaveLibrary', outcome: 'DRY_RUN' });
  });

  test('ends the membership; the library sees the person no more, and the holder sees the end', async () => {
    norway.clock.set('2026-12-01T23:30:00+01:00');
    expect(await leave(KARASJOK)).toMatchObject({ status: 'ENDED', since: '2026-11-20', through: '2026-12-01' });
    expect(await newestLine(norway)).toMatchObject({
      action: 'leaveLibrary',
      subject: holder.accountId,
      outcome: 'DONE',
    });
    const { libraryCard } = await norway.run(DOCUMENTS.libraryCard, { number: holder.card }, DESK_KARASJOK);
    expect(libraryCard).toMatchObject({ membership: { status: 'ENDED' }, account: null });
    const { viewer } = await norway.run(DOCUMENTS.viewer, {}, holder.who);
    expect(viewer.libraryCardAccount.memberships).toHaveLength(2);
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('[B14] whoever left can be activated there again, in the same membership', async () => {
    expect(await atKarasjok()).toMatchObject({ membership: { status: 'ACTIVE' } });
    expect(await norway.rows('SELECT 1 FROM membership WHERE library = $1', [KARASJOK])).toHaveLength(1);
  });

  test('at the desk it is the membership with that desk', async () => {
    const answer = await act(norway, 'leaveLibrary', { cardNumber: holder.card, libraryNumber: RANA }, DESK_KARASJOK);
    expect(answer).toMatchObject({ status: 'ENDED', library: { code: KARASJOK } });
    expect(await newestLine(norway)).toMatchObject({ unit: KARASJOK, action: 'leaveLibrary' });
  });
});

describe('setHomeLibrary', () => {
  test('[B5] chooses among the own memberships; the old home library can then be left', async () => {
    await atKarasjok();
    expect(await home(KARASJOK)).toMatchObject({ homeLibrary: { number: KARASJOK } });
    expect(await newestLine(norway)).toMatchObject({ action: 'setHomeLibrary', subject: holder.accountId });
    expect(await leave(RANA)).toMatchObject({ status: 'ENDED' });
    expect(await statuses()).toEqual(
      [
        { library: RANA, status: 'ENDED' },
        { library: KARASJOK, status: 'ACTIVE' },
      ].sort((one, other) => one.library.localeCompare(other.library)),
    );
  });

  test('chosen again it stays as it is', async () => {
    expect(await home(KARASJOK)).toMatchObject({ homeLibrary: { number: KARASJOK } });
  });

  test.each([
    ['NOT_A_PATRON', 'a library that was left', RANA],
    ['NOT_A_PATRON', 'a library where one never was', '2030100'],
    ['NOT_A_PATRON', 'no library', 'Rana'],
  ])('refuses, and changes nothing: %s: %s', async (code, _, library) => {
    expect(await refusedAndUnchanged(norway, () => home(library))).toMatchObject({ code, field: 'libraryNumber' });
  });
});

describe('leaveLibrary refuses, and changes nothing', () => {
  test.each([
    ['HOME_LIBRARY', 'the home library', KARASJOK],
    ['NOT_A_PATRON', 'a library that was left before', RANA],
    ['NOT_A_PATRON', 'a library where one never was', '2030100'],
    ['NOT_A_PATRON', 'no library', ''],
  ])('%s: %s', async (code, _, library) => {
    expect(await refusedAndUnchanged(norway, () => leave(library))).toMatchObject({ code });
  });

  test('NOT_A_PATRON: at a desk where one is none, or HOME_LIBRARY: at that of the home library', async () => {
    const at = (desk: typeof DESK_RANA) => act(norway, 'leaveLibrary', { cardNumber: holder.card }, desk);
    expect((await refusedAndUnchanged(norway, () => at(DESK_RANA))).code).toBe('NOT_A_PATRON');
    expect((await refusedAndUnchanged(norway, () => at(DESK_KARASJOK))).code).toBe('HOME_LIBRARY');
  });

  test('setting a home library and leaving it at the same instant: the home library is never one that was left', async () => {
    await act(norway, 'activateLibraryCard', { cardNumber: holder.card, acceptedRulesVersion: '2026-1' }, DESK_RANA);
    await Promise.all([home(RANA), leave(RANA)]);
    const [row] = await norway.rows(
      `SELECT status FROM account JOIN membership m ON m.account = account.id AND m.library = home_library
       WHERE account.id = $1`,
      [holder.accountId],
    );
    expect(row.status).toBe('ACTIVE');
  });
});
