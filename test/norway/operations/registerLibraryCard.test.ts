import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  atDesk,
  DEICHMAN,
  DESK_RANA,
  DOCUMENTS,
  online,
  PEOPLE,
  patron,
  RANA,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

async function register(pid: string | undefined, overrides: object = {}, acr?: string, language?: string) {
  const answer = await norway.run(DOCUMENTS.registerLibraryCard, online(overrides), patron(pid, acr), language);
  return answer['registerLibraryCard'];
}

describe('registerLibraryCard', () => {
  test('[B4] [B6] [B7] [B8] [B16] [B17] gives a signed-in person an account, a digital card and the chosen library', async () => {
    const account = await register(PEOPLE.resident);
    expect(account).toMatchObject({
      __typename: 'LibraryCardAccount',
      name: 'VAKKER SOMMERLIG BLOMST',
      telephone: '+4741234567',
      email: 'vakker.blomst@example.no',
      homeLibrary: { number: RANA, name: 'Rana bibliotek' },
      registeredAddress: { __typename: 'VisibleAddress', postcode: '8622', place: 'MO I RANA', country: 'NO' },
      cards: [{ number: 'N183300001', kind: 'DIGITAL', state: 'ISSUED' }],
    });
    expect(account.registeredAddress.lines).toContain('Testgata 7 B');
    expect(account.registeredAddress.asOf).toBe('2026-11-20T09:00:00.000Z');
    expect(account.cards[0].barcode).toMatch(/^<svg .*<\/svg>\s*$/s);
    const audit = await norway.rows('SELECT actor, unit, purpose, action, subject, outcome FROM audit');
    expect(audit).toEqual([
      {
        actor: `id-porten|${patron(PEOPLE.resident).subject}`,
        unit: null,
        purpose: 'OWN_REGISTRATION',
        action: 'registerLibraryCard',
        subject: account.id,
        outcome: 'DONE',
      },
    ]);
    expect(await norway.rows('SELECT * FROM outbox')).toEqual([]);
  });

  test('[B32] the chosen library is home, but the membership there is not active yet', async () => {
    const [membership] = await norway.rows('SELECT library, status, accepted_rules_version FROM membership');
    expect(membership).toEqual({ library: RANA, status: 'PENDING', accepted_rules_version: null });
  });

  test('[B15] keeps the identity number in the vault alone, enciphered', async () => {
    const everything = JSON.stringify(await norway.everyRow());
    expect(everything).not.toContain(PEOPLE.resident);
    expect(everything).not.toContain(PEOPLE.resident.slice(0, 6));
    expect(await norway.rows('SELECT 1 FROM personal_number')).toHaveLength(1);
  });

  test('the next person gets the next number of the series of the chosen library', async () => {
    expect((await register(PEOPLE.atProperty)).cards[0].number).toBe('N183300002');
    expect((await register(PEOPLE.dNumber, { libraryNumber: DEICHMAN })).cards[0].number).toBe('N030100001');
  });

  test('a repeated attempt with the same key is answered the same, without asking the register', async () => {
    const variables = { idempotencyKey: 'attempt-one' };
    const first = await register(PEOPLE.parent, variables);
    const asked = norway.simulators.populationRegister.requests();
    const before = await norway.everyRow();
    expect(await register(PEOPLE.parent, variables)).toEqual(first);
    expect(norway.simulators.populationRegister.requests()).toBe(asked);
    expect(await norway.everyRow()).toEqual(before);
    const other = await register(PEOPLE.parent, { ...variables, telephone: '99887766' });
    expect(other).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey' });
  });

  test('a D-number that was continued is registered as the number in use', async () => {
    expect((await register(PEOPLE.formerDNumber)).name).toBe('VARM VAFFEL');
    expect(await register(PEOPLE.continuedAs)).toMatchObject({ code: 'ALREADY_REGISTERED' });
    expect(await register(PEOPLE.formerDNumber)).toMatchObject({ code: 'ALREADY_REGISTERED' });
  });

  test.each([
    ['an identity number of the 2032 rule', PEOPLE.newCheckDigits, 'ÆRLIG ELG TRE'],
    ['somebody who emigrated', PEOPLE.emigrated, 'FLYVENDE SKJORTE'],
    ['somebody without a known address', PEOPLE.withoutAddress, 'UNDRENDE SKOG'],
  ])('registers %s', async (_, pid, name) => {
    expect(await register(pid)).toMatchObject({ __typename: 'LibraryCardAccount', name });
  });

  test('takes a higher sign-in level than demanded', async () => {
    expect(await register(PEOPLE.clientAddress, {}, 'eidas-loa-high')).toMatchObject({ name: 'TREG STEIN' });
  });
});

