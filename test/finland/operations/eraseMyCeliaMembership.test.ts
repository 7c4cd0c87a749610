import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { tombstoneHash, tombstoneKey } from '../../../subgraphs/shared/runtime/tombstones.ts';
import { erasedAgain } from '../../support/erasedAgain.ts';
import {
  aForm,
  KESKUSKOULU,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
  wholeDatabase,
} from '../../support/finland.ts';
import { killedInTheMiddle } from '../../support/killedInTheMiddle.ts';
import { credentialDesk, NEW, OLD, PASSWORD } from '../credentialDesk.ts';
import { ERASE, FIND, REGISTER, SIGN_IN } from '../documents.ts';

const CODE = '040191-925P';
const ERASED =
  `eligibility guardian_consent celia_credential former_email celia_consent reading_disability contact_person
  celia_task day_ahead`.split(/\s+/);

let finland: TestFinland;
let desk: ReturnType<typeof credentialDesk>;
let customer: Record<string, any>;

beforeEach(async () => {
  finland = await testFinland();
  await registered(finland, 'fi-u2', PUPIL);
  customer = await registered(finland, 'fi-u1', {
    ...{ extraInformation: 'soittaa aina tiistaina', temporary: true, expectedEnd: '2024-12-31' },
    ...{ contactPerson: { name: 'Naapuri Nimetön' }, readingDisability: 'APHASIA' },
    consents: [{ kind: 'REASON_DETAIL', form: 'ORAL', givenBy: 'CUSTOMER' }],
  });
  await finland.rows(
    `INSERT INTO celia_task (unit_id, kind, customer_id, customer_number, opened_at)
     SELECT 'fi-u3', 'CUSTOMER_TRANSFERRED', id, number, now() FROM celia_customer WHERE id = $1`,
    [customer['id']],
  );
  desk = credentialDesk(finland, customer['id']);
  await desk.send(['CELIANET']);
  await desk.tenMinutesLater();
  await desk.choose(desk.newestToken(OLD));
});
afterEach(() => finland.close());

const holder = (): Caller => ({
  issuer: 'celia',
  subject: customer['id'],
  claims: { iat: Math.floor(finland.clock.now().getTime() / 1_000) },
});
const erase = async (password = PASSWORD, dryRun = false) =>
  (await finland.run(ERASE, { password, dryRun }, holder())).eraseMyCeliaMembership;
const everythingElse = async (): Promise<Record<string, string[]>> => ({
  ...(await wholeDatabase(finland)),
  audit: [],
  attempt: [],
});

