import { runQuietly } from './child.mjs';

const IMPORTED = ['gateway', 'subgraphs', 'start', 'scripts'];
const STEPS = [
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['playground types', ['node_modules/typescript/bin/tsc', '-p', 'gateway/playground/tsconfig.json']],
  ['lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  [
    'imports',
    ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...IMPORTED, '--config', '.dependency-cruiser.cjs'],
  ],
  ['house', ['scripts/run.mjs', 'script', 'checkHouse']],
  ['schema', ['scripts/run.mjs', 'script', 'checkSchema']],
  ['rules', ['scripts/run.mjs', 'script', 'rulesReport', '--check']],
  ['tests', ['scripts/run.mjs', 'test']],
];

/** Runs every check even when one fails, a line each, and ends with what failed. `--no-tests` leaves the tests out. */
export async function main(args) {
  const steps = STEPS.filter(([name]) => name !== 'tests' || !args.includes('--no-tests'));
  const failed = [];
  for (const [name, command] of steps) {
    const start = Date.now();
    const { code, output } = await runQuietly(process.execPath, command);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    if (code === 0) continue;
    failed.push(name);
    console.log(output.trimEnd().replace(/^/gm, '       '));
  }
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}
