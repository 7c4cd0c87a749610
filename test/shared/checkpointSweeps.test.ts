import { expect, test } from '@jest/globals';
import { testFinland } from '../support/finland.ts';
import { openNetherlands } from '../support/netherlands.ts';
import { testNorway } from '../support/norway.ts';
import type { TestSubgraph } from '../support/testSubgraph.ts';

const COUNTRIES: [string, () => Promise<TestSubgraph>][] = [
  ['the Netherlands', openNetherlands],
  ['Norway', testNorway],
  ['Finland', testFinland],
];

test.each(COUNTRIES)('[A72] %s signs the head of its audit trail every five minutes', async (_country, open) => {
  const on = await open();
  await on.rows(`INSERT INTO audit (at, actor, action, outcome) VALUES (now(), 'staff|desk', 'look', 'DONE')`);
  const sweep = on.subgraph.sweeps.find(({ name }) => name === 'auditCheckpoint');
  expect(sweep?.everyMs).toBe(300_000);
  expect(await sweep?.run()).toBe(1);
  expect(await on.rows('SELECT audit.seq FROM audit_checkpoint JOIN audit USING (seq, hash)')).toEqual([{ seq: '1' }]);
  await on.close();
});
