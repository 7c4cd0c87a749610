import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { whileInFlight } from '../../support/inFlight.ts';
import { atDesk, DESK_RANA, DOCUMENTS, PEOPLE, type TestNorway, testNorway } from '../../support/norway.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

const register = async (form: object) =>
  (await norway.run(DOCUMENTS.registerLibraryCardAtDesk, form, DESK_RANA))['registerLibraryCardAtDesk'];

test('[A67] a registration in flight is refused with the time to try again, without asking the register', async () => {
  const form = atDesk(PEOPLE.resident, { idempotencyKey: 'key-in-flight' });
  const attempt: [string, string, string] = ['staff|desk.rana', 'registerLibraryCardAtDesk', 'key-in-flight'];
  const answer = await whileInFlight(norway, attempt, () => register(form));
  expect(answer).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_PROGRESS', field: 'idempotencyKey', parts: ['2'] });
  expect(norway.simulators.populationRegister.requests()).toBe(0);
  expect(await norway.rows('SELECT 1 FROM account')).toEqual([]);
  expect(await register(form)).toMatchObject({ __typename: 'LibraryCardAccount' });
});

test('[A67] [B29] a key that is forgotten leaves the person registered once: constraints hold without it', async () => {
  const form = atDesk(PEOPLE.parent, { idempotencyKey: 'key-forgotten', cardNumber: 'N183310002' });
  expect(await register(form)).toMatchObject({ __typename: 'LibraryCardAccount' });
  norway.clock.advance(86_400_001);
  await norway.rows('DELETE FROM idempotency');
  const accounts = await norway.rows('SELECT * FROM account');
  expect(await register(form)).toMatchObject({ code: 'ALREADY_REGISTERED' });
  expect(await norway.rows('SELECT * FROM account')).toEqual(accounts);
});
