import { describe, expect, test } from '@jest/globals';
import { thresholdOf } from '../../../subgraphs/insight/domain/statistics/thresholds.ts';
import { readerOf } from './reader.ts';
import { chances, published, worldOf } from './worlds.ts';

const WORLDS = Number(process.env['WORLDS'] ?? 8);
const CELLS = Number(process.env['CELLS'] ?? 12);
const FROM = Number(process.env['FROM'] ?? 1);

describe('[A40] [A41] what a reader with a linear solver makes of hidden cells', () => {
  test.each(
    Array.from({ length: WORLDS }, (_, index) => [FROM + index, index % 4 === 3 ? 'finland' : 'netherlands'] as const),
  )('world %d of %s: each can be many numbers', async (seed, country) => {
    const world = worldOf(seed, country);
    const cells = published(world);
    const reader = await readerOf(world, cells);
    const chance = chances(seed);
    const hidden = cells.filter(({ value }) => value === null);
    const bad: unknown[] = [];
    for (const cell of hidden.filter(() => chance(hidden.length) < CELLS)) {
      const [least, most] = reader.bounds(cell);
      const threshold = thresholdOf(country, cell.breakdown);
      if (most - least < threshold - 1e-6) bad.push({ ...cell, cell: JSON.stringify(cell.cell), least, most });
    }
    reader.dispose();
    expect(bad).toEqual([]);
  });
});
