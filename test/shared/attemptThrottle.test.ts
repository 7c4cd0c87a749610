import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { countAttempt, OF_ACCOUNT_AND_NETWORK, secondsToWait } from '../../subgraphs/shared/runtime/attemptLimits.ts';
import { AttemptTable1763900002000 } from '../../subgraphs/shared/runtime/attemptTable.ts';
import { type AttemptThrottle, openAttemptThrottle } from '../../subgraphs/shared/runtime/attemptThrottle.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

let runtime: RuntimeDatabase;
let throttle: AttemptThrottle;
const start = new Date('2026-11-20T09:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);

beforeAll(async () => {
  runtime = await runtimeDatabase();
  await new AttemptTable1763900002000().up(runtime.owned.source.createQueryRunner());
  throttle = openAttemptThrottle(runtime.owned, randomBytes(32));
});
afterAll(() => runtime.close());
beforeEach(() => runtime.owned.source.query('TRUNCATE attempt'));

const from = (network: string, account = 'owner') => ({ purpose: 'signIn', account, network });

async function failFrom(networks: number, prefix = 'stranger') {
  for (let at = 0; at < networks; at += 1) await throttle.take(from(`${prefix}${at}`), start);
}

describe('[A6] the wait after failures', () => {
  test.each([
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [14, 512],
    [15, 900],
    [500, 900],
  ])('after %i is %i seconds', (failures, seconds) => {
    let count = { failures: 0, lastAt: start, freeAt: start };
    for (let time = 0; time < failures; time += 1) count = countAttempt(count, OF_ACCOUNT_AND_NETWORK, start);
    expect(secondsToWait(count, start)).toBe(seconds);
  });

  test.each([
    [86_399, 2],
    [86_400, 0],
  ])('is forgotten after a day: %i seconds later the next failure costs %i', (later, seconds) => {
    const count = { failures: 5, lastAt: start, freeAt: start };
    expect(secondsToWait(countAttempt(count, OF_ACCOUNT_AND_NETWORK, after(later)), after(later))).toBe(seconds);
  });

  test('ends with its last second, and a refused attempt does not lengthen it', async () => {
    for (let time = 0; time < 6; time += 1) await throttle.take(from('home'), after(time * 10));
    expect(await throttle.take(from('home'), after(50.5))).toBe(2);
    expect(await throttle.take(from('home'), after(51.999))).toBe(1);
    expect(await throttle.take(from('home'), after(52))).toBe(0);
  });
});

describe('[A6] who is slowed down', () => {
  test('is the account from that network, however its name is written, and nobody else', async () => {
    for (let time = 0; time < 5; time += 1) await throttle.take(from('home', ' Owner'), start);
    expect(await throttle.take(from('home'), start)).toBe(1);
    expect(await throttle.take(from('office'), start)).toBe(0);
    expect(await throttle.take(from('home', 'neighbour'), start)).toBe(0);
    expect(await throttle.take({ ...from('home'), purpose: 'forgotPassword' }, start)).toBe(0);
  });

  test('is nobody once the owner succeeded', async () => {
    for (let time = 0; time < 5; time += 1) await throttle.take(from('home'), start);
    await throttle.take(from('home'), after(1));
    await throttle.succeed(from('home'), after(1));
    for (let time = 0; time < 5; time += 1) expect(await throttle.take(from('home'), after(1))).toBe(0);
  });

  test('is a whole network that fails with fifty accounts', async () => {
    for (let at = 0; at < 50; at += 1) expect(await throttle.take(from('botnet', `guess${at}`), start)).toBe(0);
    expect(await throttle.take(from('botnet'), start)).toBe(1);
    expect(await throttle.take(from('home'), start)).toBe(0);
  });

  test('is also a network whose guesser signs in to an account of his own in between', async () => {
    await throttle.take(from('botnet', 'his own'), start);
    await throttle.succeed(from('botnet', 'his own'), start);
    for (let at = 0; at < 50; at += 1) {
      await throttle.take(from('botnet', `guess${at}`), start);
      await throttle.succeed(from('botnet', 'his own'), start);
    }
    expect(await throttle.take(from('botnet'), start)).toBe(1);
  });

  test('is not a network where many succeed', async () => {
    for (let at = 0; at < 60; at += 1) {
      expect(await throttle.take(from('school', `pupil${at}`), start)).toBe(0);
      await throttle.succeed(from('school', `pupil${at}`), start);
    }
  });

  test('is, after ten failing networks, every network the owner has not signed in from, for at most a minute', async () => {
    await throttle.succeed(from('home'), start);
    await failFrom(10);
    expect(await throttle.take(from('stranger10'), start)).toBe(0);
    expect(await throttle.take(from('stranger11'), start)).toBe(2);
    expect(await throttle.take(from('home'), start)).toBe(0);
    let longest = 0;
    for (let at = 0; at < 30; at += 1) {
      const wait = await throttle.take(from(`later${at}`), after((at + 1) * 61));
      longest = Math.max(longest, wait);
      expect(wait).toBe(0);
      longest = Math.max(longest, await throttle.take(from(`late${at}`), after((at + 1) * 61)));
    }
    expect(longest).toBe(60);
  });

  test('is not everybody after nine failing networks', async () => {
    await failFrom(9);
    expect(await throttle.take(from('a'), start)).toBe(0);
    expect(await throttle.take(from('b'), start)).toBe(0);
  });
});
