import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { tombstoneHash, tombstoneKey } from '../../../subgraphs/shared/runtime/tombstones.ts';
import { erasedAgain } from '../../support/erasedAgain.ts';
import { killedInTheMiddle } from '../../support/killedInTheMiddle.ts';
import {
  ANNEN,
  accountHolder,
  activate,
  ERASE,
  enrol,
  forgot,
  NETHERLANDS_SETTINGS,
  openNetherlands,
  PASSWORD,
  signIn,
  type TestNetherlands,
  theExamplePerson,
  theMover,
} from '../../support/netherlands.ts';

const ERASED = ['customer', 'pass', 'subscription', 'login_link', 'login_account'];

let netherlands: TestNetherlands;
let tester: Caller;
let enrolment: Record<string, any>;

async function enrolled(input: object): Promise<[Caller, Record<string, any>]> {
  const answer = await enrol(netherlands, input);
  netherlands.clock.advance(1_000); // the newest mail is this person's
  await activate(netherlands, await netherlands.mailedToken());
  const [{ account }] = await netherlands.rows(
    'SELECT login_account_id AS account FROM login_link WHERE customer_id = $1',
    [answer.customer.id],
  );
  return [accountHolder(account, Math.floor(netherlands.clock.now().getTime() / 1_000)), answer];
}

beforeEach(async () => {
  netherlands = await openNetherlands();
  await enrolled(theMover());
  [tester, enrolment] = await enrolled(theExamplePerson());
  await netherlands.rows('UPDATE subscription SET discount_cents = subscription_cents, balance_cents = 0');
});
afterEach(() => netherlands.close());

const erase = async (password = PASSWORD, dryRun = false, as = tester) =>
  (await netherlands.run(ERASE, { password, dryRun }, as))['eraseMyDigitalMemberships'];
const lastLine = async () => (await netherlands.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];

