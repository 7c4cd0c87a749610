import { chmod, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../start/embeddedPostgres.ts';
import { aFolder, allGone, processesOf, rowsOf } from './embeddedPostgresFolders.ts';

let dataFolder: string;
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  dataFolder = join(await aFolder(), 'a "b", 50%25 ø');
  await chmod(dirname(dataFolder), 0o755);
  postgres = await startEmbeddedPostgres({ dataFolder, quick: true });
});

afterAll(async () => {
  await postgres.stop();
  await rm(dirname(dataFolder), { recursive: true });
});

describe('a server in a data folder, whose name needs quoting everywhere', () => {
  test('keeps its rows over a restart and leaves no process behind', async () => {
    await postgres.createDatabase('norway');
    await rowsOf(postgres.urlOf('norway'), "CREATE TABLE card AS SELECT 'N-1' AS number");
    const pids = await processesOf(postgres.urlOf('norway'), dataFolder);
    await postgres.stop();
    expect(await allGone(pids, 0)).toBe(true);
    postgres = await startEmbeddedPostgres({ dataFolder, quick: true });
    await postgres.createDatabase('norway');
    expect(await rowsOf(postgres.urlOf('norway'), 'TABLE card')).toEqual([{ number: 'N-1' }]);
  });

  test('answers TypeORM at the same URL', async () => {
    await postgres.createDatabase('finland');
    const source = await new DataSource({ type: 'postgres', url: postgres.urlOf('finland') }).initialize();
    expect(await source.query('SELECT current_database()')).toEqual([{ current_database: 'finland' }]);
    await source.destroy();
  });

  test('has the locale, zone and limits it is meant to have, and no TCP port', async () => {
    const sql = `SELECT current_setting('listen_addresses') AS addresses, current_setting('timezone') AS zone,
      current_setting('fsync') AS fsync, datlocprovider, datlocale, pg_encoding_to_char(encoding) AS encoding
      FROM pg_database WHERE datname = 'postgres'`;
    expect(await rowsOf(postgres.urlOf('postgres'), sql)).toEqual([
      { addresses: '', zone: 'UTC', fsync: 'off', datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8' },
    ]);
    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
  });

  test('creates one database when five ask at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => postgres.createDatabase('a "quoted" name')));
    expect(await rowsOf(postgres.urlOf('a "quoted" name'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('keeps values of failed statements out of its log', async () => {
    const url = postgres.urlOf('postgres');
    const insert = "INSERT INTO person VALUES ('synthetic-secret')";
    await rowsOf(url, 'CREATE TABLE person (number text PRIMARY KEY)');
    await rowsOf(url, insert);
    await expect(rowsOf(url, insert)).rejects.toThrow('duplicate key');
    await expect(rowsOf(url, "SELECT 'synthetic-secret'::uuid")).rejects.toThrow('invalid input');
    const log = await readFile(join(dataFolder, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('synthetic-secret');
  });

  test('stops though a session is busy, and when told twice', async () => {
    const busy = new pg.Client({ connectionString: postgres.urlOf('postgres') });
    busy.on('error', () => {});
    await busy.connect();
    const query = expect(busy.query('SELECT pg_sleep(600)')).rejects.toThrow('administrator command');
    await Promise.all([postgres.stop(), postgres.stop()]);
    await query;
  });
});