describe('eraseMyCeliaMembership', () => {
  test.each([
    ['ONLINE', '2026-06-15T07:10:00.000Z'],
    ['BOTH', '2029-06-15T07:10:00.000Z'],
  ])('a dry run says what goes and what is kept until when (%s: %s), and changes nothing', async (format, until) => {
    await finland.rows('UPDATE celia_customer SET format = $1', [format]);
    const before = await everythingElse();
    const { done, erased, kept } = await erase(PASSWORD, true);
    expect([done, erased.length]).toEqual([false, 5]);
    expect(kept.map((one: { until: string }) => one.until)).toEqual([
      until,
      '2029-06-15T07:10:00.000Z',
      '2024-09-13T07:10:00.000Z',
    ]);
    expect(await everythingElse()).toEqual(before);
    expect(await desk.lastAudit()).toMatchObject({ action: 'eraseMyCeliaMembership', outcome: 'DRY_RUN' });
  });

  test('[A45] is done again in a backup put back: ended and emptied, not deleted before the time is over', async () => {
    expect(await erasedAgain(finland, erase)).toEqual([
      { kind: 'celia_customer', found: 0, erased: 0 },
      { kind: 'ended_celia_customer', found: 1, erased: 1 },
    ]);
    const rows = await finland.rows('SELECT state, street, email FROM celia_customer WHERE id = $1', [customer['id']]);
    expect(rows).toEqual([{ state: 'MARKED_FOR_DELETION', street: null, email: null }]);
    expect(await finland.rows(`SELECT FROM celia_customer WHERE state = 'ACTIVE'`)).toHaveLength(1); // the other one
  });

  test('[A45] erases what the law does not keep, and keeps what it does', async () => {
    await desk.send(['PRATSAM_READER']);
    expect(await erase()).toMatchObject({ __typename: 'DataErasure', done: true });
    await finland.subgraph.outbox.drain();
    const gone = [OLD, 'Kirjastokuja', '00100', '+358 40 000 0000', 'tiistaina', 'Nimetön'];
    for (const [table, rows] of Object.entries(await everythingElse())) {
      for (const secret of gone) {
        const left = rows.filter((row) => row.includes(secret) && row.includes(customer['id']));
        expect([table, secret, left]).toEqual([table, secret, []]);
      }
    }
    for (const table of ERASED) {
      expect(await finland.rows(`SELECT 1 FROM ${table} WHERE customer_id = $1`, [customer['id']])).toEqual([]);
    }
    const [row] = await finland.rows('SELECT * FROM celia_customer WHERE id = $1', [customer['id']]);
    expect(row).toMatchObject({ first_name: 'Testi', state: 'MARKED_FOR_DELETION', number: 100002 });
    expect(row.marked_for_deletion_at).toEqual(finland.clock.now());
    const nothing = {
      street: null,
      postcode: null,
      place: null,
      email: null,
      telephone: null,
      extra_information: null,
    };
    expect(row).toMatchObject(nothing);
    expect(await finland.rows('SELECT 1 FROM eligibility')).toHaveLength(1); // the pupil's
    expect(await desk.lastAudit()).toMatchObject({ actor: `celia|${customer['id']}`, outcome: 'DONE' });
  });

  test('[A45] leaves a tombstone of its own kind: a backup put back ends the customer again', async () => {
    await erase();
    const key = tombstoneKey(Buffer.from(finland.settings['FINLAND_SECRET'] ?? '', 'base64'), 'finland');
    const hash = tombstoneHash(key, { kind: 'ended_celia_customer', subject: customer['id'] });
    expect(await finland.rows('SELECT hash, kind FROM tombstone')).toEqual([{ hash, kind: 'ended_celia_customer' }]);
  });

  test('[A46] confirms it to every address known before, in words that tell nothing, and forgets the addresses', async () => {
    await desk.changeEmail(NEW); // the notice of the change waits
    await finland.rows('UPDATE outbox SET not_before = not_before + interval $$1 hour$$ WHERE done_at IS NULL');
    finland.mailServer.mails.length = 0;
    await erase();
    await desk.tenMinutesLater();
    expect(finland.mailServer.mails.map(({ to, subject }) => [to[0], subject]).sort()).toEqual([
      [OLD, 'Tietosi on poistettu'],
      [NEW, 'Tietosi on poistettu'],
    ]);
    for (const { text } of finland.mailServer.mails) expect(text).not.toMatch(/Testi|1000\d\d|luke|kirja|Annela/);
    expect(await finland.rows('SELECT 1 FROM erasure_notice')).toEqual([]);
    expect(await finland.rows(`SELECT 1 FROM outbox WHERE done_at IS NULL AND kind <> 'celia-welcome'`)).toEqual([]);
  });

  test('kills the sign-in and the links at once', async () => {
    await desk.send(['PRATSAM_READER']);
    await desk.tenMinutesLater();
    const token = desk.newestToken(OLD);
    await erase();
    const { errors } = await finland.answer(ERASE, { password: PASSWORD, dryRun: true }, holder());
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await desk.choose(token)).toMatchObject({ code: 'CREDENTIAL_LINK_INVALID' });
    const again = { username: customer['customerNumber'], password: PASSWORD };
    expect((await finland.run(SIGN_IN, again)).signInToCelianet).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  test('keeps the code in use until the retention ends; then the same person is somebody new', async () => {
    await erase();
    const found = (await finland.run(FIND, { code: CODE }, KESKUSKOULU)).findCeliaCustomer;
    expect(found).toMatchObject({ outcome: 'IN_USE_NOT_FOUND', customer: null });
    const register = async () => (await finland.run(REGISTER, aForm(), KESKUSKOULU)).registerCeliaCustomer;
    expect(await register()).toMatchObject({ code: 'PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND' });
    await finland.rows('DELETE FROM celia_customer WHERE id = $1', [customer['id']]); // as the sweep does
    const again = await register();
    expect(again).toMatchObject({ __typename: 'CeliaCustomer' });
    expect(again.id).not.toBe(customer['id']);
    expect(again.customerNumber).not.toBe(customer['customerNumber']);
  });

  test('[A6] asks for the password again, and slows guessing down as signing in does', async () => {
    const before = await everythingElse();
    for (let time = 0; time < 5; time += 1) expect(await erase('väärä')).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await erase()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', parts: ['1'] });
    expect(await everythingElse()).toEqual(before);
  });

  test('of several at the same instant exactly one erases', async () => {
    const attempt = () => finland.answer(ERASE, { password: PASSWORD, dryRun: false }, holder());
    const answers = await Promise.all([attempt(), attempt(), attempt()]);
    const outcomes = answers.map(({ data }) => (data?.['eraseMyCeliaMembership'] as Record<string, any>) ?? {});
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
    expect(outcomes.filter(({ code }) => code === undefined || code === 'NOTHING_TO_ERASE')).toHaveLength(3);
    expect(await finland.rows('SELECT 1 FROM erasure_notice')).toHaveLength(1);
  });

  test.each(['eligibility', 'tombstone', 'erasure_notice', 'audit'])(
    '[A45] killed before its work on %s: nothing is done, and the next attempt does it',
    async (table) => {
      const before = await everythingElse();
      await killedInTheMiddle(finland, table, () => erase());
      expect(await everythingElse()).toEqual(before);
      expect(await erase()).toMatchObject({ done: true });
    },
  );

  test.each([
    ['nobody signed in', undefined, 'UNAUTHENTICATED'],
    ['a registrar', KESKUSKOULU, 'FORBIDDEN'],
  ])('is not for %s', async (_label, as, code) => {
    const before = await wholeDatabase(finland);
    const { errors } = await finland.answer(ERASE, { password: PASSWORD, dryRun: false }, as);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await wholeDatabase(finland)).toEqual(before);
  });
});
