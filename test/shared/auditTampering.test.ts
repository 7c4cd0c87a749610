import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type TestTrail, testTrail } from '../support/auditTrail.ts';

let on: TestTrail;
beforeEach(async () => {
  on = await testTrail();
});
afterEach(() => on.close());

/** Computes the hashes anew from that line on, as a careful forger would. */
const REHASH = (from: number) => `
  DO $$ DECLARE line audit; head bytea;
  BEGIN
    SELECT hash INTO head FROM audit WHERE seq < ${from} ORDER BY seq DESC LIMIT 1;
    FOR line IN SELECT * FROM audit WHERE seq >= ${from} ORDER BY seq LOOP
      head := audit_hash(ARRAY[line.seq::text, to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        line.actor, line.unit, line.purpose, line.action, line.subject, line.outcome], coalesce(head, line.prev_hash));
      UPDATE audit SET hash = head,
        prev_hash = coalesce((SELECT hash FROM audit WHERE seq = line.seq - 1), line.prev_hash) WHERE seq = line.seq;
    END LOOP;
  END $$`;

const TAMPERINGS: [string, string[], { seq: number; fault: string }][] = [
  ...['actor', 'unit', 'purpose', 'action', 'subject', 'outcome'].map(
    (column): [string, string[], { seq: number; fault: string }] => [
      `another ${column}`,
      [`UPDATE audit SET ${column} = 'forged' WHERE seq = 3`],
      { seq: 3, fault: 'CHANGED' },
    ],
  ),
  ['another time', [`UPDATE audit SET at = at + interval '1 microsecond' WHERE seq = 4`], { seq: 4, fault: 'CHANGED' }],
  [
    'a value moved into the next column',
    [`UPDATE audit SET unit = subject, subject = NULL WHERE seq = 2`],
    { seq: 2, fault: 'CHANGED' },
  ],
  ['a line removed', ['DELETE FROM audit WHERE seq = 5'], { seq: 5, fault: 'REMOVED' }],
  ['the first line removed', ['DELETE FROM audit WHERE seq = 1'], { seq: 1, fault: 'REMOVED' }],
  [
    'a line removed and the others moved up',
    [
      'DELETE FROM audit WHERE seq = 5',
      'UPDATE audit SET seq = seq - 1 WHERE seq = 6',
      'UPDATE audit SET seq = seq - 1 WHERE seq = 7',
      'UPDATE audit SET seq = seq - 1 WHERE seq = 8',
    ],
    { seq: 5, fault: 'CHANGED' },
  ],
  [
    'a line put before all others',
    [
      `INSERT INTO audit SELECT 0, at, actor, unit, purpose, action, subject, outcome, '\\x01', hash FROM audit WHERE seq = 1`,
    ],
    { seq: 0, fault: 'INSERTED' },
  ],
  [
    'a line put at the end',
    [
      `INSERT INTO audit SELECT 9, at, actor, unit, purpose, action, subject, outcome, '\\x01', hash FROM audit WHERE seq = 8`,
    ],
    { seq: 9, fault: 'CHANGED' },
  ],
  [
    'a line put at the end with a hash of its own',
    [
      `INSERT INTO audit SELECT 9, at, actor, unit, purpose, action, subject, outcome, '\\x01', audit_hash(ARRAY['9',
      to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, unit, purpose, action, subject, outcome], '\\x01')
      FROM audit WHERE seq = 8`,
    ],
    { seq: 9, fault: 'UNLINKED' },
  ],
  [
    'two lines in each other’s place',
    [
      'UPDATE audit SET seq = 99 WHERE seq = 3',
      'UPDATE audit SET seq = 3 WHERE seq = 4',
      'UPDATE audit SET seq = 4 WHERE seq = 99',
    ],
    { seq: 3, fault: 'CHANGED' },
  ],
  [
    'a line changed with its hash',
    [
      `UPDATE audit SET subject = 'forged' WHERE seq = 3`,
      `UPDATE audit SET hash = audit_hash(ARRAY[seq::text,
      to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, unit, purpose, action, subject, outcome], prev_hash)
      WHERE seq = 3`,
    ],
    { seq: 4, fault: 'UNLINKED' },
  ],
  // The checkpoint stands at line 6, so that the forger must have begun in 1 to 6.
  [
    'a line changed and the whole chain computed anew',
    [`UPDATE audit SET subject = 'forged' WHERE seq = 3`, REHASH(3)],
    { seq: 1, fault: 'REWRITTEN' },
  ],
  ['the end cut off behind the checkpoint', ['DELETE FROM audit WHERE seq >= 6'], { seq: 6, fault: 'TRUNCATED' }],
  ['everything cut off', ['DELETE FROM audit'], { seq: 1, fault: 'TRUNCATED' }],
  [
    'a checkpoint moved back to fit',
    [
      'DELETE FROM audit WHERE seq >= 6',
      `UPDATE audit_checkpoint SET seq = 5, hash = (SELECT hash FROM audit WHERE seq = 5)`,
    ],
    { seq: 5, fault: 'FORGED' },
  ],
  [
    'a checkpoint with another time',
    [`UPDATE audit_checkpoint SET at = at + interval '1 hour'`],
    { seq: 6, fault: 'FORGED' },
  ],
];

describe('[A72] tampering', () => {
  test('of every kind is found, and where', async () => {
    await on.writeLines(6);
    expect(await on.checkpoint()).toBe(1);
    await on.write('s7');
    await on.write('s8');
    expect(await on.verified()).toEqual({ lines: 8, checkpoints: 1 });
    const found: object[] = [];
    for (const [label, statements] of TAMPERINGS) {
      const session = on.owned.source.createQueryRunner();
      await session.startTransaction();
      await session.query('SET LOCAL session_replication_role = replica');
      for (const statement of statements) await session.query(statement);
      found.push([label, (await on.verified(session.manager)).bad]);
      await session.rollbackTransaction();
      await session.release();
    }
    expect(found).toEqual(TAMPERINGS.map(([label, , bad]) => [label, bad]));
  });

  test('what comes after the last checkpoint can be cut off unseen until the next: the checkpoints bound it', async () => {
    await on.writeLines(6);
    await on.checkpoint();
    await on.write('s7');
    await on.tamper('DELETE FROM audit WHERE seq = 7');
    expect((await on.verified()).bad).toBeUndefined();
    await on.write('s7 again');
    await on.checkpoint();
    await on.tamper('DELETE FROM audit WHERE seq = 7');
    expect((await on.verified()).bad).toEqual({ seq: 7, fault: 'TRUNCATED' });
  });
});
