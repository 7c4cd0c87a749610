import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPage, bundle, filledIn, ROOT } from './bundle.mjs';

const PATH = '/insight';
const SIGN_INS = join(ROOT, 'gateway/playground');
const SOURCES = join(SIGN_INS, 'insight');
const DOCUMENTS = join(ROOT, 'schema/journeys');

/** Bundles the page for analysts into `out`, as buildPlayground does the playground. */
export function buildInsightPage({ out = join(ROOT, 'dist/insight') } = {}) {
  return buildPage({ out, sources: [SOURCES, SIGN_INS, DOCUMENTS, fileURLToPath(import.meta.url)], write: page });
}

async function page(out) {
  const { script } = await bundle({
    out,
    path: PATH,
    entryPoints: { script: join(SOURCES, 'main.tsx') },
    options: {
      format: 'esm',
      jsx: 'automatic',
      loader: { '.graphql': 'text' },
      define: { 'process.env.NODE_ENV': '"production"' },
    },
  });
  const { style } = await bundle({ out, path: PATH, entryPoints: { style: join(SOURCES, 'insight.css') } });
  return filledIn(join(SOURCES, 'page.html'), { script, style });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  console.log((await buildInsightPage(values)) ? 'insight page built' : 'insight page is up to date');
}
