import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { activate, enrol, openNetherlands, type TestNetherlands } from '../../support/netherlands.ts';
import { workOf } from '../../support/passwordWork.ts';
import { snapshot } from '../../support/snapshot.ts';
import { mailsTo, signUp, theSignUp, tokenIn } from './documents.ts';

const KNOWN = 'eb.tester@example.nl';
const PASS_NUMBER = '25280000000413';
const ACCEPTED = { __typename: 'LoginAccountRequested', accepted: true };

let netherlands: TestNetherlands;
let restore: () => Promise<void>;
beforeAll(async () => {
  netherlands = await openNetherlands();
  await enrol(netherlands);
  await activate(netherlands, await netherlands.mailedToken());
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
afterEach(async () => {
  await netherlands.subgraph.outbox.drain();
  await restore();
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
});

describe('[A6] an address that has an account', () => {
  test('[N6] gets the same answer outside, and a mail that says so and carries no link', async () => {
    await mailsTo(netherlands, KNOWN);
    expect(await signUp(netherlands, { email: KNOWN.toUpperCase() })).toMatchObject(ACCEPTED);
    await netherlands.subgraph.outbox.drain();
    const mail = (await netherlands.mailbox.messages()).find(({ subject }) => subject.startsWith('Je hebt al'));
    expect(mail?.text).toContain(`Log in met deze gebruikersnaam: ${PASS_NUMBER}\n`);
    expect(mail?.text).not.toMatch(/http|token/);
  });

  test('is the same work, and the username is had as long', async () => {
    const form = { username: 'same.work', email: 'nobody.here@example.nl', idempotencyKey: 'unknown-1' };
    const unknown = await workOf(netherlands, () => signUp(netherlands, form));
    const known = await workOf(netherlands, () =>
      signUp(netherlands, { username: 'like.work', email: KNOWN, idempotencyKey: 'known-001' }),
    );
    expect(known).toEqual(unknown);
    const other = { email: 'third.one@example.nl', idempotencyKey: 'third-one' };
    for (const username of ['same.work', 'like.work']) {
      expect(await signUp(netherlands, { ...other, username })).toMatchObject({ code: 'USERNAME_TAKEN' });
    }
  });

  test('meanwhile: of two links mailed to one address the first that is used stays', async () => {
    const email = 'twice@example.nl';
    await signUp(netherlands, { email });
    await signUp(netherlands, { email, username: 'twice.more', idempotencyKey: 'twice-001' });
    const links = (await mailsTo(netherlands, email)).map(tokenIn);
    const answers = await Promise.all(links.map((token) => activate(netherlands, token)));
    expect(answers.map(({ state, code }) => state ?? code).sort()).toEqual(['ACTIVE', 'EMAIL_HAS_LOGIN_ACCOUNT']);
  });

  test('by a desk is no obstacle to another account of a desk', async () => {
    const { customer } = await enrol(netherlands, { ...family(), email: KNOWN });
    const [mail] = (await mailsTo(netherlands, KNOWN)).filter(({ text }) => text.includes(customer.passNumber));
    expect(await activate(netherlands, tokenIn(mail))).toMatchObject({ state: 'ACTIVE' });
  });
});

test('[A6] tries are slowed down by address and network, and the mails with them', async () => {
  for (let time = 0; time < 5; time += 1) {
    const username = `try.number${time}`;
    expect(await signUp(netherlands, { username, idempotencyKey: `slow-down-${time}` })).toMatchObject(ACCEPTED);
  }
  const sixth = { username: 'try.number6', idempotencyKey: 'slow-down-6' };
  expect(await signUp(netherlands, sixth)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', parts: ['1'] });
  expect(await netherlands.rows(`SELECT FROM login_account WHERE created_via = 'KB_WEB'`)).toHaveLength(5);
});

test('[A6] five letters go to an address that is signed up with again and again, and the answers stay the same', async () => {
  for (let time = 0; time < 7; time += 1) {
    netherlands.from(`network${time}`);
    const form = { username: `again.no${time}`, idempotencyKey: `again-and-again-${time}` };
    expect(await signUp(netherlands, form)).toMatchObject(ACCEPTED);
    netherlands.clock.advance(1_000);
  }
  netherlands.from('home');
  const before = (await netherlands.mailbox.messages()).length;
  await netherlands.subgraph.outbox.drain();
  expect((await netherlands.mailbox.messages()).length - before).toBe(5);
});

test('[A6] of one network no more than fifty addresses are taken at once', async () => {
  const rows = "INSERT INTO attempt VALUES ('', 'createLoginAccount|home', 60, $1, $2)";
  const now = netherlands.clock.now();
  await netherlands.rows(rows, [now, new Date(now.getTime() + 900_000)]);
  expect(await signUp(netherlands)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', parts: ['900'] });
});

test.each([
  [999, ACCEPTED],
  [1_000, { code: 'TOO_MANY_ATTEMPTS', parts: ['60'] }],
])('[A6] while %i letters wait', async (waiting, answer) => {
  const later = new Date(netherlands.clock.now().getTime() + 3_600_000);
  await netherlands.rows(
    `INSERT INTO outbox (kind, subject, posted_at, not_before)
     SELECT 'login-account-online', gen_random_uuid(), $1, $1 FROM generate_series(1, $2)`,
    [later, waiting],
  );
  expect(await signUp(netherlands, theSignUp())).toMatchObject(answer);
});

function family() {
  return {
    idempotencyKey: 'family-001',
    confirmGeneratedNumber: true,
    initials: 'C.',
    lastName: 'Kind',
    birthDate: '1999-01-04',
    country: 'NL',
    postcode: '9468 BG',
    houseNumber: 43,
    identityChecked: true,
    loginAccount: { choice: 'NEW' },
    subscriptionType: '0141',
  };
}
