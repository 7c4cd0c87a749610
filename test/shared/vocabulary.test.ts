import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { preferredLanguage } from '../../subgraphs/shared/runtime/preferredLanguage.ts';
import { readForm } from '../../subgraphs/shared/vocabulary/form.ts';
import { parsePersonName } from '../../subgraphs/shared/vocabulary/personName.ts';
import { foldRefusals, isRefusal, refuse } from '../../subgraphs/shared/vocabulary/refusal.ts';
import { Sensitive } from '../../subgraphs/shared/vocabulary/sensitive.ts';

test.each([
  ['  Ádám\u00a0 de   Groot ', 'Ádám de Groot'],
  ['A\u030Asa', 'Åsa'],
  ['', undefined],
  ['   ', undefined],
  ['a'.repeat(100), 'a'.repeat(100)],
  ['a'.repeat(101), undefined],
  ['Bobby\u0000', undefined],
  ['<script>', undefined],
  ['a\u202Eb', undefined],
  ['a\ud800', undefined],
])('the name %j is read as %j', (text, expected) => {
  expect(parsePersonName(text)).toBe(expected);
});

describe('a sensitive value', () => {
  const secret = new Sensitive('280215A924B', '280215****');

  test('prints its mask, whatever prints it', () => {
    const prints = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true }),
      inspect(secret),
    ];
    for (const print of prints) {
      expect(print).toContain('280215****');
      expect(print).not.toContain('A924B');
    }
    expect(Object.keys(secret)).toEqual([]);
  });

  test('is itself only when asked', () => {
    expect(secret.reveal()).toBe('280215A924B');
  });
});

describe('refusals', () => {
  test('fold into one that names the others', () => {
    expect(foldRefusals([undefined, undefined])).toBeUndefined();
    expect(foldRefusals([undefined, refuse('A')])).toEqual({ refused: 'A' });
    expect(foldRefusals([refuse('A'), undefined, refuse('B'), refuse('C')])).toEqual({
      refused: 'A',
      others: [{ refused: 'B' }, { refused: 'C' }],
    });
  });

  test.each([[null], [undefined], ['A'], [{ refused: 1 }], [{}]])('%j is none', (value) => {
    expect(isRefusal(value)).toBe(false);
  });
});

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['nl', 'nl'],
  ['nn-NO,en;q=0.8', 'nb'],
  ['no', 'nb'],
  ['en;q=0.3, fi-FI;q=0.9, sv;q=0.8', 'fi'],
  ['nb;q=0', 'en'],
  ['nb;q=0, fi;q=0.001', 'fi'],
  ['xx;q=abc', 'xx'],
])('Accept-Language %j prefers %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

describe('a form', () => {
  test('whose fields were all read is what was read', () => {
    expect(readForm({ name: 'a', age: undefined })).toEqual({ name: 'a', age: undefined });
  });

  test('names everything that was wrong, also what its parts named', () => {
    const part = { ...refuse('B', { field: 'b', parts: ['x'] }), others: [refuse('C', { field: 'c' })] };
    expect(readForm({ good: 1, a: refuse('A', { field: 'a' }), part })).toEqual({
      refused: 'A',
      field: 'a',
      others: [
        { refused: 'B', field: 'b', parts: ['x'] },
        { refused: 'C', field: 'c' },
      ],
    });
  });
});
