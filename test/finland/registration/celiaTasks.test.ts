import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  emptyRegister,
  KESKUSKOULU,
  markForDeletion,
  POHJOLA,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { SELECT_UNIT } from '../documents.ts';
import { CLOSE_TASK, TASKS } from './registrationDocuments.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(() => emptyRegister(finland));
afterAll(() => finland.close());

const openDueTasks = async () => finland.subgraph.sweeps.find(({ name }) => name === 'openDueTasks')?.run();
const kinds = async () =>
  (await finland.rows('SELECT kind FROM celia_task ORDER BY opened_at')).map(({ kind }) => kind);
const listed = async (variables: object = {}, as = KESKUSKOULU) =>
  (await finland.run(TASKS, variables, as))['celiaTasks'];

describe('[F4] [A33] birthdays', () => {
  test.each([
    ['15', '160609A9216', 'CUSTOMER_TURNED_15', '2024-06-16'],
    ['18', '160606A923F', 'CUSTOMER_TURNED_18', '2024-06-16'],
  ])(
    'a task opens when somebody turns %s (%s), at midnight in Helsinki, once',
    async (_age, personalIdentityCode, kind, day) => {
      await registered(finland, 'fi-u2', { ...PUPIL, personalIdentityCode });
      finland.clock.set(new Date(Date.parse(`${day}T00:00:00+03:00`) - 1).toISOString());
      expect(await openDueTasks()).toBe(0);
      finland.clock.set(`${day}T00:00:00+03:00`);
      expect(await openDueTasks()).toBe(1);
      expect(await openDueTasks()).toBe(0);
      expect(await kinds()).toEqual([kind]);
      expect((await listed()).edges).toMatchObject([{ node: { kind, customerNumber: '100001', closedAt: null } }]);
    },
  );

  test('of somebody born on 29 February comes on 1 March of a common year', async () => {
    finland.clock.set('2014-06-15T10:00:00+03:00');
    await registered(finland, 'fi-u2', { ...PUPIL, personalIdentityCode: '290200A9288' });
    expect(await finland.rows('SELECT kind, day::text FROM day_ahead ORDER BY day')).toEqual([
      { kind: 'CUSTOMER_TURNED_15', day: '2015-03-01' },
      { kind: 'CUSTOMER_TURNED_18', day: '2018-03-01' },
    ]);
    finland.clock.set('2015-02-28T23:59:59+02:00');
    expect(await openDueTasks()).toBe(0);
    finland.clock.set('2015-03-01T00:00:00+02:00');
    expect(await openDueTasks()).toBe(1);
  });

  test('an adult has none ahead; whoever is 15 today has one', async () => {
    await registered(finland, 'fi-u1');
    expect(await finland.rows('SELECT FROM day_ahead')).toEqual([]);
    await registered(finland, 'fi-u1', { personalIdentityCode: '150609A920H' });
    expect(await finland.rows('SELECT kind, day::text FROM day_ahead')).toEqual([
      { kind: 'CUSTOMER_TURNED_18', day: '2027-06-15' },
    ]);
  });

  test('of nights when nothing ran come later; of whoever ended not, unless made a customer again', async () => {
    const { id } = await registered(finland, 'fi-u2', { ...PUPIL, personalIdentityCode: '160609A9216' });
    await markForDeletion(finland, id);
    finland.clock.set('2027-07-01T03:00:00+03:00');
    expect(await openDueTasks()).toBe(0);
    await finland.rows(`UPDATE celia_customer SET state = 'ACTIVE', marked_for_deletion_at = NULL`);
    expect(await openDueTasks()).toBe(2);
    expect((await kinds()).sort()).toEqual(['CUSTOMER_TURNED_15', 'CUSTOMER_TURNED_18']);
  });

  test('[F5] the day after an expected end reminds the unit, and ends nobody', async () => {
    await registered(finland, 'fi-u1', { temporary: true, expectedEnd: '2024-12-31' });
    finland.clock.set('2024-12-31T23:59:59+02:00');
    expect(await openDueTasks()).toBe(0);
    finland.clock.set('2025-01-01T00:00:00+02:00');
    expect(await openDueTasks()).toBe(1);
    expect(await finland.rows('SELECT state FROM celia_customer')).toEqual([{ state: 'ACTIVE' }]);
  });
});

