import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AuditChain1763810000001 } from '../../subgraphs/shared/runtime/auditChain1763810000001.ts';
import { knownHeads, storedCheckpoints } from '../../subgraphs/shared/runtime/auditCheckpoint.ts';
import { recordAudit } from '../../subgraphs/shared/runtime/auditTrail.ts';
import { migrate, migrateDown } from '../../subgraphs/shared/runtime/migrate.ts';
import { RUNTIME_MIGRATIONS } from '../../subgraphs/shared/runtime/runtimeMigrations.ts';
import { AT, COUNTRY, SECRET, type TestTrail, testTrail } from '../support/auditTrail.ts';

let on: TestTrail;
beforeEach(async () => {
  on = await testTrail();
});
afterEach(() => on.close());

describe('[A72] the chain of the audit trail', () => {
  test('grows without a fork under eight writers at once, some of whom fail', async () => {
    const one = async (writer: number) => {
      for (let line = 0; line < 25; line += 1) {
        await on.database
          .transaction(async (tx) => {
            const entry = { actor: `staff|desk.${writer}`, action: 'look', outcome: 'DONE' };
            await recordAudit(tx, { ...entry, subject: `${line}` }, AT);
            if (line % 5 === 4) throw new Error('rolled back');
          })
          .catch(() => undefined);
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(one));
    expect(await on.verified()).toEqual({ lines: 160, checkpoints: 0 });
    expect(await on.query('SELECT min(seq)::int, max(seq)::int, count(*)::int FROM audit')).toEqual([
      { min: 1, max: 160, count: 160 },
    ]);
  });

  test('a rolled back transaction leaves no line and no gap', async () => {
    await on.write('before');
    const undone = on.database.transaction(async (tx) => {
      await recordAudit(tx, { actor: 'a', action: 'b', outcome: 'DONE', subject: 'undone' }, AT);
      throw new Error('rolled back');
    });
    await expect(undone).rejects.toThrow('rolled back');
    await on.write('after');
    expect(await on.query('SELECT seq::int, subject FROM audit ORDER BY seq')).toEqual([
      { seq: 1, subject: 'before' },
      { seq: 2, subject: 'after' },
    ]);
    expect(await on.verified()).toEqual({ lines: 2, checkpoints: 0 });
  });

  test('several lines of one transaction follow each other', async () => {
    await on.database.transaction(async (tx) => {
      for (const subject of ['one', 'two'])
        await recordAudit(tx, { actor: 'a', action: 'b', outcome: 'C', subject }, AT);
    });
    expect(await on.verified()).toEqual({ lines: 2, checkpoints: 0 });
  });

  test('empty, and longer than what is read at a time, it verifies', async () => {
    expect(await on.verified()).toEqual({ lines: 0, checkpoints: 0 });
    expect(await on.checkpoint()).toBe(0);
    await on.query(`INSERT INTO audit (at, actor, action, subject, outcome)
      SELECT now(), 'ä', 'look', CASE WHEN n % 2 = 0 THEN n::text END, 'DONE' FROM generate_series(1, 2001) n`);
    expect(await on.verified()).toEqual({ lines: 2_001, checkpoints: 0 });
  });

  test('a place of its own that the writer names is not taken', async () => {
    await on.writeLines(2);
    await on.query(`INSERT INTO audit (seq, at, actor, action, outcome, prev_hash, hash)
      VALUES (99, now(), 'a', 'b', 'DONE', '\\x00', '\\x00')`);
    expect(await on.verified()).toEqual({ lines: 3, checkpoints: 0 });
  });

  test('the database refuses a fork even where the lock was passed by', async () => {
    await on.writeLines(2);
    const fork =
      on.tamper(`INSERT INTO audit SELECT 7, at, actor, unit, purpose, action, subject, outcome, prev_hash, hash
      FROM audit WHERE seq = 2`);
    await expect(fork).rejects.toThrow('audit_without_fork');
  });
});

describe('a checkpoint', () => {
  test('is written once for a head, by however many processes', async () => {
    await on.writeLines(2);
    expect((await Promise.all([on.checkpoint(), on.checkpoint(), on.checkpoint()])).sort()).toEqual([0, 0, 1]);
    expect(await on.checkpoint()).toBe(0);
    await on.write('s3');
    expect(await on.checkpoint()).toBe(1);
    expect(await on.verified()).toEqual({ lines: 3, checkpoints: 2 });
  });

  test('[A72] is the country’s own: no other secret and no other country’s key made it', async () => {
    await on.writeLines(1);
    await on.checkpoint();
    const stored = await storedCheckpoints(COUNTRY, on.database.source.manager);
    expect(knownHeads(COUNTRY, [SECRET], stored)).toMatchObject([{ seq: 1, genuine: true }]);
    expect(knownHeads(COUNTRY, [Buffer.alloc(32, 'other')], stored)).toMatchObject([{ seq: 1, genuine: false }]);
    const moved = stored.map((one) => ({ ...one, country: 'finland' }));
    expect(knownHeads('finland', [SECRET], moved)).toMatchObject([{ seq: 1, genuine: false }]);
    expect(knownHeads(COUNTRY, [SECRET], moved)).toEqual([]);
  });

  test('is not open to change', async () => {
    await on.writeLines(1);
    await on.checkpoint();
    const changes = [
      'UPDATE audit_checkpoint SET seq = 9',
      'DELETE FROM audit_checkpoint',
      'TRUNCATE audit_checkpoint',
    ];
    for (const sql of changes) await expect(on.query(sql)).rejects.toThrow('append-only');
  });
});

/** Takes back that migration and those after it; gives their names in the order of going up again. */
async function backBefore(name: string): Promise<string[]> {
  const names = RUNTIME_MIGRATIONS.map((migration) => migration.name);
  const taken = names.slice(names.indexOf(name));
  for (const _one of taken) await migrateDown(on.owned);
  return taken;
}

test('[A72] the migration makes a chain of the lines that are there, and the way back leaves them', async () => {
  const taken = await backBefore(AuditChain1763810000001.name);
  await on.query(
    `INSERT INTO audit (at, actor, action, outcome) VALUES (now(), 'a', 'b', 'c'), (now(), 'd', 'e', 'f')`,
  );
  await expect(
    on.owned.transaction(async (tx) => {
      await tx.query(`INSERT INTO audit (at, actor, action, outcome) VALUES (now(), 'undone', 'b', 'c')`);
      throw new Error('a gap in the sequence');
    }),
  ).rejects.toThrow('a gap');
  await on.query(`INSERT INTO audit (at, actor, unit, action, outcome) VALUES (now(), 'g', 'h', 'i', 'j')`);
  expect(await migrate(on.owned, { role: 'runtime_app', password: '' })).toEqual(taken);
  await on.write('new');
  expect(await on.verified()).toEqual({ lines: 4, checkpoints: 0 });
  const actors = 'SELECT seq::int, actor FROM audit ORDER BY seq';
  const before = await on.query(actors);
  await backBefore(AuditChain1763810000001.name);
  expect(await on.query(actors)).toEqual(before);
  await on.query(`INSERT INTO audit (at, actor, action, outcome) VALUES (now(), 'next', 'b', 'c')`);
  expect((await on.query(actors)).at(-1)).toEqual({ seq: 5, actor: 'next' });
});
