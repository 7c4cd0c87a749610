import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { injections } from '../../support/injections.ts';
import { ANALYST } from '../../support/insight.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { askFigures, DECEMBER, openFigures, QUESTION, YEAR } from './askedFigures.ts';

let on: TestSubgraph;
beforeAll(async () => {
  on = await openFigures();
});
afterAll(() => on.close());

const ask = (variables: object) => askFigures(on, variables);
const written = () =>
  on.rows(
    'SELECT (SELECT count(*) FROM audit) AS audit, (SELECT count(*) FROM outbox) AS outbox, count(*) FROM released_cell',
  );

describe('a question', () => {
  test.each([
    [{ by: ['LIBRARY', 'AGE_BAND'] }, 'CROSSING_NOT_RELEASED'],
    [{ by: ['LIBRARY'], filter: { ageBands: ['65+'] } }, 'CROSSING_NOT_RELEASED'],
    [{ by: ['REGION', 'KIND'] }, 'CROSSING_NOT_RELEASED'],
    [{ measure: 'JOINED', by: ['LIBRARY', 'MONTH'] }, 'MONTHLY_CROSSING_NOT_RELEASED'],
    [
      { measure: 'JOINED', by: ['LIBRARY'], period: { from: '2025-01-01', to: '2025-11-30' } },
      'MONTHLY_CROSSING_NOT_RELEASED',
    ],
    [
      { measure: 'JOINED', by: ['LIBRARY'], period: { from: '2025-02-01', to: '2025-12-31' } },
      'MONTHLY_CROSSING_NOT_RELEASED',
    ],
    [{ period: { from: '2025-02-01', to: '2025-01-31' } }, 'PERIOD_BACKWARDS'],
    [{ period: { from: '2000-01-01', to: '2020-01-01' } }, 'PERIOD_TOO_LONG'],
    [{ roundTo: 1 }, 'ROUNDING_OUT_OF_RANGE'],
    [{ roundTo: 1_001 }, 'ROUNDING_OUT_OF_RANGE'],
    [{ release: '2' }, 'RELEASE_UNKNOWN'],
    [{ release: '1; SELECT 1' }, 'RELEASE_UNKNOWN'],
  ])('refuses %j: %s', async (asked, code) => {
    const before = await written();
    const { cells, refusal } = await ask({ measure: 'ACTIVE', by: [], period: YEAR, ...asked });
    expect([cells, refusal.code]).toEqual([[], code]);
    expect(await written()).toEqual(before);
  });

  test.each([[{ from: '2000-02-01', to: '2020-01-01' }], [{ from: '2025-01-01', to: '2025-12-31' }]])(
    'answers %j',
    async (period) => {
      expect((await ask({ measure: 'JOINED', by: ['COUNTRY', 'MONTH'], period })).refusal).toBeNull();
    },
  );
});

describe('[A40] a hard question', () => {
  test('in any filter is only text', async () => {
    const before = await on.rows('SELECT count(*)::int FROM released_cell');
    const texts = [...injections(200)].filter((text) => !text.includes('\u0000'));
    for (const field of ['kinds', 'libraries', 'regions', 'ageBands']) {
      const answer = await ask({ measure: 'ACTIVE', by: [], period: DECEMBER, filter: { [field]: texts } });
      expect([field, answer.cells, answer.refusal]).toEqual([field, [], null]);
    }
    expect(await on.rows('SELECT count(*)::int FROM released_cell')).toEqual(before);
  });

  test('the thousandth of a day is answered, the next is not, and the day after is', async () => {
    await on.rows(`UPDATE statistics_budget SET asked = 999`);
    const asked = { measure: 'ACTIVE', by: [], period: DECEMBER };
    expect((await ask(asked)).cells).toHaveLength(1);
    const { errors } = await on.answer(QUESTION, asked, ANALYST);
    expect(errors?.[0]?.extensions?.['code']).toBe('RATE_LIMITED');
    await on.answer(QUESTION, asked, ANALYST);
    expect(await on.rows('SELECT actor, action, outcome FROM audit')).toEqual([
      { actor: 'staff|analyst.one', action: 'membershipStatistics', outcome: 'RATE_LIMITED' },
    ]);
    on.clock.set('2026-11-21T00:00:00Z');
    expect((await ask(asked)).cells).toHaveLength(1);
    on.clock.set('2026-11-20T10:00:00Z');
  });
});
