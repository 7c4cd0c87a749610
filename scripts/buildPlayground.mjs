import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readJourneys } from '../gateway/playground/readJourneys.mjs';
import { buildPage, bundle, filledIn, ROOT } from './bundle.mjs';

const PATH = '/playground';
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
export function buildPlayground({
  out = join(ROOT, 'dist/playground'),
  journeys = join(ROOT, 'schema/journeys'),
} = {}) {
  return buildPage({
    out,
    sources: [SOURCES, journeys, fileURLToPath(import.meta.url)],
    write: async (fresh) => page(fresh, await readJourneys(journeys)),
  });
}

async function page(out, journeys) {
  const workers = await bundle({ out, path: PATH, entryPoints: WORKERS, options: { format: 'iife' } });
  const { script } = await bundle({
    out,
    path: PATH,
    entryPoints: { script: join(SOURCES, 'main.tsx') },
    options: {
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
  });
  const { style } = await bundle({ out, path: PATH, entryPoints: { style: join(SOURCES, 'playground.css') } });
  return filledIn(join(SOURCES, 'page.html'), { script, style });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string' }, journeys: { type: 'string' } } });
  const isBuilt = await buildPlayground(values);
  console.log(isBuilt ? 'playground built' : 'playground is up to date');
}
