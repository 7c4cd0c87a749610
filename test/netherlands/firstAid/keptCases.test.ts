import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eraseCustomer } from '../../../subgraphs/netherlands/operations/eraseCustomer.ts';
import { everyRecord } from '../../../subgraphs/shared/runtime/scope.ts';
import { ANNEN, GIETEN, openNetherlands, type TestNetherlands } from '../../support/netherlands.ts';
import { due, sweep } from '../../support/retention.ts';
import { snapshot } from '../../support/snapshot.ts';
import { type Family, family } from '../relations/members.ts';
import { CASES, move } from './asking.ts';

let netherlands: TestNetherlands;
let people: Family;
let restore: () => Promise<void>;
beforeAll(async () => {
  netherlands = await openNetherlands();
  people = await family(netherlands);
  await netherlands.rows(`INSERT INTO kb_entitlement SELECT customer_id, login_account_id, 'BASIS', '25280000099999', '2027-10-31', 1, now()
    FROM login_link`);
  await netherlands.rows(`UPDATE synchronisation SET differs_since = '2026-11-20T08:00:00Z'`);
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  await restore();
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
});

const newCase = (symptom = 'NEW_PASS_NUMBER', input: object = {}) => ({
  input: { idempotencyKey: `case-of-${symptom}`, symptom, customerId: people.mother.id, ...input },
});

describe('the list of cases', () => {
  test('gives pages, the oldest first, whose cursors are for their reader alone', async () => {
    for (const symptom of ['NEW_PASS_NUMBER', 'NO_RIGHTS', 'LOCAL_LIBRARY_LOGIN']) {
      await move(netherlands, ANNEN, 'open', newCase(symptom));
      netherlands.clock.advance(1_000);
    }
    const page = async (variables: object, as = ANNEN) => {
      const { data, errors } = await netherlands.answer(CASES, variables, as);
      return (data?.['firstAidCases'] as any) ?? errors?.[0]?.extensions?.['code'];
    };
    const one = await page({ first: 2 });
    expect(one.edges.map(({ node }: any) => node.symptom)).toEqual(['NEW_PASS_NUMBER', 'NO_RIGHTS']);
    expect(one.pageInfo.hasNextPage).toBe(true);
    const two = await page({ first: 2, after: one.pageInfo.endCursor });
    expect(two.edges.map(({ node }: any) => node.symptom)).toEqual(['LOCAL_LIBRARY_LOGIN']);
    expect(two.pageInfo.hasNextPage).toBe(false);
    for (const variables of [{ first: 0 }, { first: 101 }, { after: 'x' }])
      expect(await page(variables)).toBe('BAD_USER_INPUT');
    expect(await page({ after: one.pageInfo.endCursor }, GIETEN)).toBe('BAD_USER_INPUT');
  });
});

describe('[A45] what is kept', () => {
  test('goes with the member', async () => {
    await move(netherlands, ANNEN, 'open', newCase());
    const erase = (id: string) =>
      netherlands.database.transaction(
        (tx) => eraseCustomer.erase(tx, id, netherlands.clock.now()),
        everyRecord('retention'),
      );
    expect(await erase(people.friend.id)).toBe(true);
    expect(await netherlands.rows('SELECT 1 FROM first_aid_event')).toHaveLength(1);
    expect(await erase(people.mother.id)).toBe(true);
    expect(await netherlands.rows('SELECT 1 FROM first_aid_case')).toEqual([]);
    expect(await netherlands.rows('SELECT 1 FROM first_aid_event')).toEqual([]);
  });

  test('or 365 days after the closing, to the millisecond', async () => {
    const { id } = await move(netherlands, ANNEN, 'open', newCase());
    await move(netherlands, ANNEN, 'open', newCase('NO_RIGHTS'));
    await move(netherlands, ANNEN, 'close', { id, outcome: 'SOLVED' });
    netherlands.clock.set('2027-11-20T23:59:59.999+01:00');
    expect(await due(netherlands, 'closedFirstAidCases')).toMatchObject({ count: 0 });
    netherlands.clock.set('2027-11-21T00:00:00+01:00');
    expect(await due(netherlands, 'closedFirstAidCases')).toMatchObject({ count: 1 });
    await sweep(netherlands);
    expect(await netherlands.rows('SELECT state FROM first_aid_case')).toEqual([{ state: 'OPEN' }]);
  });
});
