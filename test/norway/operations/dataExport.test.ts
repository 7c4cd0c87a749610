import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { type Classified, expectEverythingTold, toldBy } from '../../support/exportedColumns.ts';
import {
  atDesk,
  DESK_RANA,
  DOCUMENTS,
  online,
  PEOPLE,
  patron,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';

const EXPORT =
  'query { viewer { norwayDataExport { mediaType formatVersion createdAt document } libraryCardAccount { id } } }';
const RESIDENT = patron(PEOPLE.resident);
const PROTECTED = patron(PEOPLE.confidential);
const REFERENCE = { why: 'a reference of ours, which says nothing' };

const TAKEN_BACK = { why: 'taken back by the use that the export is' };
const NORWAY: Classified = {
  personal: {
    account: {
      rows: 'id = ANY ($1::uuid[])',
      columns: {
        id: REFERENCE,
        person: REFERENCE,
        first_name: 'account.firstName',
        middle_name: 'account.middleName',
        last_name: 'account.lastName',
        address_lines: 'account.addressLines',
        postcode: 'account.postcode',
        place: 'account.place',
        country: 'account.country',
        register_read_at: 'account.registerReadAt',
        telephone: 'account.telephone',
        email: 'account.email',
        home_library: 'account.homeLibrary',
        opened_at: 'account.openedAt',
        used_at: 'account.usedAt',
        warned_at: TAKEN_BACK,
        warning_ordered_at: TAKEN_BACK,
      },
    },
    card: {
      rows: 'account = ANY ($1::uuid[])',
      columns: {
        id: REFERENCE,
        account: REFERENCE,
        number: 'cards.number',
        kind: 'cards.kind',
        state: 'cards.state',
        issued_at: 'cards.issuedAt',
        first_activated_at: 'cards.firstActivatedAt',
      },
    },
    membership: {
      rows: 'account = ANY ($1::uuid[])',
      columns: {
        id: REFERENCE,
        account: REFERENCE,
        library: 'memberships.library',
        status: 'memberships.status',
        since: 'memberships.since',
        accepted_rules_version: 'memberships.acceptedRulesVersion',
      },
    },
  },
  impersonal: ['library', 'lending_rules', 'card_number_series', 'library_staff'],
};

let norway: TestNorway;
let id: string;
beforeAll(async () => {
  norway = await testNorway(undefined, {
    NORWAY_DATA_EXPORTS_PER_DAY: '2',
    NORWAY_POPULATION_REGISTER_DEADLINE_MS: '20000',
  });
  for (const as of [RESIDENT, PROTECTED]) {
    const { registerLibraryCard } = await norway.run(DOCUMENTS.registerLibraryCard, online(), as);
    norway.clock.advance(60_000);
    const input = { cardNumber: registerLibraryCard.cards[0].number, acceptedRulesVersion: RANA_RULES };
    await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_RANA);
    if (as === RESIDENT) id = registerLibraryCard.id;
  }
  await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.resident), DESK_RANA);
  await norway.rows(`UPDATE account SET middle_name = 'MELLOMNAVN', address_lines = '{c/o Nabo,Kanarigata 17}',
    postcode = '8607', place = 'KANARIDAL', country = 'NO', register_read_at = '2026-01-02T03:04:05Z',
    used_at = opened_at WHERE id = '${id}'`);
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