describe('celiaTasks', () => {
  async function threeTasks(): Promise<string[]> {
    const { id } = await registered(finland, 'fi-u1');
    const rows = await finland.rows(
      `INSERT INTO celia_task (unit_id, kind, customer_id, customer_number, opened_at)
       SELECT 'fi-u1', kind, $1, 100001, at::timestamptz FROM (VALUES ('CUSTOMER_TURNED_15', '2024-01-01'),
         ('CUSTOMER_TURNED_18', '2024-01-01'), ('REPLACE_EMAIL', '2024-02-01')) AS given (kind, at) RETURNING id`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  test('come in pages, each once, the oldest first', async () => {
    const ids = await threeTasks();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo } = await listed({ first: 2, after });
      seen.push(...edges.map(({ node }: any) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(seen[2]).toBe(ids[2]);
  });

  test('take no cursor of another unit, list or registrar, and no page of 0 or 101', async () => {
    await threeTasks();
    const { pageInfo } = await listed({ first: 1 });
    const heard = async (variables: object, as = KESKUSKOULU) =>
      (await finland.answer(TASKS, variables, as)).errors?.[0]?.extensions?.['code'];
    await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
    expect(await heard({ after: pageInfo.endCursor }, POHJOLA)).toBe('BAD_USER_INPUT');
    expect(await heard({ after: pageInfo.endCursor, open: false })).toBe('BAD_USER_INPUT');
    expect(await heard({ after: 'x' })).toBe('BAD_USER_INPUT');
    for (const first of [0, 101]) expect(await heard({ first })).toBe('BAD_USER_INPUT');
    await finland.run(SELECT_UNIT, { unitId: 'fi-u2' }, KESKUSKOULU);
    expect(await heard({ after: pageInfo.endCursor })).toBe('BAD_USER_INPUT');
    expect((await listed()).edges).toEqual([]);
  });

  test('are closed once, by the own unit; a closed one is in the other list', async () => {
    const [first, second, email] = await threeTasks();
    const close = async (taskId: string | undefined, as = KESKUSKOULU) =>
      (await finland.run(CLOSE_TASK, { taskId }, as))['closeCeliaTask'];
    await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
    expect((await close(first, POHJOLA)).code).toBe('TASK_NOT_FOUND');
    for (const none of ['x', '00000000-0000-4000-8000-000000000000'])
      expect((await close(none)).code).toBe('TASK_NOT_FOUND');
    const closed = await close(first);
    expect(closed).toMatchObject({ id: first, closedAt: finland.clock.now().toISOString() });
    finland.clock.advance(60_000);
    expect(await close(first)).toEqual(closed);
    expect((await close(email)).code).toBe('TASK_CLOSES_WITH_EMAIL');
    expect((await listed()).edges.map(({ node }: any) => node.id)).toEqual([second, email]);
    expect((await listed({ open: false })).edges.map(({ node }: any) => node.id)).toEqual([first]);
    const [line] = await finland.rows(`SELECT subject IS NOT NULL AS named, outcome FROM audit
      WHERE action = 'closeCeliaTask' AND outcome = 'DONE' ORDER BY seq LIMIT 1`);
    expect(line).toEqual({ named: true, outcome: 'DONE' });
  });

  test('a closed one is gone a year later, an open one stays', async () => {
    const [first] = await threeTasks();
    await finland.run(CLOSE_TASK, { taskId: first }, KESKUSKOULU);
    finland.clock.set('2025-06-15T23:59:59+03:00');
    await finland.subgraph.retention?.sweep.run();
    expect(await kinds()).toHaveLength(3);
    finland.clock.set('2025-06-16T00:00:00+03:00');
    await finland.subgraph.retention?.sweep.run();
    expect(await kinds()).toEqual(['CUSTOMER_TURNED_18', 'REPLACE_EMAIL']);
  });
});
