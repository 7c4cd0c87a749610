import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { temporaryFolder } from './support/temporaryFolder.ts';

const ROOT = join(import.meta.dirname, '../..');
const COUNTRY = 'subgraphs/norway';

// Each plants one import, from -> to, as a specifier, with the rule that must see it.
const PLANTED: [rule: string, from: string, to: string][] = [
  ['domain-is-pure', `${COUNTRY}/domain/a.ts`, 'node:crypto'],
  ['domain-is-pure', `${COUNTRY}/domain/b.ts`, 'typeorm'],
  ['domain-is-pure', `${COUNTRY}/domain/c.ts`, '../storage/rows.ts'],
  ['domain-is-pure', `${COUNTRY}/domain/d.ts`, '../../shared/runtime/clock.ts'],
  ['vocabulary-is-pure', 'subgraphs/shared/vocabulary/a.ts', 'node:util'],
  ['vocabulary-is-pure', 'subgraphs/shared/vocabulary/b.ts', '../runtime/clock.ts'],
  ['operations-decide-by-domain', `${COUNTRY}/operations/a.ts`, '../graphql/card.ts'],
  ['operations-decide-by-domain', `${COUNTRY}/operations/b.ts`, 'typeorm'],
  ['operations-decide-by-domain', `${COUNTRY}/operations/c.ts`, '../outside/register/client.ts'],
  ['storage-knows-rows', `${COUNTRY}/storage/a.ts`, '../operations/registerCard.ts'],
  ['storage-knows-rows', `${COUNTRY}/storage/b.ts`, 'type-graphql'],
  ['login-accounts-are-the-kb-s', 'subgraphs/netherlands/storage/memberSystem/a.ts', '../kb/accounts.ts'],
  ['members-are-the-library-s', 'subgraphs/netherlands/storage/kb/a.ts', '../memberSystem/customers.ts'],
  ['outside-speaks-one-protocol', `${COUNTRY}/outside/register/a.ts`, '../../storage/rows.ts'],
  ['outside-has-no-schema', `${COUNTRY}/outside/register/b.ts`, 'typeorm'],
  ['graphql-is-thin', `${COUNTRY}/graphql/a.ts`, '../storage/rows.ts'],
  ['graphql-is-thin', `${COUNTRY}/graphql/b.ts`, 'typeorm'],
  ['graphql-is-thin', `${COUNTRY}/graphql/c.ts`, '../outside/register/register.ts'],
  ['country-stays-at-home', `${COUNTRY}/domain/e.ts`, '../../finland/domain/code.ts'],
  ['country-stays-at-home', `${COUNTRY}/settings.ts`, '../finland/main.ts'],
  ['country-stays-at-home', `${COUNTRY}/registry.ts`, '../countries.ts'],
  ['wiring-is-not-imported', `${COUNTRY}/graphql/d.ts`, '../main.ts'],
  ['shared-knows-no-country', 'subgraphs/shared/runtime/a.ts', '../../norway/domain/card.ts'],
  ['runtime-has-no-types', 'subgraphs/shared/runtime/b.ts', '../graphql/dateScalar.ts'],
  ['subgraphs-stand-alone', `${COUNTRY}/storage/c.ts`, '../../../gateway/limits.ts'],
  ['gateway-knows-no-country', 'gateway/a.ts', '../subgraphs/norway/domain/card.ts'],
  ['gateway-knows-no-country', 'gateway/b.ts', '../subgraphs/shared/graphql/dateScalar.ts'],
  ['gateway-knows-no-country', 'gateway/c.ts', '../start/main.ts'],
  ['start-needs-no-scripts', 'start/a.ts', '../scripts/seed.ts'],
  ['code-needs-no-tests', 'gateway/d.ts', '../test/people.ts'],
  ['no-circle', 'start/circle.ts', './other.ts'],
  ['packages-are-declared', 'gateway/e.ts', 'jest'],
  ['packages-are-declared', 'gateway/f.ts', 'undeclared'],
  ['imports-exist', 'gateway/g.ts', './nowhere.ts'],
];

