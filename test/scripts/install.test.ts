import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { temporaryFolder } from './support/temporaryFolder.ts';

const { install, needsInstall } = await import(join(import.meta.dirname, '../../scripts/install.mjs'));
const { alone } = await import(join(import.meta.dirname, '../../scripts/lock.mjs'));

// Stands for npm: notes each call, and writes its receipt last as npm does.
const NPM = `
const fs = require('node:fs');
fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
fs.mkdirSync('node_modules/some-package', { recursive: true });
if (fs.existsSync('broken')) { console.error('npm error network'); process.exit(1); }
setTimeout(() => fs.writeFileSync('node_modules/.package-lock.json', '{}'), 100);
`;
const root = temporaryFolder({ 'npm-cli.js': NPM });
const calls = () =>
  existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').split('\n').length - 1 : 0;
const receipt = join(root, 'node_modules/.package-lock.json');

beforeAll(() => {
  process.env['npm_execpath'] = join(root, 'npm-cli.js');
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});

beforeEach(() => {
  for (const path of ['node_modules', 'calls', 'broken', 'dist'])
    rmSync(join(root, path), { recursive: true, force: true });
  writeFileSync(join(root, 'package-lock.json'), '{}');
});

describe('an install is needed', () => {
  const lockFile = () => join(root, 'package-lock.json');
  const installed = (ageInSeconds: number) => {
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(receipt, '{}');
    const at = new Date(Date.now() - ageInSeconds * 1_000);
    utimesSync(receipt, at, at);
  };

  test.each([
    ['when there are no packages', true, () => undefined],
    [
      'when the last one was cut off',
      true,
      () => mkdirSync(join(root, 'node_modules/some-package'), { recursive: true }),
    ],
    ['when the packages are older than the lock file', true, () => installed(60)],
    ['but not when they are newer', false, () => installed(-1)],
  ])('%s', (_label, expected, arrange) => {
    arrange();
    expect(needsInstall(root)).toBe(expected);
  });

  test('but not after one, even when the lock file is from the future', async () => {
    const future = new Date(Date.now() + 3_600_000);
    utimesSync(lockFile(), future, future);
    await install(root);
    await install(root);
    expect(calls()).toBe(1);
  });
});

test('installs all packages, also where NODE_ENV is production, and only once', async () => {
  await install(root);
  await install(root);
  expect(readFileSync(join(root, 'calls'), 'utf8')).toBe('ci --include=dev --no-audit --no-fund\n');
});

test('a failed install says what npm said, and the next run installs again', async () => {
  writeFileSync(join(root, 'broken'), '');
  await expect(install(root)).rejects.toThrow('npm ci failed:\nnpm error network');
  rmSync(join(root, 'broken'));
  await install(root);
  expect(calls()).toBe(2);
});

test('never installs through a link: that would empty the packages of another checkout', async () => {
  mkdirSync(join(root, 'elsewhere'));
  writeFileSync(join(root, 'elsewhere/.package-lock.json'), '{}');
  utimesSync(join(root, 'elsewhere/.package-lock.json'), new Date(0), new Date(0));
  symlinkSync(join(root, 'elsewhere'), join(root, 'node_modules'));
  await expect(install(root)).rejects.toThrow(/^node_modules is a link to .*elsewhere, which lacks packages/);
  expect(existsSync(join(root, 'elsewhere/.package-lock.json'))).toBe(true);
  expect(calls()).toBe(0);
});

test('of two runs at once one installs and the other waits for it', async () => {
  const run = join(root, 'run.mjs');
  const scripts = join(import.meta.dirname, '../../scripts');
  writeFileSync(
    run,
    `import { alone } from '${scripts}/lock.mjs';
     import { install } from '${scripts}/install.mjs';
     await alone('${root}', () => install('${root}'));`,
  );
  const { runQuietly } = await import(join(scripts, 'child.mjs'));
  const both = await Promise.all([1, 2].map(() => runQuietly(process.execPath, [run], { env: { ...process.env } })));
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(calls()).toBe(1);
});

test.each([
  ['a process that has died', '999999999'],
  ['an earlier process with our number', String(process.pid)],
])('takes over the lock of %s', async (_label, owner) => {
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/.lock'), owner);
  expect(await alone(root, async () => 'done')).toBe('done');
  expect(existsSync(join(root, 'dist/.lock'))).toBe(false);
});
