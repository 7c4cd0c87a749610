import { expect, test } from '@jest/globals';
import { parseRange } from '../../../subgraphs/insight/domain/export/byteRange.ts';

test.each([
  ['bytes=0-', { from: 0, to: 9 }],
  ['bytes=9-', { from: 9, to: 9 }],
  ['bytes=10-', 'UNSATISFIABLE'],
  ['bytes=3-4', { from: 3, to: 4 }],
  ['bytes=3-99', { from: 3, to: 9 }],
  ['bytes=4-3', undefined],
  ['bytes=-3', { from: 7, to: 9 }],
  ['bytes=-99', { from: 0, to: 9 }],
  ['bytes=-0', 'UNSATISFIABLE'],
  ['bytes=-', undefined],
  ['bytes=1-2,4-5', undefined],
  ['rows=1-2', undefined],
  [undefined, undefined],
])('of ten bytes %s is %j', (header, range) => {
  expect(parseRange(header, 10)).toEqual(range);
});
