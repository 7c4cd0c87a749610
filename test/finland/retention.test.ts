import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { tombstoneHash } from '../../subgraphs/shared/runtime/tombstones.ts';
import { emptyRegister, PUPIL, registered, type TestFinland, testFinland } from '../support/finland.ts';
import { due, rowsBut, sweep, sweepLines } from '../support/retention.ts';
import { credentialDesk, PASSWORD } from './credentialDesk.ts';
import { CHOOSE } from './documents.ts';
import { tokenIn } from './mailServer.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(() => emptyRegister(finland));
afterAll(() => finland.close());

async function ended(at: string, overrides: object = {}): Promise<string> {
  const { id } = await registered(finland, 'fi-u1', overrides);
  await finland.rows(
    `UPDATE celia_customer SET state = 'MARKED_FOR_DELETION', marked_for_deletion_at = $2 WHERE id = $1`,
    [id, at],
  );
  return id;
}

const customers = async () => (await finland.rows('SELECT FROM celia_customer')).length;

describe('[F19] a customer marked for deletion', () => {
  // One purge a year, on 1 February in Helsinki; it takes whoever's time is over before the next one.
  test.each([
    ['ONLINE', null, 'endedOnlineCustomers', '2024-06-20T12:00:00+03:00', '2026-02-01T00:00:00+02:00'],
    ['ONLINE', 'NONE', 'endedOnlineCustomers', '2024-02-29T12:00:00+02:00', '2026-02-01T00:00:00+02:00'],
    // The time is over on 31 January, and a day later, at which the purge is in time. A quarter to midnight in Helsinki is
    // another day than in Oslo or in UTC.
    ['ONLINE', null, 'endedOnlineCustomers', '2024-01-30T23:45:00+02:00', '2025-02-01T00:00:00+02:00'],
    ['ONLINE', null, 'endedOnlineCustomers', '2024-01-31T00:15:00+02:00', '2026-02-01T00:00:00+02:00'],
    ['CD', null, 'endedDiscCustomers', '2024-06-20T12:00:00+03:00', '2029-02-01T00:00:00+02:00'],
    ['BOTH', null, 'endedDiscCustomers', '2024-02-29T12:00:00+02:00', '2029-02-01T00:00:00+02:00'],
    ['ONLINE', 'CD_OR_DOWNLOAD', 'endedDiscCustomers', '2024-06-20T12:00:00+03:00', '2029-02-01T00:00:00+02:00'],
    ['CD', 'READ_ONLINE', 'endedOnlineCustomers', '2024-06-20T12:00:00+03:00', '2026-02-01T00:00:00+02:00'],
  ])(
    'with format %s and loans %s (%s) since %s is erased at %s and not before',
    async (format, loans, name, at, over) => {
      await ended(at, { format });
      await finland.rows('UPDATE celia_customer SET loans = $1', [loans]);
      finland.clock.set(new Date(Date.parse(over) - 1).toISOString());
      await sweep(finland);
      expect(await due(finland, name)).toEqual({ count: 0, overdue: 0 });
      expect(await customers()).toBe(1);
      finland.clock.set(over);
      expect(await due(finland, name)).toEqual({ count: 1, oldest: new Date(over), overdue: 0 });
      finland.clock.advance(86_400_000);
      expect(await due(finland, name)).toMatchObject({ count: 1, overdue: 1 });
      await sweep(finland);
      expect(await customers()).toBe(0);
      expect(await due(finland, name)).toEqual({ count: 0, overdue: 0 });
    },
  );

  test('is gone with everything about them and the code in the vault; an active one stays', async () => {
    const id = await ended('2024-06-20', {});
    await registered(finland, 'fi-u2', PUPIL);
    finland.clock.set('2029-07-01T12:00:00+03:00');
    await sweep(finland);
    await finland.subgraph.sweeps.find(({ name }) => name === 'publishMemberships')?.run();
    // Of the events that insight was told, the id stays, which stands for nobody any more.
    const left = await rowsBut(finland, 'audit', 'retention_night', 'tombstone', 'membership_event');
    for (const table of ['celia_customer', 'eligibility', 'personal_number', 'personal_number_index'])
      expect([table, left[table]?.length]).toEqual([table, 1]);
    expect(left['guardian_consent']).toHaveLength(1);
    expect(JSON.stringify(left)).not.toContain(id);
    expect((await sweepLines(finland)).filter(([, subject]) => subject === id)).toEqual([['endedOnlineCustomers', id]]);
    const hash = tombstoneHash(finland.subgraph.tombstoneKey ?? Buffer.alloc(0), {
      kind: 'celia_customer',
      subject: id,
    });
    expect(await finland.rows('SELECT kind FROM tombstone WHERE hash = $1', [hash])).toEqual([
      { kind: 'celia_customer' },
    ]);
    expect(await registered(finland, 'fi-u1')).not.toMatchObject({ id });
  });

  test('stays while their code is being stored at this moment', async () => {
    await ended('2024-06-20');
    finland.clock.set('2026-06-21T12:00:00+03:00');
    await finland.owned.transaction(async (desk) => {
      await desk.query('SELECT FROM personal_number FOR NO KEY UPDATE');
      await sweep(finland);
    });
    expect(await customers()).toBe(1);
    await sweep(finland);
    expect(await customers()).toBe(0);
  });

  test('goes with others in batches, and a sweep killed between two of them loses nobody', async () => {
    for (const personalIdentityCode of ['040191-925P', '301147-9267', '040191X925P'])
      await ended('2024-06-20', { personalIdentityCode });
    finland.clock.set('2026-07-01T12:00:00+03:00');
    await finland.rows(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF (SELECT count(*) FROM celia_customer) < 3 THEN RAISE EXCEPTION 'killed'; END IF; RETURN OLD; END $$`);
    await finland.rows('CREATE TRIGGER refuse BEFORE DELETE ON celia_customer FOR EACH ROW EXECUTE FUNCTION refuse()');
    const persons = () => rowsBut(finland, 'audit', 'idempotency', 'lookup_budget');
    const before = await persons();
    await expect(sweep(finland)).rejects.toThrow('killed');
    expect(await persons()).toEqual(before);
    await finland.rows('DROP FUNCTION refuse CASCADE');
    await sweep(finland);
    expect(await customers()).toBe(0);
    const lines = await finland.rows(`SELECT subject FROM audit WHERE action = 'endedOnlineCustomers' AND at = $1`, [
      finland.clock.now(),
    ]);
    expect([lines.length, new Set(lines.map(({ subject }) => subject)).size]).toEqual([3, 3]);
  });
});

test('the link of a credential goes thirty days after its end; the next order still kills what went before', async () => {
  const { id } = await registered(finland, 'fi-u1');
  const desk = credentialDesk(finland, id);
  await desk.send();
  await finland.subgraph.outbox.drain();
  const token = tokenIn(finland.mailServer.mails);
  const choose = async () =>
    (await finland.run(CHOOSE, { token, password: PASSWORD, again: PASSWORD }))['chooseCeliaPassword'].code;
  finland.clock.set('2024-07-18T23:59:59.999+03:00'); // the link ended on 18 June
  await sweep(finland);
  expect(await choose()).toBe('CREDENTIAL_LINK_EXPIRED');
  finland.clock.set('2024-07-19T00:00:00+03:00');
  expect(await due(finland, 'credentialLinks')).toMatchObject({ count: 1, overdue: 0 });
  await sweep(finland);
  expect(await finland.rows('SELECT state, generation, sent_at, link_hash FROM celia_credential')).toEqual([
    { state: 'NONE', generation: 1, sent_at: null, link_hash: null },
  ]);
  expect(await choose()).toBe('CREDENTIAL_LINK_INVALID');
});

test('a former address whose notice never went out goes after thirty days, and the notice with it', async () => {
  const { id } = await registered(finland, 'fi-u1');
  finland.mailServer.outOfOrder = true;
  await credentialDesk(finland, id).changeEmail();
  await finland.rows(`UPDATE outbox SET not_before = '2030-01-01'`);
  finland.clock.set('2024-07-15T23:59:59.999+03:00');
  await sweep(finland);
  expect(await finland.rows('SELECT FROM former_email')).toHaveLength(1);
  finland.clock.set('2024-07-16T00:00:00+03:00');
  expect(await due(finland, 'formerEmails')).toMatchObject({ count: 1, overdue: 0 });
  await sweep(finland);
  expect(await finland.rows('SELECT FROM former_email')).toEqual([]);
  finland.mailServer.outOfOrder = false;
  await finland.rows(`UPDATE outbox SET not_before = posted_at WHERE kind = 'celia-email-changed'`);
  await finland.subgraph.outbox.drain();
  expect(
    await finland.rows(`SELECT done_at IS NOT NULL AS done FROM outbox WHERE kind = 'celia-email-changed'`),
  ).toEqual([{ done: true }]);
  expect(finland.mailServer.mails).toEqual([]);
});
