import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { demoSettings, feedUrls } from '../../start/demoSettings.ts';
import { type OutsideSystems, startOutsideSystems } from '../../start/outsideSystems.ts';
import { idPortenToken } from '../../start/token.ts';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import { readTrustedIssuers } from '../../subgraphs/shared/runtime/trustedIssuers.ts';
import { clusterUrl, servedUrl } from '../support/cluster.ts';
import { asAdministrator } from '../support/runtimeDatabase.ts';
import { servedAddress } from '../support/servedAddress.ts';

const run = randomUUID().slice(0, 8);
const databases = Object.fromEntries(SUBGRAPHS.map(({ name }) => [name, `apart_${name}_${run}`]));
const children: ChildProcess[] = [];
let outside: OutsideSystems;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supergraph-apart-'));
  outside = await startOutsideSystems('http://127.0.0.1:4000', folder);
  for (const database of Object.values(databases)) await asAdministrator(`CREATE DATABASE ${database}`);
});
afterAll(async () => {
  for (const child of children) {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  await outside.close();
  for (const database of Object.values(databases)) await asAdministrator(`DROP DATABASE ${database} WITH (FORCE)`);
  await rm(folder, { recursive: true, force: true });
});

// Other test files build and start at the same time.
const WAITING = 'waiting for another run that installs or builds...\n';

function launch(args: string[], settings: SettingSource): { child: ChildProcess; output: () => string } {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings };
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return { child, output: () => text.replaceAll(WAITING, '') };
}

async function serve(args: string[], settings: SettingSource): Promise<string> {
  const { child, output } = launch(args, settings);
  children.push(child);
  return servedAddress(child, output);
}

async function finish(args: string[], settings: SettingSource): Promise<{ code: number | null; text: string }> {
  const { child, output } = launch(args, settings);
  await once(child, 'close');
  return { code: child.exitCode, text: output() };
}

async function settingsOfAll() {
  const databaseUrls = Object.fromEntries(SUBGRAPHS.map(({ name }) => [name, servedUrl(databases[name] ?? '', name)]));
  const environment = Object.fromEntries(
    SUBGRAPHS.map(({ name }) => [`MIGRATION_URL_${name.toUpperCase()}`, clusterUrl(databases[name] ?? '')]),
  );
  const place = { environment, publicUrl: 'http://127.0.0.1:4000', host: '127.0.0.1', port: 0, dataFolder: folder };
  return demoSettings({ ...place, outside, databaseUrls });
}

