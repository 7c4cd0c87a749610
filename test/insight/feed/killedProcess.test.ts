import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { servedUrl } from '../../support/cluster.ts';
import { INSIGHT_SETTINGS } from '../../support/insight.ts';
import { untilNothingIsUnderWay } from '../../support/leftBehind.ts';
import { PEOPLE, type TestNorway, testNorway } from '../../support/norway.ts';
import { registered } from '../../support/norwegianRegister.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { type Feeding, openFeeding } from './feeding.ts';
import { pageOf, randomHistory } from './histories.ts';
import { keyOf, sweep, toldOf } from './telling.ts';

let feeding: Feeding;
let norway: TestNorway;
beforeAll(async () => {
  await once(spawn(process.execPath, ['scripts/run.mjs', 'script', 'sweep']), 'close'); // builds dist/
  feeding = await openFeeding();
  norway = await testNorway(undefined, keyOf('norway'));
});
afterAll(async () => {
  await feeding.close();
  await norway.close();
});

/** Another process of the same server carries out the sweep, and is killed where it first needs the table. */
async function killedAt(table: string, on: TestSubgraph, name: string, settings: object): Promise<void> {
  const country = on.subgraph.name;
  const url = servedUrl(String(on.database.source.options.database), country);
  const env = { PATH: process.env['PATH'], ...settings, DATABASE_URL: url, NOW: on.clock.now().toISOString() };
  await on.owned.transaction(async (tx) => {
    await tx.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const [{ holder }] = await tx.query('SELECT pg_backend_pid() AS holder');
    const child = spawn(process.execPath, ['test/insight/feed/sweepAndDie.mjs', country, name], { env });
    const ended = outcomeOf(child);
    const stopped = 'SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))';
    while (child.exitCode === null && (await on.rows(stopped, [holder])).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGKILL');
    expect(await ended).toEqual(['SIGKILL', '']);
  });
  await untilNothingIsUnderWay(on);
}

async function outcomeOf(child: ChildProcess): Promise<[signal: string | null, output: string]> {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  const [, signal] = await once(child, 'close');
  return [signal, text];
}

test('[A69] a process that dies after storing events leaves nothing of them, and the next takes them in, once', async () => {
  const events = randomHistory(21, 60);
  await feeding.pulled(events);
  const alone = await feeding.tables();
  await feeding.restore();
  feeding.tell(pageOf(events));
  await killedAt('membership_record', feeding.on, 'pullFeed norway', {
    ...INSIGHT_SETTINGS,
    FEED_URL_NORWAY: feeding.norway.url,
  });
  expect(await feeding.standing()).toMatchObject({ position: 0 });
  expect(await feeding.pull()).toBe(60);
  expect(await feeding.tables()).toEqual(alone);
});

test('[A69] a country’s process that dies after giving out positions leaves the notes, and the next tells them, once', async () => {
  const events = await toldOf(norway, async () => {
    for (const person of [PEOPLE.resident, PEOPLE.parent]) await registered(norway, person);
    await norway.rows(`UPDATE membership SET since = since - interval '1 month'`);
    await killedAt('membership_told', norway, 'publishMemberships', norway.settings);
    expect((await norway.rows('SELECT FROM membership_note')).length).toBeGreaterThan(0);
  });
  expect(events.length).toBeGreaterThan(0);
  expect(new Set(events.map(({ membership }) => membership)).size).toBe(events.length);
  expect(await sweep(norway, 'publishMemberships')).toBe(0);
});
