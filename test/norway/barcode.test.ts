import { describe, expect, test } from '@jest/globals';
import type { CardNumber } from '../../subgraphs/norway/domain/cardNumber.ts';
import { barcodeOf } from '../../subgraphs/norway/graphql/barcode.ts';

const number = 'N183300001' as CardNumber;

describe('[B8] [B9] the barcode', () => {
  test('Code 39 has nine bars and spaces and a gap for each of the ten characters and both stars', () => {
    const svg = barcodeOf(number, 'CODE39');
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
    expect(barsIn(svg)).toBe(12 * 5);
  });

  test('Code 128 is narrower and another drawing', () => {
    expect(widthOf(barcodeOf(number, 'CODE128'))).toBeLessThan(widthOf(barcodeOf(number, 'CODE39')));
  });

  test('another number gives other bars', () => {
    expect(barcodeOf('N183300002' as CardNumber, 'CODE39')).not.toBe(barcodeOf(number, 'CODE39'));
  });

  test('refers to nothing outside and runs nothing', () => {
    expect(barcodeOf(number, 'CODE39')).not.toMatch(/href|script|url\(|<image|<!ENTITY/i);
  });
});

function barsIn(svg: string): number {
  return [...svg.matchAll(/stroke-width="(\d+)" d="([^"]*)"/g)].flatMap(([, , path = '']) => path.match(/M/g) ?? [])
    .length;
}

function widthOf(svg: string): number {
  return Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
}
