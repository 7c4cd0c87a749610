import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { verifyChain } from '../../subgraphs/shared/runtime/auditChain.ts';
import { checkpointSweep, knownHeads, storedCheckpoints } from '../../subgraphs/shared/runtime/auditCheckpoint.ts';
import { auditLines } from '../../subgraphs/shared/runtime/auditRetention.ts';
import { recordAudit } from '../../subgraphs/shared/runtime/auditTrail.ts';
import { COUNTRY, SECRET, type TestTrail, testTrail } from '../support/auditTrail.ts';

// Around the database's own clock, by which the cut goes.
const YEAR_MS = 365.25 * 86_400_000;
const ago = (years: number) => new Date(Date.now() - years * YEAR_MS);
const LIMIT = ago(5);

let on: TestTrail;
beforeEach(async () => {
  on = await testTrail();
});
afterEach(() => on.close());

const write = (count: number, at: Date) =>
  on.database.transaction(async (tx) => {
    const entry = { actor: 'staff|desk', action: 'look', outcome: 'DONE' };
    for (let line = 0; line < count; line += 1) await recordAudit(tx, entry, at);
  });
const sign = (at: Date) =>
  checkpointSweep({ country: COUNTRY, secret: SECRET, database: on.database, now: () => at }).run();
const cut = () => on.database.transaction((tx) => auditLines('Europe/Oslo').sweepBatch(tx, new Date()));
const numbers = async () =>
  (await on.query('SELECT seq::int FROM audit ORDER BY seq')).map(({ seq }: { seq: number }) => seq);
const verified = async (cutBefore = new Date(LIMIT.getTime() + 86_400_000)) => {
  const { manager } = on.database.source;
  return verifyChain(manager, knownHeads(COUNTRY, [SECRET], await storedCheckpoints(COUNTRY, manager)), cutBefore);
};

/** Six old lines with checkpoints at 3 and 6, two that nobody signed, two young ones. */
async function trail(): Promise<void> {
  await write(3, ago(6));
  await sign(ago(6));
  await write(3, ago(5.5));
  await sign(ago(5.5));
  await write(2, ago(5.2));
  await write(2, ago(1));
}

describe('[A72] old lines of the audit trail', () => {
  test('go up to the last checkpoint that is as old, and the rest still verifies', async () => {
    await trail();
    expect(await auditLines('Europe/Oslo').due(on.database.source.manager, new Date())).toMatchObject({ count: 8 });
    expect(await cut()).toBe(6);
    expect(await numbers()).toEqual([7, 8, 9, 10, 11]);
    expect(await on.query('SELECT actor, action FROM audit WHERE seq = 11')).toEqual([
      { actor: 'sweep', action: 'auditLines' },
    ]);
    expect(await verified()).toEqual({ lines: 5, checkpoints: 2 });
    expect(await cut()).toBe(0);
    await on.write('goes on');
    await sign(new Date());
    expect(await verified()).toEqual({ lines: 6, checkpoints: 3 });
  });

  test('stay where no checkpoint covers them', async () => {
    await write(3, ago(6));
    await sign(ago(4)); // signed only later: a cut there could not be told from one too early
    await write(1, ago(1));
    expect(await cut()).toBe(0);
    await sign(ago(1));
    expect(await cut()).toBe(0);
    expect(await numbers()).toEqual([1, 2, 3, 4]);
  });

  test('stay behind a younger one, and the last line stays always', async () => {
    await write(1, ago(6));
    await write(1, ago(4));
    await write(1, ago(6));
    await sign(ago(6));
    expect(await cut()).toBe(0);
    await on.tamper('DELETE FROM audit_checkpoint');
    await on.tamper('DELETE FROM audit');
    await write(2, ago(6));
    await sign(ago(6));
    expect(await cut()).toBe(0);
  });

  test('go by a checkpoint with the hash of the line alone', async () => {
    await write(2, ago(6));
    await on.query(`INSERT INTO audit_checkpoint VALUES (1, '\\x00', now() - interval '6 years', '\\x00')`);
    await write(1, ago(1));
    expect(await cut()).toBe(0);
  });

  test.each([
    ['one line more than the checkpoint says', 'seq <= 7', { seq: 7, fault: 'REMOVED' }],
    ['one line less', 'seq <= 5', { seq: 4, fault: 'REMOVED' }],
    ['a line behind the cut', 'seq <= 6 OR seq = 8', { seq: 8, fault: 'REMOVED' }],
  ])('cut by hand, %s: named', async (_label, where, bad) => {
    await trail();
    await on.tamper(`DELETE FROM audit WHERE ${where}`);
    expect((await verified()).bad).toEqual(bad);
  });

  test('cut by hand at a checkpoint that is too young, or forged: named', async () => {
    await write(3, ago(2));
    await sign(ago(2));
    await write(2, ago(1));
    await on.tamper('DELETE FROM audit WHERE seq <= 3');
    expect((await verified()).bad).toEqual({ seq: 1, fault: 'REMOVED' });
    await on.tamper(`UPDATE audit_checkpoint SET at = now() - interval '6 years'`);
    expect((await verified()).bad).toEqual({ seq: 1, fault: 'REMOVED' });
  });

  test('the first line left rewritten with its link: named', async () => {
    await trail();
    await cut();
    await on.tamper(`UPDATE audit SET prev_hash = '\\x01' WHERE seq = 7`);
    expect((await verified()).bad).toEqual({ seq: 7, fault: 'CHANGED' });
    await on.tamper(`UPDATE audit SET hash = audit_hash(ARRAY[seq::text,
      to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, unit, purpose, action, subject, outcome],
      prev_hash) WHERE seq = 7`);
    expect((await verified()).bad).toEqual({ seq: 7, fault: 'UNLINKED' });
  });

  test('are nobody else’s to delete: not the server’s, not the owner’s', async () => {
    await trail();
    await sign(ago(1));
    await write(1, ago(1));
    const remove = 'DELETE FROM audit WHERE seq = 1';
    await expect(on.database.source.query(remove)).rejects.toThrow('permission denied');
    await expect(on.query(remove)).rejects.toThrow('append-only');
    await on.database.transaction(async (tx) => {
      await tx.query('SELECT audit_cut($1, 100)', [new Date()]); // says "now", and gets five years all the same
      expect(await tx.query('SELECT count(*)::int FROM audit')).toEqual([{ count: 5 }]);
      await expect(tx.query('DELETE FROM audit')).rejects.toThrow('permission denied');
    });
    await expect(
      on.owned.transaction(async (tx) => {
        await tx.query('SELECT audit_cut(now(), 100)');
        await tx.query('DELETE FROM audit');
      }),
    ).rejects.toThrow('append-only');
  });
});
