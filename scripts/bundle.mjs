import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the entry points into assets/ of `out`, under names that bear their hash; gives the address of each by its name. */
export async function bundle({ out, path, entryPoints, options = {} }) {
  const { metafile } = await build({
    entryPoints,
    outdir: join(out, 'assets'),
    absWorkingDir: ROOT,
    publicPath: `${path}/assets`,
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
  const addresses = Object.entries(metafile.outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint ? [relative(join(out, 'assets'), join(ROOT, file))] : [],
  );
  const addressOf = (name) => addresses.find((address) => address.startsWith(`${name}-`));
  return Object.fromEntries(Object.keys(entryPoints).map((name) => [name, `${path}/assets/${addressOf(name)}`]));
}

/**
 * Lets `write` make a page in a fresh folder and puts it at `out`. Answers false and does nothing when the sources (files
 * or folders) and the lock file are those of the last build.
 */
export async function buildPage({ out, sources, write }) {
  const hash = await hashOf([...sources, fileURLToPath(import.meta.url), join(ROOT, 'package-lock.json')]);
  if ((await readFile(join(out, 'sources.sha256'), 'utf8').catch(() => '')) === hash) return false;

  // Built aside and renamed, so that a gateway already running never serves half a page.
  const fresh = `${out}.${process.pid}`;
  const html = await write(fresh);
  await writeFile(join(fresh, 'page.html'), html);
  await writeFile(join(fresh, 'sources.sha256'), hash);
  await rm(out, { recursive: true, force: true });
  await rename(fresh, out);
  return true;
}

/** The template of the page with the addresses in place of their names in double braces. */
export async function filledIn(template, addresses) {
  const text = await readFile(template, 'utf8');
  return Object.entries(addresses).reduce((html, [name, address]) => html.replace(`{{${name}}}`, address), text);
}

async function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
    const names = entries?.filter((entry) => entry.isFile()).map(({ name }) => name);
    for (const name of names?.sort() ?? ['']) hash.update(`${name}\n`).update(await readFile(join(path, name)));
  }
  return hash.digest('hex');
}
