import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { main as restoreErase } from '../../scripts/restoreErase.ts';
import { main as sweepScript } from '../../scripts/sweep.ts';
import { finland } from '../../subgraphs/finland/main.ts';
import { openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { clusterUrl } from '../support/cluster.ts';
import { PUPIL, registered, type TestFinland, testFinland } from '../support/finland.ts';
import { rowsBut } from '../support/retention.ts';
import { asAdministrator } from '../support/runtimeDatabase.ts';

const YESTERDAY = `finland_yesterday_${randomUUID().slice(0, 8)}`;
const folder = mkdtempSync(join(tmpdir(), 'tombstones-'));
const file = join(folder, 'tombstones.jsonl');
const said: string[] = [];
const set: string[] = [];
let country: TestFinland;
let ended: Record<string, any>;

const setting = (name: string, value: string) => {
  set.push(name);
  process.env[name] = value;
};

/** Two customers, a copy of the database, and a day later one of them is deleted. */
beforeAll(async () => {
  country = await testFinland({ TOMBSTONE_FILE: file });
  ended = await registered(country, 'fi-u1');
  await registered(country, 'fi-u2', PUPIL);
  await country.rows(
    `UPDATE celia_customer SET state = 'MARKED_FOR_DELETION', marked_for_deletion_at = '2024-06-15' WHERE id = $1`,
    [ended['id']],
  );
  const live = String(country.owned.source.options.database);
  await country.subgraph.close();
  await country.database.close();
  await country.owned.close();
  await asAdministrator(`CREATE DATABASE ${YESTERDAY} TEMPLATE ${live}`);
  const database = await openDatabase({ ...finland, url: clusterUrl(live) });
  const log = { error: () => undefined, warn: () => undefined, info: () => undefined } as never;
  const now = () => new Date('2026-06-16T12:00:00+03:00');
  const subgraph = await finland.open({ settings: country.settings, database, log, now });
  for (const one of subgraph.sweeps) await one.run();
  await subgraph.close();
  await database.close();
  for (const [name, value] of Object.entries(country.settings)) if (value) setting(name, value);
  setting('DATABASE_URL_FINLAND', clusterUrl(YESTERDAY));
  setting('TOMBSTONE_FILE', file);
});
afterAll(async () => {
  for (const name of set) delete process.env[name];
  await country.mailServer.close();
  await asAdministrator(`DROP DATABASE ${YESTERDAY} WITH (FORCE)`);
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  said.length = 0;
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => void jest.restoreAllMocks());

async function restored(): Promise<Record<string, string[]>> {
  const owned = await openDatabase({ ...finland, url: clusterUrl(YESTERDAY), connections: 1 });
  const rows = (sql: string, parameters?: unknown[]) => owned.source.query(sql, parameters);
  return rowsBut({ rows } as never).finally(() => owned.close());
}

const otherDigit = (digit: string) => (digit === '0' ? '1' : '0');
const NONE_ENDED = 'finland: ended_celia_customer: 0 deleted since, 0 deleted again';

describe('[A45] npm run restore:erase, on a database put back to yesterday', () => {
  test('says with --dry-run what was deleted since, and changes nothing', async () => {
    const before = await restored();
    expect(before['celia_customer']).toHaveLength(2);
    expect(await restoreErase(['finland', '--dry-run'])).toBe(0);
    expect(said).toEqual(['finland: celia_customer: 1 deleted since, 0 deleted again', NONE_ENDED]);
    expect(await restored()).toEqual(before);
  });

  test.each(['no JSON', '{}', 'null', '{"country":1}'])('stops at a file with the line %s', async (line) => {
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, `${kept}${line}\n`);
    await expect(restoreErase(['finland'])).rejects.toThrow('TOMBSTONE_FILE has a line that is no tombstone');
    writeFileSync(file, kept);
  });

  test('does nothing for another country’s tombstones, nor for forged ones', async () => {
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, `${kept.replace('"finland"', '"norway"')}${kept.replace(/(?<="hash":")./, otherDigit)}`);
    expect(await restoreErase(['finland'])).toBe(0);
    expect(said).toEqual(['finland: celia_customer: 0 deleted since, 0 deleted again', NONE_ENDED]);
    writeFileSync(file, kept);
  });

  test('knows tombstones of before the secret was replaced by the one before', async () => {
    const before = process.env['FINLAND_SECRET'] ?? '';
    setting('FINLAND_SECRET', Buffer.alloc(32, 'another').toString('base64'));
    setting('VAULT_KEYS_FINLAND', JSON.stringify([{ version: 1, state: 'active', secret: before }]));
    await restoreErase(['finland', '--dry-run']);
    setting('FINLAND_SECRETS_BEFORE', before);
    await restoreErase(['finland', '--dry-run']);
    expect(said.filter((line) => line !== NONE_ENDED)).toEqual([
      'finland: celia_customer: 0 deleted since, 0 deleted again',
      'finland: celia_customer: 1 deleted since, 0 deleted again',
    ]);
    setting('FINLAND_SECRET', before);
    for (const name of ['FINLAND_SECRETS_BEFORE', 'VAULT_KEYS_FINLAND']) delete process.env[name];
  });

  test('deletes again whom the tombstones name, with code, line and tombstone, and nobody else', async () => {
    expect(await restoreErase(['finland'])).toBe(0);
    expect(said).toEqual(['finland: celia_customer: 1 deleted since, 1 deleted again', NONE_ENDED]);
    const after = await restored();
    for (const table of ['celia_customer', 'personal_number', 'eligibility', 'tombstone'])
      expect([table, after[table]?.length]).toEqual([table, 1]);
    expect(JSON.stringify(after['celia_customer'])).not.toContain(ended['id']);
    expect(after['audit']?.at(-1)).toContain(`restoreErase,${ended['id']},DONE`);
    expect(await restoreErase(['finland'])).toBe(0);
    expect(said.slice(-2)).toEqual(['finland: celia_customer: 0 deleted since, 0 deleted again', NONE_ENDED]);
  });
});

describe('npm run sweep', () => {
  test('reports with --dry-run, changes nothing, and takes no other word', async () => {
    const before = await restored();
    expect(await sweepScript(['finland', '--dry-run'])).toBe(0);
    expect(said[0]).toMatch(/^endedOnlineCustomers: 0 due; overdue 0; delete 2 years after the marking for deletion$/);
    expect(said).toContainEqual(expect.stringMatching(/^credentialLinks: 0 due/));
    expect(said).toContainEqual(expect.stringMatching(/^auditLines: 0 due/));
    said.length = 0;
    expect(await sweepScript(['finland', '--dry-run', '2040-02-01'])).toBe(0);
    expect(said).toContainEqual(expect.stringMatching(/^auditLines: [1-9]\d* due/));
    expect(await restored()).toEqual(before);
    await expect(sweepScript(['finland', '--dry-run', '2040-02-30'])).rejects.toThrow('YYYY-MM-DD');
    await expect(sweepScript(['finland', 'dry'])).rejects.toThrow('say --dry-run or nothing');
  });

  test('ends with what is overdue, which is nothing', async () => {
    expect(await sweepScript(['finland'])).toBe(0);
    expect(said.filter((line) => /; overdue/.test(line)).every((line) => line.includes('overdue 0'))).toBe(true);
    expect(said.some((line) => line.startsWith('retention: '))).toBe(true);
  });
});
