import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AUDIT_LINES } from '../../subgraphs/shared/runtime/auditRetention.ts';
import type { Transaction } from '../../subgraphs/shared/runtime/database.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { lastNight, openRetention, type RetentionClass } from '../../subgraphs/shared/runtime/retention.ts';
import { runtimeClasses } from '../../subgraphs/shared/runtime/runtimeRetention.ts';
import { startSweeps } from '../../subgraphs/shared/runtime/sweepTimer.ts';
import { leaveTombstone, tombstoneKey } from '../../subgraphs/shared/runtime/tombstones.ts';
import { openUpkeep } from '../../subgraphs/shared/runtime/upkeep.ts';
import { eventually } from '../support/eventually.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

const OSLO = 'Europe/Oslo';
let on: RuntimeDatabase;
let instant: Date;
beforeEach(async () => {
  on = await runtimeDatabase();
  instant = new Date('2026-11-20T10:00:00+01:00');
});
afterEach(() => on.close());

const opened = (classes: readonly RetentionClass[] = runtimeClasses({}, OSLO, [])) =>
  openRetention({
    ...{ database: on.database, log: openLog('test', 'silent'), now: () => instant, timeZone: OSLO },
    sweepAt: '03:30',
    classes,
  });

const remember = (key: string, at: string) =>
  on.owned.source.query(
    `INSERT INTO idempotency (caller, operation, key, request_hash, answer, at) VALUES ('c', 'o', $1, '', 'id', $2)`,
    [key, at],
  );
const keys = async () =>
  (await on.owned.source.query('SELECT key FROM idempotency ORDER BY key')).map(({ key }: { key: string }) => key);
const auditLines = () => on.owned.source.query('SELECT actor, action, subject, outcome FROM audit ORDER BY seq');

describe('a class of rows that expire', () => {
  // Thirty days from 21 October are over when 20 November ends; here it begins.
  const EDGES = ['2026-10-20T23:59:59.999+02:00', '2026-10-21T00:00:00+02:00'] as const;

  test('deletes up to the boundary and not beyond, says so once, and twice is as once', async () => {
    await remember('due-before', EDGES[0]);
    await remember('due-not-yet', EDGES[1]);
    const { sweep, report } = opened();
    expect(await report()).toMatchObject([
      { rule: { name: 'idempotencyAnswers' }, count: 1, oldest: new Date('2026-11-19T23:00:00Z'), overdue: 0 },
      { rule: { name: 'deliveredLetters' }, count: 0, oldest: undefined, overdue: 0 },
      { rule: { name: 'erasureNotices' }, count: 0, oldest: undefined, overdue: 0 },
      { rule: { name: 'refusedAttempts' }, count: 0, oldest: undefined, overdue: 0 },
    ]);
    expect(await keys()).toEqual(['due-before', 'due-not-yet']);
    expect(await sweep.run()).toBe(1);
    expect(await sweep.run()).toBe(0);
    expect(await keys()).toEqual(['due-not-yet']);
    expect(await auditLines()).toEqual([
      { actor: 'sweep', action: 'idempotencyAnswers', subject: null, outcome: 'DONE' },
    ]);
  });

  test('leaves letters that wait, however old', async () => {
    await on.owned.source.query(`INSERT INTO outbox (kind, subject, posted_at, not_before, done_at)
      VALUES ('a', 's', '2020-01-01', '2020-01-01', NULL), ('b', 's', '2020-01-01', '2020-01-01', '2020-01-02')`);
    expect(await opened().sweep.run()).toBe(1);
    expect(await on.owned.source.query('SELECT kind FROM outbox')).toEqual([{ kind: 'a' }]);
  });

  test('goes by its setting', async () => {
    await remember('ten-days-old', '2026-11-09T12:00:00+01:00');
    const tenDays = opened(runtimeClasses({ IDEMPOTENCY_DAYS: '10' }, OSLO, []));
    expect((await opened().report())[0]).toMatchObject({ count: 0 });
    expect((await tenDays.report())[0]).toMatchObject({ count: 1, overdue: 0 });
    instant = new Date('2026-11-21T10:00:00+01:00');
    expect((await tenDays.report())[0]).toMatchObject({ count: 1, overdue: 1 });
  });

  test('works in batches; one that is aborted loses and doubles nothing', async () => {
    await on.owned.source.query(`INSERT INTO idempotency (caller, operation, key, request_hash, answer, at)
      SELECT 'c', 'o', 'long-key-' || n, '', 'id', '2020-01-01' FROM generate_series(1, 2500) n`);
    const [answers] = runtimeClasses({}, OSLO, []);
    if (!answers) throw new Error('no class');
    let batches = 0;
    const killed = async (tx: Transaction, at: Date) => {
      const count = await answers.sweepBatch(tx, at);
      batches += 1;
      if (batches === 2) throw new Error('killed');
      return count;
    };
    await expect(opened([{ ...answers, sweepBatch: killed }]).sweep.run()).rejects.toThrow('killed');
    expect(await keys()).toHaveLength(1_500);
    expect(await auditLines()).toHaveLength(1);
    expect(await opened([answers]).sweep.run()).toBe(1_500);
    expect(await auditLines()).toHaveLength(3);
  });

  test('passes over rows that somebody holds, and two at once share the rest', async () => {
    await remember('held-by-a-desk', '2020-01-01');
    await remember('free-for-all', '2020-01-01');
    await on.database.transaction(async (desk) => {
      await desk.query(`SELECT FROM idempotency WHERE key = 'held-by-a-desk' FOR UPDATE`);
      const counts = await Promise.all([opened().sweep.run(), opened().sweep.run()]);
      expect(counts.sort()).toEqual([0, 1]);
    });
    expect(await keys()).toEqual(['held-by-a-desk']);
    expect((await opened().report())[0]).toMatchObject({ count: 1, overdue: 1 });
    expect(await opened().sweep.run()).toBe(1);
    expect(await lastNight(on.database)).toEqual({ night: '2026-11-20', overdue: 0 });
  });
});

