import { expect, test } from '@jest/globals';
import { RateLimit } from '../../../../subgraphs/norway/outside/populationRegister/simulation/rateLimit.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 2, 2, 9) + ms);

test('the simulated register takes so many requests in a minute, and says in milliseconds when it takes more', () => {
  const limit = new RateLimit();
  limit.perMinute = 2;
  expect(limit.take(at(0))).toBeUndefined();
  expect(limit.take(at(1))).toBeUndefined();
  expect(limit.take(at(59_999))).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
  expect(limit.take(at(60_000))).toBeUndefined();
  expect(limit.take(at(60_001))).toBeUndefined();
  expect(limit.take(at(60_001))).toMatchObject({ status: 429, headers: { 'retry-after': '59999' } });
});

test('and without a limit all of them', () => {
  const limit = new RateLimit();
  for (let count = 0; count < 2_000; count += 1) expect(limit.take(at(0))).toBeUndefined();
});
