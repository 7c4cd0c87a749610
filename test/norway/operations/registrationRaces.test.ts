import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  atDesk,
  DESK_RANA,
  DOCUMENTS,
  online,
  PEOPLE,
  patron,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

const once = async (document: string, variables: object, as: object) => {
  const answer = await norway.run(document, variables, as as typeof DESK_RANA);
  return Object.values(answer)[0];
};
const outcomes = (answers: { __typename: string; code?: string }[]) =>
  answers.map(({ __typename, code }) => code ?? __typename).sort();

describe('at the same instant', () => {
  test('[B29] the same person online five times: one account, the others refused', async () => {
    const attempts = Array.from({ length: 5 }, () =>
      once(DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE.resident)),
    );
    expect(outcomes(await Promise.all(attempts))).toEqual([
      ...Array(4).fill('ALREADY_REGISTERED'),
      'LibraryCardAccount',
    ]);
    for (const table of ['account', 'card', 'membership', 'personal_number', 'idempotency']) {
      expect(await norway.rows(`SELECT 1 FROM ${table}`)).toHaveLength(1);
    }
    const [series] = await norway.rows(
      `SELECT next - first AS used FROM card_number_series WHERE library = '2183300' AND kind = 'DIGITAL'`,
    );
    expect(series.used).toBe(1);
  });

  test('[B29] the same person at a desk and online: one account', async () => {
    const attempts = [
      once(DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.parent), DESK_RANA),
      once(DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE.parent)),
    ];
    expect(outcomes(await Promise.all(attempts))).toEqual(['ALREADY_REGISTERED', 'LibraryCardAccount']);
    expect(await norway.rows('SELECT 1 FROM account')).toHaveLength(2);
  });

  test('two people with the same printed card: one of them gets it', async () => {
    const attempts = [PEOPLE.emigrated, PEOPLE.dNumber].map((number) =>
      once(DOCUMENTS.registerLibraryCardAtDesk, atDesk(number, { cardNumber: 'N183310002' }), DESK_RANA),
    );
    expect(outcomes(await Promise.all(attempts))).toEqual(['CARD_NUMBER_TAKEN', 'LibraryCardAccount']);
  });

  test('the same attempt sent twice: one account, both answered with it', async () => {
    const variables = online({ idempotencyKey: 'double-click' });
    const attempts = [1, 2].map(() => once(DOCUMENTS.registerLibraryCard, variables, patron(PEOPLE.atProperty)));
    const [first, second] = await Promise.all(attempts);
    expect(first).toEqual(second);
    expect(first.__typename).toBe('LibraryCardAccount');
  });
});
