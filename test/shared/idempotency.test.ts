import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Attempt, openIdempotency } from '../../subgraphs/shared/runtime/idempotency.ts';
import { isRefusal } from '../../subgraphs/shared/vocabulary/refusal.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

const idempotency = openIdempotency(randomBytes(32));
const attempt: Attempt = {
  caller: 'staff|desk',
  operation: 'enrol',
  key: 'key-00001',
  request: { code: '280215A924B' },
};
let runtime: RuntimeDatabase;

beforeAll(async () => {
  runtime = await runtimeDatabase();
});
afterAll(() => runtime.close());

async function attemptOnce(tried: Attempt, answer: string) {
  return runtime.database.transaction(async (tx) => {
    const first = await idempotency.firstAnswer(tx, tried);
    if (!isRefusal(first) && first.kind === 'first') await idempotency.remember(tx, tried, answer, new Date());
    return first;
  });
}

describe('an idempotency key', () => {
  test('makes the second attempt a repetition of the first, also at the same instant', async () => {
    const outcomes = await Promise.all([attemptOnce(attempt, 'id-1'), attemptOnce(attempt, 'id-2')]);
    expect(outcomes).toContainEqual({ kind: 'first' });
    expect(outcomes).toContainEqual({ kind: 'repeated', answer: expect.stringMatching(/^id-[12]$/) });
  });

  test('belongs to one caller and one operation', async () => {
    expect(await attemptOnce({ ...attempt, caller: 'staff|other' }, 'id-3')).toEqual({ kind: 'first' });
    expect(await attemptOnce({ ...attempt, operation: 'other' }, 'id-4')).toEqual({ kind: 'first' });
  });

  test('is refused with another request', async () => {
    expect(await attemptOnce({ ...attempt, request: { code: '280215B924B' } }, 'id-5')).toMatchObject({
      refused: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  test.each(['short', 'a'.repeat(101), 'with blank', 'ä-letter'])('%j is none', async (key) => {
    expect(await attemptOnce({ ...attempt, key }, 'id-6')).toMatchObject({ refused: 'IDEMPOTENCY_KEY_INVALID' });
  });

  test('keeps the request only as a keyed hash', async () => {
    const rows = await runtime.database.source.query('SELECT * FROM idempotency');
    expect(JSON.stringify(rows)).not.toContain('280215');
  });
});
