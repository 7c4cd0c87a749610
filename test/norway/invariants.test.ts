import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { atDesk, DESK_RANA, DOCUMENTS, PEOPLE, RANA, type TestNorway, testNorway } from '../support/norway.ts';
import { takeDown } from '../support/takeDown.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
  await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.resident), DESK_RANA);
});
afterAll(() => norway.close());

const card = (number: string, state: string, activated: string) => `
  INSERT INTO card (id, account, number, kind, state, issued_at, first_activated_at)
  SELECT gen_random_uuid(), id, '${number}', 'DIGITAL', '${state}', now(), ${activated} FROM account`;
const local = (columns: string, values: string) => `
  INSERT INTO local_card (id, library, name, telephone, email, issued_at, accepted_rules_version, ${columns})
  VALUES (gen_random_uuid(), '${RANA}', 'A', '+4741234567', 'a@example.no', now(), '2026-1', ${values})`;
const series = (first: number, last: number, next = first) => `
  INSERT INTO card_number_series VALUES (gen_random_uuid(), '${RANA}', 'DIGITAL', ${first}, ${last}, ${next})`;

describe('the database itself refuses', () => {
  test.each([
    [
      '[B29] a second current card of one account',
      card('N183310002', 'ISSUED', 'NULL'),
      'card_one_current_per_account',
    ],
    [
      '[B29] a second active card of one account',
      card('N183310002', 'ACTIVE', 'now()'),
      'card_one_current_per_account',
    ],
    ['a card number twice', card('N183310001', 'ISSUED', 'NULL'), 'card_'],
    ['a card number of another form', card('X183310002', 'ISSUED', 'NULL'), 'card_number_check'],
    ['an active card that was never activated', card('N183310002', 'ACTIVE', 'NULL'), 'card_check'],
    [
      '[B29] a second account of one person',
      `INSERT INTO account (id, person, first_name, last_name, register_read_at, telephone, email, home_library, opened_at)
       SELECT gen_random_uuid(), person, first_name, last_name, now(), telephone, email, home_library, now() FROM account`,
      'account_person_once',
    ],
    [
      '[B11] an active membership without accepted rules',
      `UPDATE membership SET accepted_rules_version = NULL`,
      'membership_check',
    ],
    [
      '[B11] rules that the library never had',
      `UPDATE membership SET accepted_rules_version = '1999-1'`,
      'membership_library_accepted_rules_version_fkey',
    ],
    [
      '[B5] a home library without a membership there',
      `UPDATE account SET home_library = '2202100'`,
      'account_home_is_a_membership',
    ],
    [
      '[B29] a blocked card beside an active one',
      `INSERT INTO card (id, account, number, kind, state, issued_at, blocked_at)
       SELECT gen_random_uuid(), id, 'N183300099', 'DIGITAL', 'BLOCKED', now(), now() FROM account`,
      'card_one_current_per_account',
    ],
    ['a card that ended at no time', `UPDATE card SET state = 'DELETED'`, 'card_ended'],
    ['a card that was blocked at no time', `UPDATE card SET state = 'BLOCKED'`, 'card_blocked'],
    [
      '[B4] a card with a number that no library has reserved',
      `UPDATE card SET number = 'N999999999'`,
      'card_number_reserved',
    ],
    ['[B4] a digital card with a number for print', `UPDATE card SET kind = 'DIGITAL'`, 'card_number_reserved'],
    [
      '[B5] a home library that was left',
      `UPDATE membership SET status = 'ENDED', ended_at = now()`,
      'account_home_is_current',
    ],
    ['a membership that ended at no time', `UPDATE membership SET status = 'ENDED'`, 'membership_ended'],
    [
      '[B1] a library that issues no card',
      'UPDATE library SET issues_national_cards = false, issues_local_cards = false',
      'library_issues_a_card',
    ],
    [
      'a local card of the national form',
      local('number, holder_kind, state', `'N183310002', 'PERSON', 'ACTIVE'`),
      'local_card_not_national',
    ],
    [
      '[B24] a discarded local card that was never linked',
      local('number, holder_kind, state, discarded_at', `'R-1', 'PERSON', 'DISCARDED', now()`),
      'local_card_linked',
    ],
    ['half an address', `UPDATE account SET country = NULL`, 'account_address_whole'],
    ['a series that overlaps another', series(183_309_999, 183_310_000), 'card_number_reserved_once'],
    ['a next number beyond the series', series(500, 509, 511), 'card_number_series_check'],
  ])('%s', async (_, sql, constraint) => {
    await expect(norway.rows(sql)).rejects.toMatchObject({
      driverError: { constraint: expect.stringContaining(constraint) },
    });
  });

  test('series that touch are no overlap, and one may be used up', async () => {
    await norway.rows(series(500, 509, 510));
    await norway.rows(series(510, 510));
    expect(await norway.rows('SELECT 1 FROM card_number_series WHERE first >= 500 AND last <= 510')).toHaveLength(2);
  });

  test('the migrations can be taken back', async () => {
    await takeDown(norway.owned);
    const left = await norway.rows(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`);
    expect(left.map(({ tablename }) => tablename)).toEqual([
      'audit',
      'idempotency',
      'migration',
      'outbox',
      'personal_number',
    ]);
  });
});
