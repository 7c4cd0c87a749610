import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runQuietly } from './child.mjs';

const SOURCES = ['gateway', 'subgraphs', 'start', 'scripts'];
const ELSEWHERE = join('gateway', 'playground'); // bundled by buildPlayground.mjs
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Compiles the TypeScript into dist/ when it has changed since the last build; call it alone (lock.mjs). */
export async function build(root) {
  const stamp = join(root, 'dist', 'sources.sha256');
  const hash = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const fresh = join(root, 'dist', '.fresh');
  rmSync(fresh, { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code, output } = await runQuietly(
    process.execPath,
    // Compiled elsewhere and moved: relative paths in the source maps would lead out of the project.
    [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh, '--noEmitOnError', '--sourceRoot', pathToFileURL(root).href],
    { cwd: root },
  );
  if (code !== 0) throw Object.assign(new Error(`the build failed:\n${output.trim()}`), { oneLine: true });
  rmSync(stamp, { force: true });
  for (const name of SOURCES) replace(join(root, 'dist', name), join(fresh, name));
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(stamp, hash);
}

function replace(folder, fresh) {
  rmSync(folder, { recursive: true, force: true });
  if (existsSync(fresh)) renameSync(fresh, folder);
}

function hashOf(root) {
  const hash = createHash('sha256');
  const paths = [...SETTINGS, ...SOURCES.flatMap((folder) => sourcesIn(root, folder))];
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function sourcesIn(root, folder) {
  if (folder === ELSEWHERE || !existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(root, path);
    return path.endsWith('.ts') ? [path] : [];
  });
  return paths.sort();
}
