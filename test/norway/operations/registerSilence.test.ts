import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { followPopulationRegister } from '../../../subgraphs/norway/operations/followPopulationRegister.ts';
import { PopulationRegisterUnavailable } from '../../../subgraphs/norway/outside/populationRegister/populationRegister.ts';
import type { Registry } from '../../../subgraphs/norway/registry.ts';

test('a register that cannot be followed is a line that says why, and what to mend', async () => {
  const lines: string[] = [];
  const log = pino(new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }));
  const latestSequence = () => Promise.reject(new PopulationRegisterUnavailable('TOKEN_REFUSED', 'MP-121 KEY'));
  const registry = {
    database: { transaction: async () => undefined, source: { manager: { query: async () => [] } } },
    populationRegister: { latestSequence },
    now: () => new Date(),
  } as unknown as Registry;
  expect(await followPopulationRegister(registry, 15_000, log).run()).toBe(0);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { reason: 'TOKEN_REFUSED', detail: 'MP-121 KEY', msg: 'the population register cannot be followed' },
  ]);
});
