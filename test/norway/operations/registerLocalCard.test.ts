import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  PEOPLE,
  RANA,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act, newestLine, refusedAndUnchanged } from '../../support/norwayHolder.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

let attempt = 0;
function register(overrides: object = {}, desk = DESK_RANA) {
  attempt += 1;
  const holder = { holderKind: 'PERSON', name: 'Vakker Blomst', telephone: '41234567', email: 'blomst@example.no' };
  const card = { idempotencyKey: `local-${attempt}-key`, number: `R-${attempt}`, acceptedRulesVersion: '2026-1' };
  return act(norway, 'registerLocalCard', { ...card, ...holder, ...overrides }, desk);
}

describe('registerLocalCard', () => {
  test('[B1] [B2] gives a card of the own library to a person, and recommends the national one', async () => {
    const answer = await register({ number: 'R-100', nationalIdentityNumber: PEOPLE.resident });
    expect(answer).toEqual({
      __typename: 'RegisteredLocalCard',
      card: {
        number: 'R-100',
        state: 'ACTIVE',
        holderKind: 'PERSON',
        name: 'Vakker Blomst',
        telephone: '+4741234567',
        email: 'blomst@example.no',
      },
      warnings: ['NATIONAL_CARD_RECOMMENDED'],
    });
    const [row] = await norway.rows('SELECT * FROM local_card');
    expect(row).toMatchObject({ library: RANA, number: 'R-100', state: 'ACTIVE', account: null });
    expect(await newestLine(norway)).toEqual({
      actor: 'staff|desk.rana',
      unit: RANA,
      action: 'registerLocalCard',
      subject: row.id,
      outcome: 'DONE',
    });
    expect(norway.simulators.populationRegister.requests()).toBe(0);
    const { personal_number: _vault, ...elsewhere } = await norway.everyRow();
    expect(JSON.stringify(elsewhere)).not.toContain(PEOPLE.resident);
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('[B3] an institution gets one too, with nothing to recommend', async () => {
    const answer = await register({ number: 'R-101', holderKind: 'INSTITUTION', name: 'Ytteren barnehage' });
    expect(answer).toMatchObject({ card: { holderKind: 'INSTITUTION', name: 'Ytteren barnehage' }, warnings: [] });
  });

  test('is seen at the own desk, on record, and at no other', async () => {
    const see = async (desk: typeof DESK_RANA) =>
      (await norway.run(DOCUMENTS.localLibraryCard, { number: 'R-101' }, desk))['localLibraryCard'];
    expect(await see(DESK_RANA)).toMatchObject({ name: 'Ytteren barnehage' });
    expect(await newestLine(norway)).toMatchObject({ action: 'localLibraryCard', outcome: 'DONE' });
    expect(await see(DESK_KARASJOK)).toBeNull();
  });

  test('another library may use the same number', async () => {
    const answer = await register({ number: 'R-100', acceptedRulesVersion: '2025-1' }, DESK_KARASJOK);
    expect(answer).toMatchObject({ card: { number: 'R-100' } });
  });

  test('[A68] the same attempt sent again is answered with the same card', async () => {
    const attempts = [
      { idempotencyKey: 'local-twice', number: 'R-102' },
      { idempotencyKey: 'local-twice', number: 'R-102' },
    ];
    const [first, second] = await Promise.all(attempts.map((one) => register(one)));
    expect(first).toEqual(second);
    expect(await norway.rows(`SELECT 1 FROM local_card WHERE number = 'R-102'`)).toHaveLength(1);
  });

  test('two desks with the same number at once: one gives the card, the other is refused', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => register({ number: 'R-103' })));
    expect(answers.filter(({ code }) => code === 'LOCAL_CARD_NUMBER_TAKEN')).toHaveLength(2);
  });
});

describe('registerLocalCard refuses, and changes nothing', () => {
  test.each([
    ['LOCAL_CARD_NUMBER_TAKEN', 'a number given out before', { number: ' R-100 ' }],
    ['LOCAL_CARD_NUMBER_INVALID', 'a number of the national form', { number: 'n183310001' }],
    ['LOCAL_CARD_NUMBER_INVALID', 'no number', { number: ' ' }],
    ['LOCAL_CARD_NUMBER_INVALID', '31 characters', { number: 'R'.repeat(31) }],
    ['LOCAL_CARD_NUMBER_INVALID', 'a blank within', { number: 'R 100' }],
    ['NAME_INVALID', 'no name', { name: ' ' }],
    ['NAME_INVALID', 'a tag', { name: '<b>Blomst' }],
    ['TELEPHONE_INVALID', 'no telephone', { telephone: '' }],
    ['EMAIL_INVALID', 'two mailboxes', { email: 'a@example.no, b@example.no' }],
    ['NATIONAL_IDENTITY_NUMBER_INVALID', 'a wrong check digit', { nationalIdentityNumber: '12838520021' }],
    [
      'INSTITUTION_HAS_NO_IDENTITY_NUMBER',
      'an institution with the number of somebody',
      { holderKind: 'INSTITUTION', nationalIdentityNumber: PEOPLE.resident },
    ],
    ['LENDING_RULES_CHANGED', '[B11] rules of before', { acceptedRulesVersion: '2024-1' }],
    ['IDEMPOTENCY_KEY_REUSED', '[A67] the key of another request', { idempotencyKey: 'local-twice' }],
  ])('%s: %s', async (code, _, overrides) => {
    const answer = await refusedAndUnchanged(norway, () => register(overrides));
    expect(answer).toMatchObject({ code });
  });

  test('LOCAL_CARDS_NOT_ISSUED: [B1] at a library that has chosen to issue the national card only', async () => {
    await norway.rows('UPDATE library SET issues_local_cards = false WHERE number = $1', [RANA]);
    expect(await refusedAndUnchanged(norway, () => register())).toMatchObject({ code: 'LOCAL_CARDS_NOT_ISSUED' });
    await norway.rows('UPDATE library SET issues_local_cards = true WHERE number = $1', [RANA]);
    expect(await register()).toMatchObject({ __typename: 'RegisteredLocalCard' });
  });
});