const ALLOWED: [from: string, to: string[]][] = [
  [`${COUNTRY}/domain/card.ts`, ['../../shared/vocabulary/refusal.ts']],
  [
    `${COUNTRY}/operations/registerCard.ts`,
    [
      '../domain/card.ts',
      '../storage/rows.ts',
      '../registry.ts',
      '../outside/register/register.ts',
      'ibantools',
      'node:crypto',
    ],
  ],
  [`${COUNTRY}/operations/upgradeCard.ts`, ['./registerCard.ts']],
  [`${COUNTRY}/storage/rows.ts`, ['../domain/card.ts', '../../shared/runtime/clock.ts', 'typeorm', 'dataloader']],
  [`${COUNTRY}/storage/loaders.ts`, ['./rows.ts']],
  [`${COUNTRY}/outside/register/client.ts`, ['./register.ts', '../../domain/card.ts', 'jose', 'node:http']],
  [
    `${COUNTRY}/graphql/card.ts`,
    ['../operations/registerCard.ts', '../storage/loaders.ts', '../../shared/graphql/dateScalar.ts', 'type-graphql'],
  ],
  [`${COUNTRY}/main.ts`, ['./graphql/card.ts', './outside/register/client.ts', './storage/rows.ts', './settings.ts']],
  ['subgraphs/countries.ts', ['./norway/main.ts', './finland/main.ts']],
  ['gateway/limits.ts', ['../subgraphs/shared/runtime/clock.ts', 'graphql']],
  ['start/main.ts', ['../gateway/limits.ts', '../subgraphs/countries.ts']],
  ['scripts/seed.ts', ['../subgraphs/countries.ts', 'jest']],
];

const LEAVES = [
  `${COUNTRY}/outside/register/register.ts`,
  'subgraphs/finland/main.ts',
  'subgraphs/finland/domain/code.ts',
  'subgraphs/netherlands/storage/kb/accounts.ts',
  'subgraphs/netherlands/storage/memberSystem/customers.ts',
  'subgraphs/shared/vocabulary/refusal.ts',
  'subgraphs/shared/runtime/clock.ts',
  'subgraphs/shared/graphql/dateScalar.ts',
  'test/people.ts',
];
const PACKAGES = ['typeorm', 'dataloader', 'jose', 'graphql', 'type-graphql', 'ibantools', 'jest', 'undeclared'];

function skeleton(): Record<string, string> {
  const files: Record<string, string> = {
    '.dependency-cruiser.cjs': readFileSync(join(ROOT, '.dependency-cruiser.cjs'), 'utf8'),
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: Object.fromEntries(PACKAGES.slice(0, 6).map((name) => [name, '1.0.0'])),
      devDependencies: { jest: '1.0.0' },
    }),
  };
  for (const name of PACKAGES) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
    files[`node_modules/${name}/index.js`] = '';
  }
  for (const path of LEAVES) files[path] = 'export const thing = 1;\n';
  files[`${COUNTRY}/settings.ts`] = files[`${COUNTRY}/registry.ts`] = 'export const thing = 1;\n';
  for (const [path, imports] of ALLOWED) files[path] = imports.map((to) => `import '${to}';\n`).join('');
  return files;
}

function cruise(folder: string): Promise<{ rule: string; from: string }[]> {
  const script = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    script,
    'gateway',
    'subgraphs',
    'start',
    'scripts',
    '--config',
    '.dependency-cruiser.cjs',
    '-T',
    'json',
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (_error, stdout) => {
      const { summary } = JSON.parse(stdout);
      resolve(summary.violations.map(({ rule, from }: any) => ({ rule: rule.name, from })));
    });
  });
}

let found: { rule: string; from: string }[];

beforeAll(async () => {
  const files = skeleton();
  for (const [, from, to] of PLANTED) files[from] = `${files[from] ?? ''}import '${to}';\n`;
  files['start/other.ts'] = `import './circle.ts';\n`;
  found = await cruise(temporaryFolder(files));
});

test('the allowed imports are allowed', async () => {
  expect(await cruise(temporaryFolder(skeleton()))).toEqual([]);
});

test.each(PLANTED)('%s: sees %s import %s', (rule, from) => {
  expect(found).toContainEqual({ rule, from });
});

test('every rule has a planted import', async () => {
  const { default: config } = await import(join(ROOT, '.dependency-cruiser.cjs'));
  const planted = new Set(PLANTED.map(([rule]) => rule));
  expect(
    config.forbidden.map(({ name }: { name: string }) => name).filter((name: string) => !planted.has(name)),
  ).toEqual([]);
});
