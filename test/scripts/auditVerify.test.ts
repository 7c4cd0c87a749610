import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { main as verify } from '../../scripts/auditVerify.ts';
import { norway } from '../../subgraphs/norway/main.ts';
import { checkpointSweep } from '../../subgraphs/shared/runtime/auditCheckpoint.ts';
import { recordAudit } from '../../subgraphs/shared/runtime/auditTrail.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { clusterUrl } from '../support/cluster.ts';
import { asAdministrator } from '../support/runtimeDatabase.ts';

const NAME = `norway_verify_${randomUUID().slice(0, 8)}`;
const SECRET = Buffer.alloc(32, 'verify');
const SETTINGS = ['DATABASE_URL_NORWAY', 'NORWAY_SECRET', 'AUDIT_CHECKPOINT_FILE'];
const folder = mkdtempSync(join(tmpdir(), 'checkpoints-'));
const file = join(folder, 'checkpoints.jsonl');
const said: string[] = [];
let database: Database;

const write = (count: number) =>
  database.transaction(async (tx) => {
    const entry = { actor: 'staff|desk', action: 'look', outcome: 'DONE' };
    for (let line = 0; line < count; line += 1) await recordAudit(tx, entry, new Date());
  });

async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl(NAME) });
  await client.connect();
  await client.query(`SET session_replication_role = replica; ${sql}`).finally(() => client.end());
}

beforeAll(async () => {
  await asAdministrator(`CREATE DATABASE ${NAME} TEMPLATE template_norway`);
  database = await openDatabase({ ...norway, url: clusterUrl(NAME), connections: 3 });
  process.env['DATABASE_URL_NORWAY'] = clusterUrl(NAME);
  process.env['NORWAY_SECRET'] = SECRET.toString('base64');
  process.env['AUDIT_CHECKPOINT_FILE'] = file;
  const sweep = checkpointSweep({ country: 'norway', secret: SECRET, database, now: () => new Date(), file });
  await write(3);
  await sweep.run();
  await write(2);
  await sweep.run();
});
afterAll(async () => {
  for (const name of SETTINGS) delete process.env[name];
  await database.close();
  await asAdministrator(`DROP DATABASE ${NAME} WITH (FORCE)`);
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  said.length = 0;
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => void jest.restoreAllMocks());

describe('[A72] npm run audit:verify', () => {
  test('counts and ends with 0 where all is as it was written', async () => {
    expect(await verify(['norway'])).toBe(0);
    expect(said).toEqual(['norway: 5 lines verified, 4 checkpoints']); // two in the table, the same two in the file
  });

  test('a country’s own checkpoints count, whoever shares the file', async () => {
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, `${kept}${kept.replaceAll('"norway"', '"finland"')}`);
    expect(await verify(['norway'])).toBe(0);
    writeFileSync(file, kept);
    expect(said).toEqual(['norway: 5 lines verified, 4 checkpoints']);
  });

  test('knows checkpoints of before the secret was replaced by the one before', async () => {
    process.env['NORWAY_SECRET'] = Buffer.alloc(32, 'another').toString('base64');
    expect(await verify(['norway'])).toBe(1);
    expect(said[1]).toBe('norway: line 3 has a checkpoint whose signature is wrong');
    process.env['NORWAY_SECRETS_BEFORE'] =
      `${Buffer.alloc(32, 'older').toString('base64')}, ${SECRET.toString('base64')}`;
    expect(await verify(['norway'])).toBe(0);
    delete process.env['NORWAY_SECRETS_BEFORE'];
    process.env['NORWAY_SECRET'] = SECRET.toString('base64');
  });

  test('finds a database put back to an earlier state by the file, and ends with 1', async () => {
    await tamper('DELETE FROM audit WHERE seq > 3; DELETE FROM audit_checkpoint WHERE seq > 3');
    expect(await verify(['norway'])).toBe(1);
    expect(said[1]).toBe('norway: line 4 and all after it were cut off: a checkpoint knows them');
    delete process.env['AUDIT_CHECKPOINT_FILE'];
    expect(await verify(['norway'])).toBe(0); // the database alone cannot tell
    process.env['AUDIT_CHECKPOINT_FILE'] = file;
  });

  test('names the first bad line', async () => {
    await tamper(`UPDATE audit SET outcome = 'forged' WHERE seq = 2`);
    expect(await verify(['norway'])).toBe(1);
    expect(said).toEqual(['norway: 1 lines verified, 3 checkpoints', 'norway: line 2 was changed']);
  });

  test.each(['no JSON', '{}', '[]', 'null', '{"country":"norway","seq":"1"}'])(
    'stops at a file with the line %s',
    async (line) => {
      const kept = readFileSync(file, 'utf8');
      writeFileSync(file, `${kept}${line}\n`);
      await expect(verify(['norway'])).rejects.toThrow('AUDIT_CHECKPOINT_FILE has a line that is no checkpoint');
      writeFileSync(file, kept);
    },
  );

  test('stops without the file that is set', async () => {
    process.env['AUDIT_CHECKPOINT_FILE'] = join(folder, 'none');
    await expect(verify(['norway'])).rejects.toThrow('AUDIT_CHECKPOINT_FILE cannot be read');
    process.env['AUDIT_CHECKPOINT_FILE'] = file;
  });
});
