import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { forgetRequests } from '../../subgraphs/shared/runtime/forgetRequests.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { lettersAbout, postLetter } from '../../subgraphs/shared/runtime/outbox.ts';
import { type Delivery, type OutboxWorker, openOutboxWorker } from '../../subgraphs/shared/runtime/outboxWorker.ts';
import { RUNTIME_MIGRATIONS } from '../../subgraphs/shared/runtime/runtimeMigrations.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

const log = openLog('test', 'silent');
const noon = new Date('2026-11-22T12:00:00Z');
let runtime: RuntimeDatabase;
let workers: OutboxWorker[];
let clock: Date;

beforeEach(async () => {
  runtime = await runtimeDatabase();
  workers = [];
  clock = noon;
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await runtime.close();
});

function workerWith(greet: Delivery): OutboxWorker {
  const worker = openOutboxWorker(runtime.database, { greeting: greet }, log, () => clock);
  workers.push(worker);
  return worker;
}

const post = (subject: string, notBefore?: Date) =>
  runtime.database.transaction((tx) =>
    postLetter(tx, { kind: 'greeting', subject, ...(notBefore && { notBefore }) }, noon),
  );
const rows = () =>
  runtime.database.source.query('SELECT subject, attempts, done_at, not_before FROM outbox ORDER BY subject');

test('whoever is erased is found in it, and among kept answers, without a look at everybody else’s', async () => {
  const ids = ['3e1f0f5c-0000-4000-8000-000000000001', '3e1f0f5c-0000-4000-8000-000000000002'];
  for (const subject of [`${ids[0]} 1`, ids[1] ?? '', 'somebody-else 1']) await post(subject);
  const scans = await runtime.database.transaction(async (tx) => {
    await tx.query('SET LOCAL enable_seqscan = off'); // as where there are millions
    await lettersAbout(tx, ids);
    await forgetRequests(tx, ids, 'kb-login|reader');
    await forgetRequests(tx, ids);
    return tx.query(`SELECT relname AS table, seq_scan::int AS scans FROM pg_stat_xact_user_tables
      WHERE relname IN ('outbox', 'idempotency') ORDER BY 1`);
  });
  expect(scans).toEqual([
    { table: 'idempotency', scans: 0 },
    { table: 'outbox', scans: 0 },
  ]);
  expect(await rows()).toEqual([expect.objectContaining({ subject: 'somebody-else 1' })]);
});

describe('the outbox', () => {
  test('sends each letter once, also with two workers at once', async () => {
    const sent: string[] = [];
    const greet: Delivery = async (_tx, subject) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      sent.push(subject);
    };
    for (const subject of ['a', 'b', 'c', 'd', 'e', 'f']) await post(subject);
    const other = await openDatabase({
      name: 'runtime',
      url: runtime.url,
      tables: [],
      migrations: [...RUNTIME_MIGRATIONS],
    });
    const second = openOutboxWorker(other, { greeting: greet }, log, () => clock);
    await Promise.all([workerWith(greet).drain(), second.drain()]);
    await second.stop();
    await other.close();
    expect(sent.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('sends by itself once it is started, and not before', async () => {
    const sent: string[] = [];
    const worker = workerWith(async (_tx, subject) => void sent.push(subject));
    await post('a');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(sent).toEqual([]);
    worker.start();
    while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).toEqual(['a']);
  });

  test('a letter of a transaction that failed was never posted', async () => {
    await expect(
      runtime.database.transaction(async (tx) => {
        await postLetter(tx, { kind: 'greeting', subject: 'a' }, noon);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await rows()).toEqual([]);
  });

  test('waits until a letter is due', async () => {
    await post('later', new Date(noon.getTime() + 60_000));
    const worker = workerWith(async () => undefined);
    expect(await worker.drain()).toBe(0);
    clock = new Date(noon.getTime() + 60_000);
    expect(await worker.drain()).toBe(1);
  });

  test('keeps a letter that could not be sent and tries again later, longer each time, without what the failed try wrote', async () => {
    let down = true;
    const ids: string[] = [];
    const worker = workerWith(async (tx, _subject, messageId) => {
      ids.push(messageId);
      await tx.query("INSERT INTO outbox (kind, subject, posted_at, not_before) VALUES ('trace', 'z', now(), now())");
      if (down) throw new Error('mail server is down');
      await tx.query("UPDATE outbox SET done_at = now() WHERE kind = 'trace'");
    });
    await post('a');
    expect(await worker.drain()).toBe(0);
    expect(await rows()).toEqual([
      { subject: 'a', attempts: 1, done_at: null, not_before: new Date(noon.getTime() + 1_000) },
    ]);
    clock = new Date(noon.getTime() + 1_000);
    await worker.drain();
    expect(await rows()).toEqual([
      expect.objectContaining({ attempts: 2, not_before: new Date(clock.getTime() + 2_000) }),
    ]);
    down = false;
    clock = new Date(clock.getTime() + 2_000);
    expect(await worker.drain()).toBe(1);
    expect(new Set(ids).size).toBe(1);
    expect(await rows()).toEqual([
      expect.objectContaining({ subject: 'a', done_at: clock }),
      expect.objectContaining({ subject: 'z' }),
    ]);
  });

  test('one letter that nobody can deliver does not hold up the others', async () => {
    await runtime.database.transaction((tx) =>
      postLetter(tx, { kind: 'unknown', subject: 'x' }, new Date(noon.getTime() - 1)),
    );
    await post('a');
    expect(await workerWith(async () => undefined).drain()).toBe(1);
  });

  test('the row of a worker whose connection died is free at once', async () => {
    await post('a');
    const other = await openDatabase({
      name: 'runtime',
      url: runtime.url,
      tables: [],
      migrations: [...RUNTIME_MIGRATIONS],
    });
    let letGo: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let begun: () => void = () => undefined;
    const sending = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const greeting = () => {
      begun();
      return hanging;
    };
    const hung = openOutboxWorker(other, { greeting }, log, () => clock);
    void hung.drain().catch(() => undefined);
    await sending;
    const worker = workerWith(async () => undefined);
    expect(await worker.drain()).toBe(0);
    await runtime.database.source.query(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'",
    );
    expect(await worker.drain()).toBe(1);
    letGo();
    await hung.stop();
    await other.close();
  });
});
