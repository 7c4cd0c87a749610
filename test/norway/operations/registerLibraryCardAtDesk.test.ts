import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  atDesk,
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK_RULES,
  PEOPLE,
  RANA,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

async function register(number: string, overrides: object = {}, desk = DESK_RANA) {
  const answer = await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(number, overrides), desk);
  return answer['registerLibraryCardAtDesk'];
}

describe('registerLibraryCardAtDesk', () => {
  test('[B4] [B5] [B11] the desk registers a person with a printed card; its library is home and active at once', async () => {
    const account = await register(PEOPLE.resident);
    expect(account).toMatchObject({
      name: 'VAKKER SOMMERLIG BLOMST',
      homeLibrary: { number: RANA },
      registeredAddress: { place: 'MO I RANA' },
      cards: [{ number: 'N183310001', kind: 'PHYSICAL', state: 'ACTIVE' }],
      memberships: [
        {
          country: 'NO',
          status: 'ACTIVE',
          since: '2026-11-20',
          through: null,
          library: { code: RANA, name: 'Rana bibliotek' },
          acceptedRulesVersion: '2026-1',
        },
      ],
    });
    const audit = await norway.rows('SELECT actor, unit, purpose, action, subject, outcome FROM audit');
    const action = 'registerLibraryCardAtDesk';
    const purpose = 'REGISTRATION_AT_DESK';
    expect(audit).toEqual([
      { actor: 'staff|desk.rana', unit: RANA, purpose, action, subject: account.id, outcome: 'DONE' },
    ]);
  });

  test.each([
    ['the number before the series', 'N002110000', 'CARD_NUMBER_NOT_RESERVED'],
    ['the number after the series', 'N002111000', 'CARD_NUMBER_NOT_RESERVED'],
    ['a number reserved for digital cards', 'N002100001', 'CARD_NUMBER_NOT_RESERVED'],
    ["another library's number", 'N183310003', 'CARD_NUMBER_OF_ANOTHER_LIBRARY'],
    ['the first number of the series', 'N002110001', undefined],
    ['the last number of the series', 'N002110999', undefined],
  ])('takes only printed numbers that the library reserved: %s', async (_, cardNumber, refused) => {
    const person = cardNumber === 'N002110999' ? PEOPLE.parent : PEOPLE.atProperty;
    const overrides = { cardNumber, acceptedRulesVersion: KARASJOK_RULES };
    const { code } = await register(person, overrides, DESK_KARASJOK);
    expect(code).toBe(refused);
  });

  test('a key is not the same attempt for another person', async () => {
    const idempotencyKey = 'one-key-at-the-desk';
    await register(PEOPLE.dNumber, { idempotencyKey, cardNumber: 'N183310010' });
    const other = await register(PEOPLE.emigrated, { idempotencyKey, cardNumber: 'N183310010' });
    expect(other).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('an identity number in the text of the operation is refused', async () => {
    const document = `mutation { registerLibraryCardAtDesk(input: { idempotencyKey: "in-the-text",
      nationalIdentityNumber: "${PEOPLE.withoutAddress}", purpose: REGISTRATION_AT_DESK, cardNumber: "N183310011",
      telephone: "41234567", email: "a@example.no", acceptedRulesVersion: "2026-1" }) { __typename } }`;
    const { errors, data } = await norway.answer(document, {}, DESK_RANA);
    expect(data).toBeUndefined();
    expect(JSON.stringify(errors)).not.toContain(PEOPLE.withoutAddress);
  });
});

describe('registerLibraryCardAtDesk refuses, and changes nothing but the audit trail and the budget of look-ups', () => {
  test.each([
    ['PURPOSE_NOT_ALLOWED', 'the purpose of another role', PEOPLE.clientAddress, { purpose: 'OWN_REGISTRATION' }],
    ['NATIONAL_IDENTITY_NUMBER_INVALID', 'a wrong check digit', '12838520021', {}],
    ['NATIONAL_IDENTITY_NUMBER_INVALID', 'an impossible date', '31828520020', {}],
    ['CARD_NUMBER_INVALID', 'a card number of eight digits', PEOPLE.clientAddress, { cardNumber: 'N18331000' }],
    ['CARD_NUMBER_TAKEN', 'a card given out before', PEOPLE.clientAddress, {}],
    ['LENDING_RULES_CHANGED', '[B11] rules of before', PEOPLE.clientAddress, { acceptedRulesVersion: '2024-1' }],
    ['TELEPHONE_INVALID', 'no telephone', PEOPLE.clientAddress, { telephone: '' }],
    ['EMAIL_INVALID', 'no e-mail', PEOPLE.clientAddress, { email: '' }],
    ['PERSON_NOT_IN_REGISTER', 'a number that nobody has', PEOPLE.unknown, { cardNumber: 'N183310020' }],
    ['PERSON_REGISTERED_DEAD', 'a dead person', PEOPLE.dead, { cardNumber: 'N183310020' }],
    ['IDENTITY_CEASED', 'a ceased identity', PEOPLE.ceased, { cardNumber: 'N183310020' }],
    ['ALREADY_REGISTERED', '[B29] somebody who has the card', PEOPLE.resident, { cardNumber: 'N183310020' }],
  ])('%s: %s', async (code, _, number, overrides) => {
    const { audit: auditBefore, lookup_budget: _budget, ...before } = await norway.everyRow();
    const answer = await register(number, overrides);
    expect(answer).toMatchObject({ __typename: 'NorwayRefusal', code });
    const { audit, lookup_budget: _spent, ...after } = await norway.everyRow();
    expect(after).toEqual(before);
    expect(JSON.stringify([audit, answer])).not.toContain(number);
    expect((audit?.length ?? 0) - (auditBefore?.length ?? 0)).toBeLessThanOrEqual(1);
  });

  test('[B11] the refusal names the rules to accept', async () => {
    const answer = await register(PEOPLE.clientAddress, { acceptedRulesVersion: '', cardNumber: 'N183310020' });
    expect(answer).toMatchObject({ code: 'LENDING_RULES_CHANGED', field: 'acceptedRulesVersion', parts: ['2026-1'] });
  });
});
