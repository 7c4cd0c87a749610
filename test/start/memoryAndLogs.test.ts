import { readFileSync } from 'node:fs';
import { chmod, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { filesBelow } from '../../scripts/house/filesBelow.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../start/embeddedPostgres.ts';
import { QUIET_LOG } from '../../start/quietPostgresLog.ts';
import { demoSecrets } from '../../start/secrets.ts';
import { refuseDebugger } from '../../subgraphs/shared/runtime/refuseDebugger.ts';
import { aFolder, rowsOf } from './embeddedPostgresFolders.ts';

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });
const CODE = '280215A924B';

describe("[A38] PostgreSQL's log", () => {
  let dataFolder: string;
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    dataFolder = join(await aFolder(), 'quiet');
    await chmod(dirname(dataFolder), 0o755);
    postgres = await startEmbeddedPostgres({ dataFolder, quick: true });
    await postgres.createDatabase('norway');
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(dirname(dataFolder), { recursive: true });
  });

  test.each(QUIET_LOG.map((setting) => setting.split('=') as [string, string]))(
    'of the embedded server has %s at %s, and nobody can set it otherwise for all',
    async (name, value) => {
      const url = postgres.urlOf('norway');
      await rowsOf(url, `ALTER SYSTEM SET ${name} = DEFAULT`);
      await rowsOf(url, 'SELECT pg_reload_conf()');
      expect(await rowsOf(url, `SHOW ${name}`)).toEqual([{ [name]: value }]);
    },
  );

  test('loads nothing that logs statements', async () => {
    const url = postgres.urlOf('norway');
    for (const name of ['shared_preload_libraries', 'session_preload_libraries', 'local_preload_libraries'])
      expect(await rowsOf(url, `SHOW ${name}`)).toEqual([{ [name]: '' }]);
  });

  test('holds no value after errors of every kind', async () => {
    const url = postgres.urlOf('norway');
    await rowsOf(url, 'CREATE TABLE person (code text PRIMARY KEY CHECK (length(code) < 20))');
    const statements = [
      `INSERT INTO person VALUES ('${CODE}'), ('${CODE}')`,
      `INSERT INTO person VALUES ('${CODE}${CODE}')`,
      `SELECT '${CODE}'::integer`,
      `SELECT ${CODE}`,
      `DO $$ BEGIN RAISE WARNING '${CODE}'; RAISE EXCEPTION '${CODE}'; END $$`,
      `SELECT pg_terminate_backend(pg_backend_pid()), '${CODE}'`,
    ];
    for (const statement of statements) await expect(rowsOf(url, statement)).rejects.toThrow();
    const log = readFileSync(join(dataFolder, 'postgres.log'), 'utf8');
    expect(log).toContain('terminating connection');
    expect(log).not.toContain(CODE);
  });

  test('is as quiet under docker-compose.yml', () => {
    expect(compose.services.postgres.command).toEqual(['postgres', ...QUIET_LOG.map((setting) => `-c${setting}`)]);
  });
});

describe('[A39] the memory', () => {
  test('is opened to no debugger by an image, a service or a script', () => {
    const texts = ['Dockerfile', 'docker-compose.yml', 'package.json', '.env.example', '.npmrc'].concat(
      filesBelow('.', ['scripts', 'start', 'deploy', '.ci'], /./),
    );
    const inspecting = texts.filter((path) => /--inspect|heapsnapshot|--heap-prof/.test(readFileSync(path, 'utf8')));
    expect(inspecting).toEqual([]);
  });

  test.each([
    ['production', 'ws://127.0.0.1:9229/x', false],
    ['production', undefined, true],
    ['development', 'ws://127.0.0.1:9229/x', true],
    [undefined, 'ws://127.0.0.1:9229/x', true],
  ])('in %s with a debugger at %s: a server starts is %s', (NODE_ENV, url, starts) => {
    const start = () => refuseDebugger({ NODE_ENV }, url);
    if (starts) expect(start).not.toThrow();
    else expect(start).toThrow(/--inspect/);
  });

  test('of a container is never dumped to a file', () => {
    for (const name of [
      'postgres',
      'migration',
      'netherlands',
      'norway',
      'finland',
      'insight',
      'gateway-1',
      'gateway-2',
    ])
      expect([name, compose.services[name].ulimits]).toEqual([name, { core: 0 }]);
  });

  test("and the secrets that fill it are in a file of their owner's alone, and images run as nobody of power", async () => {
    const folder = await aFolder();
    await demoSecrets(folder, ['NORWAY_SECRET']);
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
    expect(readFileSync('Dockerfile', 'utf8')).toMatch(/^USER node$/m);
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toEqual(expect.arrayContaining(['.env', '.data']));
  });
});

test('[A58] a country is given the secrets of its own and the address of no other', () => {
  const names = ['netherlands', 'norway', 'finland', 'insight'];
  for (const name of names) {
    const settings = Object.entries<string>(compose.services[name].environment);
    const foreign = settings.filter(([setting, value]) =>
      names.some((other) => other !== name && `${setting}=${value}`.toLowerCase().includes(other)),
    );
    // Insight asks each country, by a key of its own for each; no key of the gateway is among them.
    const asked = name === 'insight' ? foreign.filter(([setting]) => /^FEED_(URL|KEY)_[A-Z]+$/.test(setting)) : [];
    expect([name, foreign]).toEqual([name, asked]);
  }
});