describe('the night', () => {
  const isDueAt = async (time: string) => {
    instant = new Date(time);
    return opened().sweep.isDue?.();
  };

  test('is swept once, from its time on, and a missed one is caught up', async () => {
    expect(await isDueAt('2026-11-20T10:00:00+01:00')).toBe(true); // never swept
    await opened().sweep.run();
    expect(await isDueAt('2026-11-20T10:05:00+01:00')).toBe(false);
    expect(await isDueAt('2026-11-21T03:29:59+01:00')).toBe(false);
    expect(await isDueAt('2026-11-21T03:30:00+01:00')).toBe(true);
    expect(await isDueAt('2026-11-24T01:00:00+01:00')).toBe(true); // down for three nights
    await opened().sweep.run();
    expect(await lastNight(on.database)).toEqual({ night: '2026-11-23', overdue: 0 });
    expect(await isDueAt('2026-11-24T03:30:00+01:00')).toBe(true);
  });

  test('comes in the nights of the clock change, with and without its hour', async () => {
    instant = new Date('2026-03-28T10:00:00+01:00');
    const early = openRetention({
      ...{ database: on.database, log: openLog('test', 'silent'), now: () => instant, timeZone: OSLO },
      ...{ sweepAt: '02:30', classes: [] },
    });
    await early.sweep.run();
    instant = new Date('2026-03-29T00:59:59Z'); // 01:59:59, and a second later 03:00
    expect(await early.sweep.isDue?.()).toBe(false);
    instant = new Date('2026-03-29T01:00:00Z');
    expect(await early.sweep.isDue?.()).toBe(true);
  });

  test('is not over where a class failed; the others are done all the same', async () => {
    await remember('due-long-ago', '2020-01-01');
    const broken: RetentionClass = {
      ...{ name: 'broken', data: '', from: '', duration: { days: 1 }, action: 'DELETE', source: '' },
      due: async () => ({ count: 0 }),
      sweepBatch: () => Promise.reject(new Error('no')),
    };
    const retention = opened([broken, ...runtimeClasses({}, OSLO, [])]);
    await expect(retention.sweep.run()).rejects.toThrow('no');
    expect(await keys()).toEqual([]);
    expect(await retention.sweep.isDue?.()).toBe(true);
  });
});

test('[A72] a night that does not end keeps neither the trail from being signed nor tombstones from their file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'night-'));
  const file = join(folder, 'tombstones.jsonl');
  const log = openLog('test', 'silent');
  let end: () => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = () => resolve(0);
  });
  const due = async () => ({ count: 0 });
  const endless: RetentionClass = { ...AUDIT_LINES, name: 'endless', due, sweepBatch: () => ended };
  const upkeep = openUpkeep(
    { settings: { TOMBSTONE_FILE: file }, database: on.database, log, now: () => instant },
    { country: 'norway', secret: Buffer.alloc(32, 'night'), timeZone: OSLO, classes: [endless], optionalTables: [] },
  );
  const buried = { kind: 'account', subject: 'gone' };
  await on.database.transaction((tx) => leaveTombstone(tx, tombstoneKey(Buffer.alloc(32), 'norway'), buried, instant));
  await on.owned.source.query(
    `INSERT INTO audit (at, actor, action, outcome) VALUES (now(), 'staff|desk', 'look', 'DONE')`,
  );
  const timer = startSweeps(
    upkeep.sweeps.map((sweep) => ({ ...sweep, atStart: true })),
    log,
  );
  const signed = () => on.owned.source.query('SELECT FROM audit_checkpoint');
  await eventually(async () => (await signed()).length > 0 && existsSync(file));
  expect(await lastNight(on.database)).toBeUndefined();
  end();
  await timer.stop();
  expect(await lastNight(on.database)).toMatchObject({ night: '2026-11-20' });
  rmSync(folder, { recursive: true });
});
