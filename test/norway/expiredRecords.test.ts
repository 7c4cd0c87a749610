import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestNorway, testNorway } from '../support/norway.ts';
import { act, activeHolder } from '../support/norwayHolder.ts';
import { due, sweep } from '../support/retention.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

describe('the nightly sweep', () => {
  test('[B19] deletes a temporary address after its last day in Norway, and not before', async () => {
    const { who } = await activeHolder(norway, 'resident');
    const address = { lines: ['Hytta 1'], postcode: '8622', place: 'Mo i Rana', through: '2026-12-24' };
    await act(norway, 'setTemporaryAddress', address, who);
    norway.clock.set('2026-12-24T23:59:59.999+01:00');
    expect(await due(norway, 'temporaryAddress')).toEqual({ count: 0, overdue: 0 });
    await sweep(norway);
    expect(await norway.rows('SELECT FROM temporary_address')).toHaveLength(1);
    norway.clock.set('2026-12-25T00:00:00+01:00');
    expect(await due(norway, 'temporaryAddress')).toMatchObject({ count: 1 });
    await sweep(norway);
    expect(await norway.rows('SELECT FROM temporary_address')).toHaveLength(0);
  });

  test('deletes what libraries were told of an erasure after a year, and of nobody else', async () => {
    await norway.rows(`INSERT INTO library_change (library, seq, changed_at, membership_changed_at)
      VALUES ('2183300', nextval('library_change_seq'), '2026-01-10T12:00:00Z', now())`);
    norway.clock.set('2027-01-10T23:59:59.999+01:00');
    await sweep(norway);
    expect(await norway.rows('SELECT FROM library_change WHERE account IS NULL')).toHaveLength(1);
    norway.clock.set('2027-01-11T00:00:00+01:00');
    await sweep(norway);
    expect(await norway.rows('SELECT account IS NULL AS erased FROM library_change')).toEqual([{ erased: false }]);
  });
});