/** Every row of every table but the trail and the counts of tries, as text. */
async function everythingElse(): Promise<Record<string, string[]>> {
  const tables = await netherlands.rows(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit', 'attempt', 'refused_attempt')`,
  );
  const contents: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await netherlands.rows(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`);
    contents[name] = rows.map(({ row }) => row).sort();
  }
  return contents;
}

describe('eraseMyDigitalMemberships', () => {
  test('a dry run says what goes and what stays, and changes nothing', async () => {
    const before = await everythingElse();
    const { done, erased, kept } = await erase(PASSWORD, true);
    expect([done, erased.length]).toEqual([false, 4]);
    expect(kept.map(({ until }: { until: unknown }) => until)).toEqual([
      '2031-11-20T09:00:02.000Z',
      '2027-02-18T09:00:02.000Z',
      null,
    ]);
    expect(await everythingElse()).toEqual(before);
    expect(await lastLine()).toMatchObject({ action: 'eraseMyDigitalMemberships', outcome: 'DRY_RUN' });
  });

  test('[A45] erases every trace but the trail: no id, name, number or address is left in any table', async () => {
    await forgot(netherlands, enrolment['passNumber']);
    const own = [tester.subject, enrolment['customer'].id, enrolment['passNumber'], 'eb.tester', '9468 BG'];
    expect(await erase()).toMatchObject({ __typename: 'DataErasure', done: true });
    await netherlands.subgraph.outbox.drain();
    await netherlands.subgraph.sweeps.find(({ name }) => name === 'publishMemberships')?.run();
    for (const [table, rows] of Object.entries(await everythingElse())) {
      for (const secret of own) expect([table, rows.filter((row) => row.includes(secret))]).toEqual([table, []]);
    }
    for (const table of ERASED) expect(await netherlands.rows(`SELECT 1 FROM ${table}`)).toHaveLength(1); // the mover's
    const line = { actor: `kb-login|${tester.subject}`, subject: tester.subject, outcome: 'DONE' };
    expect(await lastLine()).toMatchObject(line);
  });

  test('[A45] is done again in a backup put back, of the member and of the account', async () => {
    expect(await erasedAgain(netherlands, erase)).toEqual([
      { kind: 'customer', found: 1, erased: 1 },
      { kind: 'login_account', found: 1, erased: 1 },
    ]);
    for (const table of ERASED) expect(await netherlands.rows(`SELECT 1 FROM ${table}`)).toHaveLength(1); // the mover's
  });

  test('[A45] leaves tombstones of the account and of the member', async () => {
    await erase();
    const key = tombstoneKey(Buffer.from(NETHERLANDS_SETTINGS['NETHERLANDS_SECRET'] ?? '', 'base64'), 'netherlands');
    const buried = [
      { kind: 'customer', subject: enrolment['customer'].id },
      { kind: 'login_account', subject: tester.subject },
    ];
    expect(await netherlands.rows('SELECT hash, kind FROM tombstone ORDER BY kind')).toEqual(
      buried.map((one) => ({ hash: tombstoneHash(key, one), kind: one.kind })),
    );
  });

  test('[A45] kills the sign-in and the links at once, and sends nothing but the confirmation, to every known address', async () => {
    await netherlands.rows(`UPDATE customer SET email = 'bij.de.bieb@example.nl' WHERE last_name = 'Tester'`);
    await forgot(netherlands, enrolment['passNumber']);
    await erase();
    expect(await netherlands.subgraph.outbox.drain()).toBe(2);
    const mails = (await netherlands.mailbox.messages()).slice(0, 2);
    expect(mails.map(({ to }) => String(to)).sort()).toEqual([
      expect.stringContaining('bij.de.bieb@example.nl'),
      expect.stringContaining('eb.tester@example.nl'),
    ]);
    for (const { subject, text } of mails) {
      expect([subject, /\d{6}|Tester|token/.test(text ?? '')]).toEqual(['Je gegevens zijn verwijderd', false]);
    }
    expect(await netherlands.rows('SELECT 1 FROM erasure_notice')).toEqual([]);
    expect(await signIn(netherlands, enrolment['passNumber'])).toMatchObject({ code: 'SIGN_IN_FAILED' });
    const { errors } = await netherlands.answer(ERASE, { password: PASSWORD, dryRun: true }, tester);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('somebody who is enrolled again, with the same request too, is somebody new', async () => {
    await erase();
    const [, again] = await enrolled(theExamplePerson());
    expect(again['customer'].id).not.toBe(enrolment['customer'].id);
    expect(again['passNumber']).not.toBe(enrolment['passNumber']);
    expect(await signIn(netherlands, again['passNumber'])).toMatchObject({ __typename: 'SignedIn' });
    const { customer } = await netherlands.run(
      'query ($id: ID!) { customer: digitalMember(id: $id) { id } }',
      { id: again['customer'].id },
      ANNEN,
    );
    expect(customer).not.toBeNull();
  });

  test.each([
    ['2027-10-31T23:59:59+01:00', 'BALANCE_OPEN'], // its last day
    ['2027-11-01T00:00:00+01:00', undefined],
  ])('a balance stands in the way until the last day of the subscription: at %s %s', async (instant, code) => {
    await netherlands.rows('UPDATE subscription SET discount_cents = 0, balance_cents = subscription_cents');
    netherlands.clock.set(instant);
    const before = await everythingElse();
    const answer = await erase();
    expect(answer.code).toBe(code);
    if (!code) return expect(answer.done).toBe(true);
    expect(answer.parts).toEqual(['5280']);
    expect(await everythingElse()).toEqual(before);
  });

  test('[A6] asks for the password again, and slows guessing down as signing in does', async () => {
    const before = await everythingElse();
    for (let time = 0; time < 5; time += 1) expect(await erase('Verkeerd1!')).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await erase()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(await signIn(netherlands, enrolment['passNumber'])).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(await everythingElse()).toEqual(before);
  });

  test('of several at the same instant exactly one erases', async () => {
    const attempt = () => netherlands.answer(ERASE, { password: PASSWORD, dryRun: false }, tester);
    const answers = await Promise.all([attempt(), attempt(), attempt()]);
    const outcomes = answers.map(({ data }) => (data?.['eraseMyDigitalMemberships'] as Record<string, any>) ?? {});
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
    expect(await netherlands.rows('SELECT 1 FROM erasure_notice')).toHaveLength(1);
    const others = outcomes.filter(({ done }) => !done).map(({ code }) => code ?? 'NOTHING_TO_ERASE');
    expect(others).toEqual(['NOTHING_TO_ERASE', 'NOTHING_TO_ERASE']);
  });

  test.each(['password_reset', 'tombstone', 'erasure_notice', 'audit'])(
    '[A45] killed before its work on %s: nothing is done, and the next attempt does it',
    async (table) => {
      const before = await everythingElse();
      await killedInTheMiddle(netherlands, table, () => erase());
      expect(await everythingElse()).toEqual(before);
      expect(await erase()).toMatchObject({ done: true });
    },
  );
});
