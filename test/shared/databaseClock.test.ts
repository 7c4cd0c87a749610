import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { graphql } from 'graphql';
import { netherlands as country } from '../../subgraphs/netherlands/main.ts';
import { openDatabaseClock } from '../../subgraphs/shared/runtime/databaseClock.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import type { Subgraph } from '../../subgraphs/shared/runtime/subgraph.ts';
import {
  ACTIVATE,
  ANNEN,
  ENROL,
  NETHERLANDS_SETTINGS,
  openNetherlands,
  type TestNetherlands,
  theExamplePerson,
} from '../support/netherlands.ts';

const DAY_MS = 86_400_000;
const OTHERS = ['hrtime', 'nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const;
const TIMERS = ['setTimeout', 'clearTimeout'] as const;
const log = openLog('test', 'silent');
let netherlands: TestNetherlands;

beforeAll(async () => {
  netherlands = await openNetherlands();
});
afterAll(() => netherlands.close());
afterEach(() => {
  jest.useRealTimers();
});

/** The machine's own clock jumps; its monotonic clock and the database's go on. */
function jump(milliseconds: number): void {
  const real = ['performance', 'setInterval', 'clearInterval'] as const;
  jest.useFakeTimers({ now: Date.now() + milliseconds, doNotFake: [...OTHERS, ...TIMERS, ...real] });
}

async function databaseTime(): Promise<number> {
  const [{ now }] = await netherlands.rows('SELECT extract(epoch FROM clock_timestamp())::float8 AS now');
  return now * 1_000;
}

describe('[A16] the clock by which rules decide', () => {
  test.each([DAY_MS, -DAY_MS])('is the database’s where the machine’s is %i ms off from the start', async (off) => {
    jump(off);
    const clock = await openDatabaseClock(netherlands.database, log);
    clock.stop();
    expect(Math.abs(Date.now() - (await databaseTime()))).toBeGreaterThan(DAY_MS - 60_000);
    expect(Math.abs(clock.now().getTime() - (await databaseTime()))).toBeLessThan(60_000);
  });

  test('is put right every ten seconds, whatever the monotonic clock missed in a sleep', async () => {
    jest.useFakeTimers({ doNotFake: [...OTHERS, ...TIMERS, 'Date'] });
    const clock = await openDatabaseClock(netherlands.database, log);
    const off = async () => Math.abs(clock.now().getTime() - (await databaseTime()));
    jest.advanceTimersByTime(9_999);
    expect(await off()).toBeGreaterThan(5_000);
    jest.advanceTimersByTime(1);
    for (let looks = 0; looks < 100 && (await off()) > 4_000; looks += 1) await new Promise(setImmediate);
    expect(await off()).toBeLessThan(5_000);
    clock.stop();
  });
});

test('[A16] an answer that was long on its way moves the clock no further than it must', async () => {
  jest.useFakeTimers({ doNotFake: [...OTHERS, ...TIMERS, 'Date'] });
  const ahead = 1_000_000;
  let [off, takes] = [0, 0];
  const query = async () => {
    await new Promise(setImmediate);
    jest.advanceTimersByTime(takes); // waited for a connection: the time is told at the end
    return [{ ms: performance.now() + ahead + off }];
  };
  const clock = await openDatabaseClock({ source: { query } } as never, log);
  const error = () => clock.now().getTime() - (performance.now() + ahead);
  const correctedIn = async (milliseconds: number) => {
    jest.advanceTimersByTime(milliseconds);
    for (let turns = 0; turns < 5; turns += 1) await new Promise(setImmediate);
  };
  takes = 8_000;
  await correctedIn(10_000);
  expect(Math.abs(error())).toBeLessThan(2);
  [off, takes] = [3_000, 0];
  await correctedIn(10_000 - 8_000);
  expect(Math.abs(error() - 3_000)).toBeLessThan(2);
  clock.stop();
});

describe('[A16] a machine’s clock that jumps a day', () => {
  const settings = () => ({ ...NETHERLANDS_SETTINGS, SMTP_URL: netherlands.mailbox.smtpUrl });
  let served: Subgraph;

  async function run(source: string, variableValues: object): Promise<Record<string, any>> {
    const { data } = await graphql({
      schema: served.schema,
      source,
      variableValues: { ...variableValues },
      contextValue: served.contextFor(ANNEN, 'en', 'home'),
    });
    return Object.values(data ?? {})[0] as Record<string, any>;
  }

  test('ends no link and revives none', async () => {
    const clock = await openDatabaseClock(netherlands.database, log);
    served = await country.open({ settings: settings(), database: netherlands.database, log, now: clock.now });
    await run(ENROL, { input: theExamplePerson() });
    await served.outbox.drain();
    const [mail] = await netherlands.mailbox.messages();
    const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    const tried = async () => (await run(ACTIVATE, { token, password: 'weak', passwordAgain: 'weak' }))['code'];

    jump(DAY_MS + 60_000);
    expect([await tried(), await served.sweeps[0]?.run()]).toEqual(['PASSWORD_RULES', 0]);
    jest.useRealTimers();
    await netherlands.rows(`UPDATE login_account SET link_valid_until = clock_timestamp()`);
    jump(-DAY_MS);
    expect([await tried(), await served.sweeps[0]?.run()]).toEqual(['LINK_EXPIRED', 1]);
    await served.close();
    clock.stop();
  });
});
