import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { lastWords } from '../../subgraphs/shared/runtime/lastWords.ts';
import { SettingError } from '../../subgraphs/shared/runtime/settings.ts';

const NUMBER = '280215A924B';

function refused(): pg.DatabaseError {
  const error = new pg.DatabaseError(`duplicate key, Key (number)=(${NUMBER}) exists`, 100, 'error');
  const said = { severity: 'ERROR', code: '23505', table: 'person', constraint: 'person_once' };
  return Object.assign(error, said, { detail: `Key (number)=(${NUMBER}) exists`, where: NUMBER, hint: NUMBER });
}

test.each([
  ['as the driver throws it', refused()],
  ["as typeorm's", new QueryFailedError(`SELECT '${NUMBER}'`, [NUMBER], refused())],
  ["as somebody's cause", new Error(`not swept: ${NUMBER}`, { cause: refused() })],
  ['as one of several', new AggregateError([new Error('other'), refused()], NUMBER)],
])("PostgreSQL's refusal %s ends a program without what it quotes", (_label, error) => {
  const said = inspect(lastWords(error), { depth: 10 });
  expect(said).not.toContain(NUMBER);
  for (const word of ['23505', 'person_once', "table: 'person'", 'lastWords.test']) expect(said).toContain(word);
});

test('a wrong setting is its line, and any other error is told whole', () => {
  const other = Object.assign(new Error('a bug'), { code: 'ENOENT' });
  expect(lastWords(new SettingError('PORT must be set'))).toBe('PORT must be set');
  expect(lastWords(other)).toBe(other);
  expect(lastWords('thrown')).toBe('thrown');
});
