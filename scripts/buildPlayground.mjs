import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { readJourneys } from '../gateway/playground/readJourneys.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = join(ROOT, 'gateway/playground');
const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
};

/**
 * Bundles the playground into `out`: page.html beside assets/, whose names carry their hash.
 * Answers false and does nothing when sources, journeys and lock file are those of the last build.
 */
export async function buildPlayground({
  out = join(ROOT, 'dist/playground'),
  journeys = join(ROOT, 'schema/journeys'),
} = {}) {
  const hash = await hashOf([SOURCES, journeys, fileURLToPath(import.meta.url), join(ROOT, 'package-lock.json')]);
  if ((await readFile(join(out, 'sources.sha256'), 'utf8').catch(() => '')) === hash) return false;

  // Built aside and renamed, so that a gateway already running never serves half a playground.
  const fresh = `${out}.${process.pid}`;
  const html = await page(fresh, await readJourneys(journeys));
  await writeFile(join(fresh, 'page.html'), html);
  await writeFile(join(fresh, 'sources.sha256'), hash);
  await rm(out, { recursive: true, force: true });
  await rename(fresh, out);
  return true;
}

async function page(out, journeys) {
  const workers = await bundle(out, WORKERS, { format: 'iife' });
  const { script } = await bundle(
    out,
    { script: join(SOURCES, 'main.tsx') },
    {
      format: 'esm',
      splitting: true,
      jsx: 'automatic',
      // Monaco's modules import their style sheets, which graphiql/style.css holds already.
      loader: { '.css': 'empty' },
      define: {
        JOURNEYS: JSON.stringify(journeys),
        WORKERS: JSON.stringify(workers),
        'process.env.NODE_ENV': '"production"',
      },
    },
  );
  const { style } = await bundle(out, { style: join(SOURCES, 'playground.css') }, {});
  const template = await readFile(join(SOURCES, 'page.html'), 'utf8');
  return template.replace('{{script}}', script).replace('{{style}}', style);
}

async function bundle(out, entryPoints, options) {
  const { metafile } = await build({
    entryPoints,
    outdir: join(out, 'assets'),
    absWorkingDir: ROOT,
    publicPath: '/playground/assets',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    legalComments: 'linked',
    target: 'es2022',
    logLevel: 'warning',
    ...options,
  });
  const addresses = Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint ? [relative(join(out, 'assets'), join(ROOT, path))] : [],
  );
  const addressOf = (name) => addresses.find((address) => address.startsWith(`${name}-`));
  return Object.fromEntries(Object.keys(entryPoints).map((name) => [name, `/playground/assets/${addressOf(name)}`]));
}

async function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const names = await readdir(path).catch(() => undefined);
    for (const name of names?.sort() ?? ['']) hash.update(`${name}\n`).update(await readFile(join(path, name)));
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string' }, journeys: { type: 'string' } } });
  const isBuilt = await buildPlayground(values);
  console.log(isBuilt ? 'playground built' : 'playground is up to date');
}
