import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { expectEverythingTold, toldBy } from '../../support/exportedColumns.ts';
import {
  atDesk,
  DEICHMAN,
  DEICHMAN_RULES,
  DESK_RANA,
  DOCUMENTS,
  online,
  PEOPLE,
  patron,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act } from '../../support/norwayHolder.ts';
import { localCard } from '../../support/norwayLocalCards.ts';
import { NORWAY } from '../exportedColumns.ts';

const EXPORT =
  'query { viewer { norwayDataExport { mediaType formatVersion createdAt document } libraryCardAccount { id } } }';
const RESIDENT = patron(PEOPLE.resident);
const PROTECTED = patron(PEOPLE.confidential);
let norway: TestNorway;
let id: string;
beforeAll(async () => {
  norway = await testNorway(undefined, {
    NORWAY_DATA_EXPORTS_PER_DAY: '2',
  });
  for (const as of [RESIDENT, PROTECTED]) {
    const { registerLibraryCard } = await norway.run(DOCUMENTS.registerLibraryCard, online(), as);
    norway.clock.advance(60_000);
    const input = { cardNumber: registerLibraryCard.cards[0].number, acceptedRulesVersion: RANA_RULES };
    await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_RANA);
    if (as === RESIDENT) id = registerLibraryCard.id;
  }
  await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.resident), DESK_RANA);
  const localCardNumber = await localCard(norway, { nationalIdentityNumber: PEOPLE.resident });
  await act(norway, 'linkLibraryCard', { localCardNumber, cardNumber: 'N183300001' }, DESK_RANA);
  const address = { lines: ['Hytta 1'], postcode: '8622', place: 'Umbukta', country: 'SE', through: '2026-12-24' };
  await act(norway, 'setTemporaryAddress', address, RESIDENT);
  await act(norway, 'discardLocalCard', { localCardNumber }, DESK_RANA);
  const join = { idempotencyKey: 'join-and-leave', libraryNumber: DEICHMAN, acceptedRulesVersion: DEICHMAN_RULES };
  await act(norway, 'joinLibrary', join, RESIDENT);
  await act(norway, 'leaveLibrary', { libraryNumber: DEICHMAN }, RESIDENT);
  const print = { idempotencyKey: 'print-and-lose', cardNumber: 'N183300001', newCardNumber: 'N183310099' };
  await act(norway, 'printLibraryCard', print, DESK_RANA);
  await act(norway, 'reportCardLost', { cardNumber: 'N183310099' }, RESIDENT);
  await norway.rows(`UPDATE account SET middle_name = 'MELLOMNAVN', address_lines = '{c/o Nabo,Kanarigata 17}',
    postcode = '8607', place = 'KANARIDAL', country = 'NO', register_read_at = '2026-01-02T03:04:05Z',
    register_failed_at = '2026-01-03T03:04:05Z', death_reported_at = '2026-01-04T03:04:05Z',
    death_confirmed_at = '2026-01-05T03:04:05Z', record_closed_at = '2026-01-06T03:04:05Z',
    register_recorded_at = '2026-01-01T03:04:05.123456789+01:00', used_at = opened_at WHERE id = '${id}'`);
  await norway.rows(
    `INSERT INTO outbox (kind, subject, posted_at, not_before, attempts, done_at)
     VALUES ('a-letter', $1, '2026-02-03T00:00:00Z', '2026-02-04T00:00:00Z', 7, '2026-02-05T00:00:00Z')`,
    [id],
  );
});
afterAll(() => norway.close());

const exportOf = async (as?: Caller) => (await norway.run(EXPORT, {}, as))['viewer'].norwayDataExport;

describe('viewer.norwayDataExport', () => {
  test('holds everything that is kept: each column of each table, or it is on the list of what is not shown', async () => {
    const exported = await exportOf(RESIDENT);
    expect(exported).toMatchObject({ mediaType: 'application/json', formatVersion: 1 });
    const told = toldBy(exported.document);
    // Its own line in the trail is written when it is given, with the same time.
    await expectEverythingTold(norway, (path) => [...told(path), exported.createdAt], [id], NORWAY);
    expect(told('account.nationalIdentityNumber')).toEqual([`${PEOPLE.resident.slice(0, 6)}*****`]);
    expect(told('account.addressLines')).toEqual(['c/o Nabo\nKanarigata 17']);
  });

  test('explains every key, and says what is left out', async () => {
    const { document } = await exportOf(PROTECTED);
    const { sections, leftOut, country, about } = JSON.parse(document);
    for (const { keys, entries, about: words } of Object.values<any>(sections)) {
      expect(words).toEqual(expect.stringMatching(/\w/));
      for (const entry of entries) expect(Object.keys(entry)).toEqual(Object.keys(keys));
      for (const value of entries.flatMap(Object.values))
        expect(value === null || typeof value === 'string').toBe(true);
    }
    expect([country, about.length > 100, leftOut.length]).toEqual(['NO', true, 4]);
  });

  test('[A47] tells no number, nobody at a desk, and no place to a protected person, whose address is not kept', async () => {
    const answer = await exportOf(PROTECTED);
    for (const secret of [PEOPLE.confidential, PEOPLE.resident, 'desk.rana', DESK_RANA.subject]) {
      expect(answer.document).not.toContain(secret);
    }
    const told = toldBy(answer.document);
    expect(told('account.addressLines')).toEqual([null]);
    expect(told('accesses.organisation').every((place) => place === null)).toBe(true);
  });

  test('is on record as the act of the person, who sees it in the access log', async () => {
    const [line] = await norway.rows(`SELECT * FROM audit WHERE action = 'norwayDataExport' AND subject = $1`, [id]);
    expect(line).toMatchObject({ actor: `id-porten|${RESIDENT.subject}`, unit: null, outcome: 'DONE' });
    const log = 'query { viewer { norwayAccessLog(first: 1) { edges { node { action organisation } } } } }';
    const { viewer } = await norway.run(log, {}, RESIDENT);
    expect(viewer.norwayAccessLog.edges[0].node).toEqual({ action: 'READING', organisation: null });
  });

  test('is given so many times within 24 hours and not once more, whoever asks at the same instant', async () => {
    const again = () => norway.answer(EXPORT, {}, RESIDENT);
    const answers = await Promise.all([again(), again(), again()]);
    const refused = answers.filter(({ errors }) => errors);
    expect(refused).toHaveLength(2); // one was taken before
    expect(refused[0]?.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(refused[0]?.data).toMatchObject({ viewer: { norwayDataExport: null, libraryCardAccount: { id } } });
    const before = await norway.everyRow();
    await again();
    expect(await norway.everyRow()).toEqual(before);
    norway.clock.advance(24 * 3_600_000 - 1);
    expect((await again()).errors).toBeDefined();
    norway.clock.advance(1);
    expect((await again()).errors).toBeUndefined();
  });

  test.each([
    ['nobody signed in', undefined],
    ['somebody without a card', patron(PEOPLE.parent)],
    ['a sign-in below the demanded level', patron(PEOPLE.resident, 'idporten-loa-low')],
    ['library staff', DESK_RANA],
    ['somebody of another issuer with the same claims', { ...RESIDENT, issuer: 'kb-login' }],
  ])('is null for %s, and nothing is written', async (_label, as) => {
    const before = await norway.everyRow();
    expect(await exportOf(as)).toBeNull();
    expect(await norway.everyRow()).toEqual(before);
  });
});
