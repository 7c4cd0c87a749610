import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { expectEverythingTold, toldBy } from '../../support/exportedColumns.ts';
import {
  ANNEN,
  accountHolder,
  activate,
  CUSTOMER_CARE,
  enrol,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theExamplePerson,
  theMover,
} from '../../support/netherlands.ts';
import { NETHERLANDS } from '../exportedColumns.ts';

const EXPORT = 'query { viewer { netherlandsDataExport { mediaType formatVersion createdAt document } } }';
let netherlands: TestNetherlands;
let tester: Caller;
let mover: Caller;
let customer: string;

async function passThrough(input: object): Promise<[Caller, string]> {
  const enrolment = await enrol(netherlands, input);
  netherlands.clock.advance(1_000); // the newest mail is this person's
  await activate(netherlands, await netherlands.mailedToken());
  const { id } = enrolment.customer;
  const [{ account }] = await netherlands.rows(
    'SELECT login_account_id AS account FROM login_link WHERE customer_id = $1',
    [id],
  );
  return [accountHolder(account, netherlands.clock.now().getTime() / 1_000), id];
}

beforeAll(async () => {
  netherlands = await openNetherlands({ NETHERLANDS_DATA_EXPORTS_PER_DAY: '2' });
  [tester, customer] = await passThrough(theExamplePerson());
  [mover] = await passThrough(theMover());
  await netherlands.rows(
    `UPDATE customer SET prefix = 'van der', call_name = 'Kanarie', house_number_addition = 'achter', iban = 'NL91ABNA0417164300',
     bic = 'ABNANL2A', duplicate_override_reason = 'twins of 1991' WHERE id = $1`,
    [customer],
  );
  await netherlands.rows(
    `UPDATE subscription SET cancelled_on = '2026-11-19', status = 'BANNED', status_since = '2026-11-18',
       status_before_ban = 'NEW', ban_reason = 'MISUSE' WHERE customer_id = $1`,
    [customer],
  );
  await netherlands.rows(
    `UPDATE synchronisation SET failure = 'KB_SILENT', differs_since = '2026-11-18T01:02:03Z' WHERE customer_id = $1`,
    [customer],
  );
  await netherlands.rows(
    `INSERT INTO pass SELECT '25280999999997', customer_id, 'CONDITIONAL', true, 'REPLACED', '2026-11-01T00:00:00Z',
       '2026-11-02T00:00:00Z', number, 'LOST', 500 FROM pass WHERE customer_id = $1`,
    [customer],
  );
  await netherlands.rows(
    `INSERT INTO payment (id, organisation_id, method, state, amount_cents, payer_account_id, provider_id, checkout_url, created_at, paid_at)
     SELECT gen_random_uuid(), organisation_id, 'MOLLIE', state, 4200, $1, 'tr_' || state,
       CASE state WHEN 'OPEN' THEN 'https://pay.example.nl' END, '2026-11-03T01:02:03Z',
       CASE state WHEN 'PAID' THEN '2026-11-04T01:02:03Z'::timestamptz END
     FROM customer, unnest(ARRAY['OPEN', 'PAID']) AS state WHERE id = $2`,
    [tester.subject, customer],
  );
  await netherlands.rows(
    `INSERT INTO payment_line SELECT gen_random_uuid(), p.id, s.id, 4200, CASE p.state WHEN 'PAID' THEN 'REFUNDED' END
     FROM payment p, subscription s WHERE s.customer_id = $1`,
    [customer],
  );
  await netherlands.rows(
    `INSERT INTO refund SELECT gen_random_uuid(), id, 4200, 'PENDING', 're_1', '2026-11-05T01:02:03Z' FROM payment WHERE state = 'PAID'`,
  );
  await netherlands.rows(`UPDATE login_account SET tokens_from = '2026-11-01T01:02:03Z' WHERE id = $1`, [
    tester.subject,
  ]);
  await netherlands.rows(`INSERT INTO password_reset VALUES ($1, 17, sha256('x'), '2026-12-01T04:05:06Z')`, [
    tester.subject,
  ]);
  await netherlands.rows(
    `INSERT INTO login_email_change VALUES (gen_random_uuid(), $1, 'was@example.nl', 'wordt@example.nl',
     '2026-11-02T01:02:03Z', '2026-11-03T01:02:03Z', sha256('y'), '2026-12-02T04:05:06Z')`,
    [tester.subject],
  );
  await netherlands.rows(
    `INSERT INTO sent_letter VALUES (sha256('q'), $1, 'login-x', '2026-11-05T01:02:03Z', 'BOUNCED', '2026-11-06T01:02:03Z', '5.1.1')`,
    [tester.subject],
  );
  await netherlands.rows(`INSERT INTO quarantined_username VALUES (sha256('z'), $1, '2026-12-03T04:05:06Z')`, [
    tester.subject,
  ]);
});
afterAll(() => netherlands.close());

const exportOf = async (as?: Caller) => (await netherlands.run(EXPORT, {}, as))['viewer'].netherlandsDataExport;

describe('viewer.netherlandsDataExport', () => {
  test('holds everything that is kept: each column of each table, or it is on the list of what is not shown', async () => {
    const exported = await exportOf(tester);
    expect(exported).toMatchObject({ mediaType: 'application/json', formatVersion: 1 });
    const told = toldBy(exported.document);
    // Its own line in the trail is written when it is given, with the same time.
    const withItself = (path: string) => [...told(path), exported.createdAt];
    await expectEverythingTold(netherlands, withItself, [tester.subject, customer], NETHERLANDS);
    expect(told('customers.lastName')).toEqual(['Tester']);
  });

  test('tells of nobody else: no other member, nobody at a desk', async () => {
    const { document } = await exportOf(tester);
    for (const other of ['Groot', 'jdegroot', 'desk.annen', '9401 BB', '$argon2id$']) {
      expect(document).not.toContain(other);
    }
    expect((await exportOf(mover)).document).toContain('Groot');
  });

  test('is given so many times within 24 hours, and is on record as the act of the member', async () => {
    const { errors } = await netherlands.answer(EXPORT, {}, tester);
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    const lines = await netherlands.rows(
      `SELECT actor, unit, outcome FROM audit WHERE action = 'netherlandsDataExport' AND subject = $1`,
      [tester.subject],
    );
    const line = { actor: `kb-login|${tester.subject}`, unit: null, outcome: 'DONE' };
    expect(lines).toEqual([line, line]);
  });

  test.each([
    ['nobody signed in', undefined],
    ['a desk', ANNEN],
    ['customer care', CUSTOMER_CARE],
    ['an account that does not exist', accountHolder('5280d000-0000-4000-8000-00000000ffff')],
  ])('is null for %s, and nothing is written', async (_label, as) => {
    const before = await rowCounts(netherlands);
    expect(await exportOf(as)).toBeNull();
    expect(await rowCounts(netherlands)).toEqual(before);
  });
});
