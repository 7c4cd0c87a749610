import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PassNumber } from '../../../subgraphs/netherlands/domain/passNumber.ts';
import { copiedOf, findEntitlements, takeOver } from '../../../subgraphs/netherlands/storage/kb/entitlements.ts';
import { openKbSide } from '../../../subgraphs/netherlands/storage/kb/kbSide.ts';
import type { Database } from '../../../subgraphs/shared/runtime/database.ts';
import { enrol, HAREN, openNetherlands, type TestNetherlands, theMover } from '../../support/netherlands.ts';
import { snapshot } from '../../support/snapshot.ts';
import { day } from '../day.ts';

let netherlands: TestNetherlands;
let restore: () => Promise<void>;
let id: string;
let account: string;
beforeAll(async () => {
  netherlands = await openNetherlands();
  id = (await enrol(netherlands)).customer.id;
  [{ account }] = await netherlands.rows('SELECT login_account_id AS account FROM login_link');
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
  await restore();
});

const copies = () => netherlands.rows('SELECT * FROM kb_entitlement');
const told = () =>
  netherlands.rows(
    'SELECT version, delivered_version, failure, differs_since FROM synchronisation WHERE customer_id = $1',
    [id],
  );
const letter = () => netherlands.rows('SELECT not_before FROM outbox WHERE subject = $1', [`${id} 1`]);

describe('the message to the KB', () => {
  test('[E8] goes by the outbox, by the internal id, and the copies agree', async () => {
    expect(await told()).toMatchObject([{ version: 1, delivered_version: 0, differs_since: netherlands.clock.now() }]);
    expect(await copies()).toEqual([]);
    await netherlands.subgraph.outbox.drain();
    const row = { customer_id: id, login_account_id: account, kb_subscription: 'COMPLEET', version: 1 };
    expect(await copies()).toMatchObject([{ ...row, pass_number: '25280000000413' }]);
    expect(await told()).toEqual([{ version: 1, delivered_version: 1, failure: null, differs_since: null }]);
  });

  test('repeated or late, it changes nothing', async () => {
    await netherlands.subgraph.outbox.drain();
    const before = await copies();
    await netherlands.rows(`UPDATE outbox SET done_at = NULL`);
    await netherlands.subgraph.outbox.drain();
    expect(await copies()).toEqual(before);
  });

  test('an older one never overwrites a newer one; the same version may', async () => {
    await netherlands.subgraph.outbox.drain();
    await netherlands.rows('UPDATE kb_entitlement SET version = 2');
    const known = { customerId: id, loginAccountId: account, passNumber: '25280000000413' as PassNumber };
    const put = (version: number) =>
      netherlands.database.transaction((tx) =>
        takeOver(
          tx,
          { ...known, subscription: 'BASIS', validThrough: day('2027-10-31'), version },
          netherlands.clock.now(),
        ),
      );
    await put(1);
    const subscription = async () =>
      netherlands.database.transaction(async (tx) => (await findEntitlements(tx, [id])).map(copiedOf));
    expect(await subscription()).toMatchObject([{ subscription: 'COMPLEET' }]);
    await put(2);
    expect(await subscription()).toMatchObject([{ subscription: 'BASIS' }]);
  });

  test('of an account that the KB deleted meanwhile it keeps nothing of the person', async () => {
    await netherlands.rows(
      `UPDATE login_account SET state = 'DELETED_BY_KB', username = NULL, email = NULL, link_hash = NULL,
         link_valid_until = NULL, deleted_at = now()`,
    );
    await netherlands.subgraph.outbox.drain();
    const empty = { login_account_id: null, kb_subscription: 'NONE', pass_number: null, valid_through: null };
    expect(await copies()).toMatchObject([{ ...empty, version: 1 }]);
  });

  test('[N29] what the KB has goes with an account that was not activated', async () => {
    await netherlands.subgraph.outbox.drain();
    netherlands.clock.advance(86_400_000);
    await netherlands.subgraph.sweeps.find(({ name }) => name === 'deleteUnactivatedLoginAccounts')?.run();
    expect(await copies()).toMatchObject([{ login_account_id: null, kb_subscription: 'NONE', pass_number: null }]);
  });
});

test('a silent KB is tried once after each rest, which grows to a minute; an answer ends that', async () => {
  let [at, tries, isSilent] = [0, 0, true];
  const transaction = async () => {
    tries += 1;
    if (isSilent) throw new Error('no answer');
  };
  const database = { ...netherlands.database, transaction } as unknown as Database;
  const kb = openKbSide(database, () => new Date(at));
  const tell = () => kb.tell(async () => undefined).catch(({ name }: Error) => name);
  for (const rest of [1, 2, 4, 8, 16, 32, 60, 60]) {
    expect([await tell(), await tell(), await tell()]).toEqual(['KbSilent', 'KbSilent', 'KbSilent']);
    at += rest * 1_000 - 1;
    await tell();
    expect(tries).toBe(1);
    [at, tries] = [at + 1, 0];
  }
  isSilent = false;
  expect([await tell(), await tell(), tries]).toEqual([undefined, undefined, 2]);
  isSilent = true;
  await tell();
  at += 1_000;
  isSilent = false;
  expect(await tell()).toBeUndefined();
});

describe('while the KB’s tables are locked', () => {
  test('the message waits, longer each time, and nothing else: mail goes out, desks enrol', async () => {
    await netherlands.owned.transaction(async (kb) => {
      await kb.query('LOCK TABLE kb_entitlement IN ACCESS EXCLUSIVE MODE');
      expect(await netherlands.subgraph.outbox.drain()).toBe(1);
      expect(await netherlands.mailbox.messages()).toHaveLength(1);
      expect(await told()).toMatchObject([{ delivered_version: 0, failure: 'KB_SILENT' }]);
      expect(await enrol(netherlands, theMover(), HAREN)).toMatchObject({ __typename: 'DigitalEnrolment' });
      const waits: number[] = [];
      for (let attempt = 0; attempt < 4; attempt += 1) {
        const [first] = await letter();
        waits.push(first.not_before.getTime() - netherlands.clock.now().getTime());
        netherlands.clock.set(first.not_before.toISOString());
        await netherlands.subgraph.outbox.drain();
      }
      expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
    });
    netherlands.clock.advance(600_000);
    await netherlands.subgraph.outbox.drain();
    expect(await copies()).toHaveLength(2);
    expect(await told()).toMatchObject([{ version: 1, delivered_version: 1, failure: null, differs_since: null }]);
  });
});
