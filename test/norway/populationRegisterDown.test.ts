import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../subgraphs/norway/outside/faults.ts';
import { eventually } from '../support/eventually.ts';
import {
  atDesk,
  DESK_RANA,
  DOCUMENTS,
  online,
  PEOPLE,
  patron,
  type TestNorway,
  testNorway,
} from '../support/norway.ts';

let norway: TestNorway;
const open = async () => {
  norway = await testNorway(undefined, { NORWAY_POPULATION_REGISTER_DEADLINE_MS: '2000' });
};
const close = () => norway.close();

const attempts = [
  [DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE.resident)],
  [DOCUMENTS.registerLibraryCardAtDesk, atDesk(PEOPLE.resident), DESK_RANA],
] as const;

async function expectRefused(): Promise<void> {
  const { audit: _, lookup_budget: _budget, ...before } = await norway.everyRow();
  for (const [document, variables, caller] of attempts) {
    const [answer] = Object.values(await norway.run(document, variables, caller));
    expect(answer).toMatchObject({ __typename: 'NorwayRefusal', code: 'POPULATION_REGISTER_UNAVAILABLE', parts: null });
    expect(JSON.stringify(answer)).not.toMatch(/127\.0\.0\.1|http|\d{11}/);
  }
  const { audit, lookup_budget: _spent, ...after } = await norway.everyRow();
  expect(after).toEqual(before);
  const outcomes = audit?.map((row) => JSON.parse(row).outcome);
  expect(outcomes?.slice(-2)).toEqual(Array(2).fill('POPULATION_REGISTER_UNAVAILABLE'));
}

describe('[B16] while the population register answers badly nothing is registered', () => {
  beforeAll(open);
  afterAll(close);

  test.each<[string, Fault]>([
    ['answers 403', { kind: 'STATUS', status: 403 }],
    ['answers with the page of its firewall', { kind: 'HTML_PAGE', status: 200 }],
    ['answers half a document', { kind: 'TRUNCATED' }],
    ['has too many requests', { kind: 'TOO_MANY_REQUESTS', retryAfterMs: 60_000 }],
    ['answers 500', { kind: 'STATUS', status: 500 }],
    ['hangs up', { kind: 'HANG_UP' }],
  ])('it %s', async (_, fault) => {
    norway.simulators.populationRegister.faults.always = fault;
    await expectRefused();
  });
});

describe('[B16] while the population register cannot be reached nothing is registered', () => {
  beforeEach(open);
  afterEach(close);

  test('it is slow: the caller hears within the deadline, and no transaction waits meanwhile', async () => {
    const { populationRegister } = norway.simulators;
    populationRegister.faults.latencyMs = 600_000;
    const before = populationRegister.requests();
    const refused = norway.run(DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE.resident));
    await eventually(() => populationRegister.requests() > before);
    const busy = await norway.rows(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND (state <> 'idle' OR xact_start IS NOT NULL)
         AND backend_type = 'client backend'`,
    );
    expect(busy).toEqual([{ count: 0 }]);
    expect(await refused).toMatchObject({ registerLibraryCard: { code: 'POPULATION_REGISTER_UNAVAILABLE' } });
  });

  test('Maskinporten is down', async () => {
    norway.simulators.maskinporten.faults.always = { kind: 'STATUS', status: 503 };
    await expectRefused();
  });

  test('once it is back, the same attempt with the same key goes through', async () => {
    const { faults } = norway.simulators.populationRegister;
    faults.always = { kind: 'STATUS', status: 403 };
    await expectRefused();
    faults.clear();
    const [document, variables, caller] = attempts[0];
    expect(Object.values(await norway.run(document, variables, caller))).toMatchObject([
      { name: 'VAKKER SOMMERLIG BLOMST' },
    ]);
  });
});
