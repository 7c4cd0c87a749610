import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DESK_KARASJOK, DESK_RANA, DOCUMENTS, RANA, type TestNorway, testNorway } from '../../support/norway.ts';
import { act, activeHolder, newestLine, refusedAndUnchanged } from '../../support/norwayHolder.ts';

const CABIN = {
  lines: ['Hytta, Umbukta 3'],
  postcode: '8622',
  place: 'Mo i Rana',
  country: 'NO',
  through: '2026-12-24',
};

let norway: TestNorway;
let holder: Awaited<ReturnType<typeof activeHolder>>;
beforeAll(async () => {
  norway = await testNorway();
  holder = await activeHolder(norway, 'resident');
});
afterAll(() => norway.close());

const set = (overrides: object = {}, as = holder.who) =>
  act(norway, 'setTemporaryAddress', { ...CABIN, ...overrides }, as);
const remove = (as = holder.who, input: object = {}) => act(norway, 'removeTemporaryAddress', input, as);
const DOCUMENT = DOCUMENTS.viewer.replace('...account', '...account temporaryAddress { place through }');
const shown = async (who = holder.who) => (await norway.run(DOCUMENT, {}, who))['viewer'].libraryCardAccount;

describe('setTemporaryAddress and removeTemporaryAddress', () => {
  test('[B17] [B19] stands beside the registered address, which stays the primary one', async () => {
    const account = await set();
    expect(account).toMatchObject({ temporaryAddress: CABIN, registeredAddress: { place: 'MO I RANA' } });
    expect(await newestLine(norway)).toEqual({
      actor: `${holder.who.issuer}|${holder.who.subject}`,
      unit: null,
      action: 'setTemporaryAddress',
      subject: holder.accountId,
      outcome: 'DONE',
    });
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('[B19] staff of a library where the person is a patron set another one in its place', async () => {
    const input = {
      cardNumber: holder.card,
      place: 'Hemnesberget',
      lines: ['c/o Bekk', ' Sjøgata 1 '],
      postcode: '8640',
    };
    const account = await set(input, DESK_RANA);
    expect(account.temporaryAddress).toMatchObject({ lines: ['c/o Bekk', 'Sjøgata 1'], place: 'Hemnesberget' });
    expect(await norway.rows('SELECT 1 FROM temporary_address')).toHaveLength(1);
    expect(await newestLine(norway)).toMatchObject({ unit: RANA, action: 'setTemporaryAddress' });
  });

  test('[B19] is shown through its last day in Norway, and not a second longer', async () => {
    norway.clock.set('2026-12-24T23:59:59+01:00');
    expect((await shown()).temporaryAddress).toMatchObject({ through: '2026-12-24' });
    norway.clock.set('2026-12-25T00:00:00+01:00');
    expect((await shown()).temporaryAddress).toBeNull();
    norway.clock.set('2026-11-20T10:00:00+01:00');
  });

  test('is removed before that; removing none changes no address', async () => {
    expect(await remove()).toMatchObject({ temporaryAddress: null });
    expect(await remove(DESK_RANA, { cardNumber: holder.card })).toMatchObject({ temporaryAddress: null });
    expect(await norway.rows('SELECT 1 FROM temporary_address')).toEqual([]);
    expect(await newestLine(norway)).toMatchObject({ unit: RANA, action: 'removeTemporaryAddress' });
  });

  test.each([
    ['today', '2026-11-20'],
    ['366 days from now', '2027-11-21'],
  ])('[B19] its last day may be %s', async (_, through) => {
    expect(await set({ through })).toMatchObject({ temporaryAddress: { through } });
  });

  test('[B19] abroad the postcode is in the form of that country', async () => {
    const abroad = { country: 'SE', postcode: '114 55', place: 'Stockholm' };
    expect(await set(abroad)).toMatchObject({ temporaryAddress: abroad });
  });
});

describe('setTemporaryAddress refuses, and changes nothing', () => {
  test.each([
    ['TEMPORARY_ADDRESS_END_INVALID', 'yesterday', { through: '2026-11-19' }],
    ['TEMPORARY_ADDRESS_END_INVALID', '[B18] as good as for ever', { through: '2027-11-22' }],
    ['TEMPORARY_ADDRESS_INVALID', 'no line', { lines: [] }],
    ['TEMPORARY_ADDRESS_INVALID', 'five lines', { lines: ['1', '2', '3', '4', '5'] }],
    ['TEMPORARY_ADDRESS_INVALID', 'an empty line', { lines: ['Hytta', ' '] }],
    ['TEMPORARY_ADDRESS_INVALID', 'a line of 101 characters', { lines: ['x'.repeat(101)] }],
    ['TEMPORARY_ADDRESS_INVALID', 'a line break within', { lines: ['Hytta\nOslo'] }],
    ['TEMPORARY_ADDRESS_INVALID', 'a tag', { place: '<Mo>' }],
    ['TEMPORARY_ADDRESS_INVALID', 'a Norwegian postcode of five digits', { postcode: '86220' }],
    ['TEMPORARY_ADDRESS_INVALID', 'no country', { country: 'Norge' }],
    ['CARD_UNKNOWN', "[A9] somebody else's card", { cardNumber: 'N183300999' }],
  ])('%s: %s', async (code, _, overrides) => {
    expect(await refusedAndUnchanged(norway, () => set(overrides))).toMatchObject({ code });
  });

  test('NOT_A_PATRON: staff where the person is none', async () => {
    const answer = await refusedAndUnchanged(norway, () => set({ cardNumber: holder.card }, DESK_KARASJOK));
    expect(answer.code).toBe('NOT_A_PATRON');
  });

  test('[A7] TEMPORARY_ADDRESS_NOT_POSSIBLE: protected, unknown and hidden addresses are refused in the same words, to holder and staff', async () => {
    const answers = [];
    for (const person of ['confidential', 'strictlyConfidential', 'clientAddress', 'withoutAddress'] as const) {
      const { who, card } = await activeHolder(norway, person);
      answers.push(await refusedAndUnchanged(norway, () => set({}, who)));
      answers.push(await refusedAndUnchanged(norway, () => set({ cardNumber: card }, DESK_RANA)));
      answers.push({ ...(await remove(who)), seen: (await shown(who)).temporaryAddress });
    }
    expect(answers[0]).toMatchObject({ code: 'TEMPORARY_ADDRESS_NOT_POSSIBLE', field: null, parts: null });
    expect(new Set(answers.filter(({ code }) => code).map((answer) => JSON.stringify(answer))).size).toBe(1);
    const removed = answers.filter(({ __typename }) => __typename === 'LibraryCardAccount');
    expect(removed.map(({ seen, temporaryAddress }) => [seen, temporaryAddress])).toEqual(Array(4).fill([null, null]));
  });
});

describe('when the registered address is shown no more', () => {
  test('[A7] the database forgets the temporary one at once, whoever changes the account, and takes no other', async () => {
    const { accountId, who } = await activeHolder(norway, 'parent');
    await set({}, who);
    await norway.rows(
      'UPDATE account SET address_lines = NULL, postcode = NULL, place = NULL, country = NULL WHERE id = $1',
      [accountId],
    );
    expect(await norway.rows('SELECT 1 FROM temporary_address WHERE account = $1', [accountId])).toEqual([]);
    const inserted = norway.rows(
      `INSERT INTO temporary_address VALUES ($1, '{Hytta}', '8622', 'Mo i Rana', 'NO', '2026-12-24')`,
      [accountId],
    );
    await expect(inserted).rejects.toMatchObject({ driverError: { constraint: 'temporary_address_beside_visible' } });
  });
});
