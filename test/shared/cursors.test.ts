import { randomBytes, randomInt } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { openCursors } from '../../subgraphs/shared/runtime/cursors.ts';

const KEY = randomBytes(32);
const DAY_MS = 24 * 3_600_000;
const SCOPE = { list: 'norwayAccessLog', caller: 'id-porten|abc', filter: 'account' };
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ .';

let time = 1_000_000;
const cursors = openCursors(KEY, () => new Date(time));

function mutated(cursor: string): string {
  const at = randomInt(cursor.length);
  const sign = ALPHABET[randomInt(ALPHABET.length)] ?? '';
  switch (randomInt(5)) {
    case 0:
      return cursor.slice(0, at) + sign + cursor.slice(at + 1);
    case 1:
      return cursor.slice(0, at) + sign + cursor.slice(at);
    case 2:
      return cursor.slice(0, at) + cursor.slice(at + 1);
    case 3:
      return cursor.slice(0, at);
    default:
      return cursor.slice(at) + cursor.slice(0, at);
  }
}

describe('[A29] a cursor', () => {
  test('gives back the position to whom it was made for', () => {
    expect(cursors.open(SCOPE, cursors.seal(SCOPE, '42'))).toBe('42');
  });

  test('is not accepted in any of 100,000 mutations', () => {
    const cursor = cursors.seal(SCOPE, '42');
    const forgeries = Array.from({ length: 100_000 }, () => mutated(cursor)).filter((forged) => forged !== cursor);
    expect(forgeries.length).toBeGreaterThan(90_000);
    expect(forgeries.filter((forged) => cursors.open(SCOPE, forged) !== undefined)).toEqual([]);
  });

  test.each([
    ['another caller', { ...SCOPE, caller: 'id-porten|abd' }],
    ['another list', { ...SCOPE, list: 'netherlandsAccessLog' }],
    ['another filter', { ...SCOPE, filter: 'accounts' }],
    ['no filter', { list: SCOPE.list, caller: SCOPE.caller }],
    ['the same words cut elsewhere', { list: 'norwayAccessLogid-porten|', caller: 'abc', filter: 'account' }],
  ])('is nothing for %s', (_label, scope) => {
    expect(cursors.open(scope, cursors.seal(SCOPE, '42'))).toBeUndefined();
  });

  test('of another key is nothing', () => {
    const others = openCursors(randomBytes(32), () => new Date(time));
    expect(cursors.open(SCOPE, others.seal(SCOPE, '42'))).toBeUndefined();
  });

  test.each([
    [DAY_MS - 1, '42'],
    [DAY_MS, undefined],
  ])('%i ms later opens as %s', (later, position) => {
    const cursor = cursors.seal(SCOPE, '42');
    time += later;
    expect(cursors.open(SCOPE, cursor)).toBe(position);
  });

  test.each(['', 'x', 'MjAxMDEwMA', '42', 'null', '\u0000', 'é'.repeat(60)])('%j is none', (text) => {
    expect(cursors.open(SCOPE, text)).toBeUndefined();
  });

  test('does not show the position', () => {
    const cursor = cursors.seal(SCOPE, '123456789');
    expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain('123456789');
    expect(cursors.seal(SCOPE, '123456789')).not.toBe(cursor);
  });
});