describe('registerLibraryCard refuses, and changes nothing but the audit trail', () => {
  test.each([
    ['SIGN_IN_LEVEL_TOO_LOW', '[B6] a low sign-in', PEOPLE.confidential, {}, 'idporten-loa-low'],
    ['SIGN_IN_LEVEL_TOO_LOW', '[B6] an unknown level', PEOPLE.confidential, {}, 'idporten-loa-highest'],
    ['NATIONAL_IDENTITY_NUMBER_MISSING', '[B6] a foreign sign-in', undefined, {}, undefined],
    ['NATIONAL_IDENTITY_NUMBER_INVALID', 'a number outside the synthetic series', '20036914700', {}, undefined],
    ['LIBRARY_UNKNOWN', '[B7] a library that is none', PEOPLE.confidential, { libraryNumber: '2999900' }, undefined],
    ['LIBRARY_UNKNOWN', '[B7] a malformed library number', PEOPLE.confidential, { libraryNumber: 'Rana' }, undefined],
    ['TELEPHONE_INVALID', 'a short telephone number', PEOPLE.confidential, { telephone: '1234567' }, undefined],
    ['EMAIL_INVALID', 'two addresses', PEOPLE.confidential, { email: 'a@example.no,b@example.no' }, undefined],
    ['IDEMPOTENCY_KEY_INVALID', 'a short key', PEOPLE.confidential, { idempotencyKey: 'short' }, undefined],
    ['PERSON_NOT_IN_REGISTER', 'a number that nobody has', PEOPLE.unknown, {}, undefined],
    ['PERSON_REGISTERED_DEAD', 'a dead person', PEOPLE.dead, {}, undefined],
    ['IDENTITY_CEASED', 'a ceased identity', PEOPLE.ceased, {}, undefined],
    ['REGISTER_RECORD_INVALID', 'a birth date to come', PEOPLE.notYetBorn, {}, undefined],
    ['ALREADY_REGISTERED', '[B29] the same person again', PEOPLE.resident, { email: 'other@example.no' }, undefined],
  ])('%s: %s', async (code, _, pid, overrides, acr) => {
    const { audit: auditBefore, ...before } = await norway.everyRow();
    expect(await register(pid, overrides, acr)).toMatchObject({ __typename: 'NorwayRefusal', code });
    const { audit, ...after } = await norway.everyRow();
    expect(after).toEqual(before);
    const added = (audit ?? []).filter((row) => !auditBefore?.includes(row));
    // Whoever is registered reads of the attempt in the access log.
    const isRegistered = code === 'ALREADY_REGISTERED';
    for (const { outcome, subject } of added.map((row) => JSON.parse(row))) {
      expect([outcome, subject !== null]).toEqual([code, isRegistered]);
    }
    expect(JSON.stringify(added)).not.toContain(pid ?? 'undefined');
  });

  test('says everything that is wrong with the form at once, in the language of the caller', async () => {
    const overrides = { telephone: '', email: '@', libraryNumber: '' };
    expect(await register(PEOPLE.confidential, overrides, undefined, 'nb')).toMatchObject({
      code: 'LIBRARY_UNKNOWN',
      message: 'Ingen biblioteker med dette nummeret utsteder Bibliotekkortet.',
      field: 'libraryNumber',
      others: [
        { code: 'TELEPHONE_INVALID', field: 'telephone' },
        { code: 'EMAIL_INVALID', field: 'email' },
      ],
    });
  });

  test('NATIONAL_CARDS_NOT_ISSUED: [B1] a library that has chosen to issue local cards only, online and at its desk', async () => {
    await norway.rows('UPDATE library SET issues_national_cards = false WHERE number = $1', [RANA]);
    const { audit: _before, ...before } = await norway.everyRow();
    expect(await register(PEOPLE.confidential)).toMatchObject({
      code: 'NATIONAL_CARDS_NOT_ISSUED',
      field: 'libraryNumber',
    });
    const { audit: _after, ...after } = await norway.everyRow();
    expect(after).toEqual(before);
    const desk = await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.confidential), DESK_RANA);
    expect(desk['registerLibraryCardAtDesk']).toMatchObject({ code: 'NATIONAL_CARDS_NOT_ISSUED' });
    await norway.rows('UPDATE library SET issues_national_cards = true WHERE number = $1', [RANA]);
  });

  test('CARD_SERIES_USED_UP: the last reserved number is given out, the one after is refused before the register is asked', async () => {
    await norway.rows(`UPDATE card_number_series SET next = last WHERE library = $1 AND kind = 'DIGITAL'`, [RANA]);
    expect((await register(PEOPLE.confidential)).cards[0].number).toBe('N183309999');
    const asked = norway.simulators.populationRegister.requests();
    expect(await register(PEOPLE.strictlyConfidential)).toMatchObject({ code: 'CARD_SERIES_USED_UP' });
    expect(norway.simulators.populationRegister.requests()).toBe(asked);
  });
});
