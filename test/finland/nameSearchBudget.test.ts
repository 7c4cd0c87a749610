import { describe, expect, test } from '@jest/globals';
import { KESKUSKOULU, testFinland } from '../support/finland.ts';
import { SEARCH, SELECT_UNIT } from './documents.ts';

describe('[A11] searches by name in a day', () => {
  async function spent(countsAs: string): Promise<string[]> {
    const strict = await testFinland({
      FINLAND_LOOKUPS_PER_PERSON_PER_DAY: '4',
      FINLAND_NAME_SEARCH_COUNTS_AS: countsAs,
    });
    await strict.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
    const answers = [];
    for (const name of ['virtanen', 'Virtanen', 'korhonen', 'nieminen', 'makinen', 'laine']) {
      const { errors } = await strict.answer(SEARCH, { name }, KESKUSKOULU);
      answers.push(String(errors?.[0]?.extensions['code'] ?? 'found'));
    }
    const limited = await strict.rows(
      `SELECT 1 FROM audit WHERE action = 'searchCeliaCustomers' AND outcome = 'RATE_LIMITED'`,
    );
    expect(limited).toHaveLength(answers.filter((answer) => answer === 'RATE_LIMITED').length);
    expect(JSON.stringify(await strict.rows('SELECT * FROM lookup_budget, audit'))).not.toContain('virtanen');
    await strict.close();
    return answers;
  }

  test('count like persons looked up, the same words once', async () => {
    expect(await spent('1')).toEqual([...Array(5).fill('found'), 'RATE_LIMITED']);
  });

  test('count as several where the setting says so', async () => {
    expect(await spent('2')).toEqual([...Array(3).fill('found'), ...Array(3).fill('RATE_LIMITED')]);
  });
});
