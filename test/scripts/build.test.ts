import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from './support/temporaryFolder.ts';

const { build } = await import(join(import.meta.dirname, '../../scripts/build.mjs'));
const { nodeComplaint } = await import(join(import.meta.dirname, '../../scripts/nodeVersion.mjs'));
const ROOT = join(import.meta.dirname, '../..');

function project(): string {
  const root = temporaryFolder({
    'package-lock.json': '{}',
    'package.json': '{ "type": "module" }',
    'tsconfig.json': readFileSync(join(ROOT, 'tsconfig.json'), 'utf8').replace('"types": ["node"],', '"types": [],'),
    'tsconfig.build.json': readFileSync(join(ROOT, 'tsconfig.build.json'), 'utf8'),
    'start/main.ts': `export const answer: number = 1;\n`,
    'gateway/left.ts': `export const left = true;\n`,
    'dist/playground/page.html': 'kept',
  });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

test('builds once, again when a source changes, and drops what has no source any more', async () => {
  const root = project();
  const built = join(root, 'dist/start/main.js');
  await build(root);
  const { sourceRoot, sources } = JSON.parse(readFileSync(`${built}.map`, 'utf8'));
  expect(fileURLToPath(`${sourceRoot}${sources[0]}`)).toBe(join(root, 'start/main.ts'));
  const first = statSync(built).ino;
  await build(root);
  expect(statSync(built).ino).toBe(first);

  writeFileSync(join(root, 'start/main.ts'), `export const answer: number = 2;\n`);
  writeFileSync(join(root, 'gateway/left.ts'), '');
  await build(root);
  expect(readFileSync(built, 'utf8')).toContain('answer = 2');
  expect(readFileSync(join(root, 'dist/playground/page.html'), 'utf8')).toBe('kept');
  expect(existsSync(join(root, 'dist/.fresh'))).toBe(false);
});

test('a type error stops the build, names the place and leaves the last build', async () => {
  const root = project();
  await build(root);
  writeFileSync(join(root, 'start/main.ts'), `export const answer: number = 'two';\n`);
  await expect(build(root)).rejects.toThrow(/^the build failed:\nstart\/main\.ts\(1,14\): error TS2322/);
  expect(readFileSync(join(root, 'dist/start/main.js'), 'utf8')).toContain('answer = 1');
  await expect(build(root)).rejects.toThrow('the build failed');
});

test.each([
  ['18.20.8', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['21.7.3', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.11.0', false],
  ['24.0.0', true],
  ['26.1.0', true],
])('Node %s is supported: %s', (version, supported) => {
  const complaint = nodeComplaint(ROOT, version);
  if (supported) expect(complaint).toBeUndefined();
  else
    expect(complaint).toBe(
      `Node ${version} is not supported: install Node ^20.19.0 or ^22.12.0 or >=24.0.0 (https://nodejs.org)`,
    );
});