describe('the parts as processes of their own', () => {
  test('need migrated databases, serve one schema, and the gateway goes on when a country is gone', async () => {
    const settings = await settingsOfAll();
    const early = await finish(['start:subgraph', 'norway'], settings.subgraphs);
    expect(early).toEqual({
      code: 1,
      text: 'Cannot start: the database of norway lacks migrations: run npm run migrate -- norway.\n',
    });
    const urls: Record<string, string> = {};
    for (const { name } of SUBGRAPHS) {
      expect((await finish(['script', 'migrate', name], settings.subgraphs)).code).toBe(0);
      expect(await finish(['script', 'seed', name], settings.subgraphs)).toEqual({
        code: 0,
        text: `${name}: seeded\n`,
      });
      urls[name] = await serve(['start:subgraph', name], { ...settings.subgraphs, ...feedUrls(urls) });
    }
    const gateway = await serve(['start:gateway'], settings.gateway(urls));
    const ask = async (query: string, token: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const answer = await fetch(`${gateway}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
      return (await answer.json()) as { data: any; errors?: any[] };
    };
    const token = await idPortenToken(outside.idPortenIssuer, '12838520020');
    const query =
      '{ libraries { totalCount } viewer { digitalMemberships { id } libraryCardAccount { id } celiaRegistrar { units { id } } } }';
    const viewer = { digitalMemberships: [], libraryCardAccount: null, celiaRegistrar: null };
    expect(await ask(query, token)).toEqual({ data: { libraries: { totalCount: 3 }, viewer } });
    expect((await fetch(`${gateway}/health/ready`)).status).toBe(200);

    const norway = children[1];
    norway?.kill('SIGKILL');
    if (norway) await once(norway, 'exit');
    const { data, errors } = await ask('{ libraries { totalCount } }', token);
    expect(data.libraries).toBeNull();
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'norway' } });
  });

  test.each([
    [['start:subgraph', 'sweden'], 'Cannot start: name one subgraph: netherlands, norway, finland, insight.\n'],
    [['start:gateway'], 'Cannot start: TRUSTED_ISSUERS must be set.\n'],
    [['script', 'migrate', 'norway'], 'DATABASE_URL_NORWAY must be set\n'],
    [['script', 'migrate', 'norway', 'sideways'], 'say up or down\n'],
  ])('%j without what it needs says so in one line', async (args, text) => {
    expect(await finish(args, {})).toEqual({ code: 1, text });
  });
});

describe('docker-compose.yml', () => {
  const compose = readFileSync('docker-compose.yml', 'utf8');
  const { services } = parse(compose, { merge: true });

  test('is PostgreSQL 18, every country, and two gateways behind nginx', () => {
    expect(Object.keys(services)).toEqual([
      'postgres',
      'migration',
      ...SUBGRAPHS.map(({ name }) => name),
      'gateway-1',
      'gateway-2',
      'balancer',
    ]);
    expect(services.postgres.image).toMatch(/^postgres:18/);
    expect(services['gateway-2']).toEqual(services['gateway-1']);
    for (const gateway of ['gateway-1', 'gateway-2'])
      expect(readFileSync('deploy/nginx.conf', 'utf8')).toContain(`server ${gateway}:4000`);
  });

  test('[A45] gives no subgraph the password of the owner of the tables', () => {
    for (const { name } of SUBGRAPHS) {
      const { environment } = services[name];
      expect(JSON.stringify(environment)).not.toContain('POSTGRES_PASSWORD');
      expect(environment[`DATABASE_URL_${name.toUpperCase()}`]).toContain(`postgresql://${name}_app:`);
      const { environment: migration } = services.migration;
      expect(migration[`DATABASE_URL_${name.toUpperCase()}`]).toBe(environment[`DATABASE_URL_${name.toUpperCase()}`]);
    }
  });

  test('lets only the balancer be reached', () => {
    const reachable = Object.entries<any>(services)
      .filter(([, { ports }]) => ports)
      .map(([name]) => name);
    expect(reachable).toEqual(['balancer']);
  });

  test('asks for no setting that .env.example does not name', () => {
    const named = new Set(readFileSync('.env.example', 'utf8').match(/^[A-Z_]+(?==)/gm));
    const required = [...compose.matchAll(/\$\{([A-Z_]+):\?\}/g)].map(([, name]) => name);
    expect(required.length).toBeGreaterThan(10);
    expect(required.filter((name) => !named.has(name ?? ''))).toEqual([]);
  });

  test('has for each part a file for the settings that it does not name, and PostgreSQL is waited for until it serves', () => {
    for (const { name } of SUBGRAPHS)
      expect(services[name].env_file).toEqual([{ path: `deploy/${name}.env`, required: false }]);
    expect(services['gateway-1'].env_file).toEqual([{ path: 'deploy/gateway.env', required: false }]);
    expect(services.postgres.healthcheck.test).toEqual(expect.arrayContaining(['-h', '127.0.0.1']));
  });

  test('is told by .env.example of every issuer that signs people in', () => {
    const line = /^TRUSTED_ISSUERS=(.*)$/m.exec(readFileSync('.env.example', 'utf8'))?.[1] ?? '';
    const issuers = readTrustedIssuers(JSON.parse(line)) ?? [];
    expect(issuers.map(({ name }) => name).sort()).toEqual(['celia', 'id-porten', 'kb-login', 'staff']);
    const own = issuers.flatMap(({ jwksUri }) => jwksUri ?? []);
    for (const address of own) expect(Object.keys(services)).toContain(new URL(address).hostname);
  });
});
