import { lstatSync, realpathSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';

/** Runs `npm ci` where it is needed; prints npm's words only when it fails. */
export async function install(root) {
  if (!needsInstall(root)) return;
  refuseLink(join(root, 'node_modules'));
  console.error('installing packages (npm ci)...');
  // npm writes this file last: without it, an install that is cut off is seen by the next run.
  rmSync(receiptOf(root), { force: true });
  const { code, output } = await npm(root, ['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) throw Object.assign(new Error(`npm ci failed:\n${output.trim()}`), { oneLine: true });
  outdate(root);
}

/** True when packages are missing, half installed, or older than package-lock.json. */
export function needsInstall(root) {
  const receipt = statSync(receiptOf(root), { throwIfNoEntry: false });
  return !receipt || receipt.mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs;
}

// npm ci begins by emptying the folder, and through a link that would be another checkout's.
function refuseLink(folder) {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const message = `node_modules is a link to ${realpathSync(folder)}, which lacks packages of this lock file: install there, or remove the link`;
  throw Object.assign(new Error(message), { oneLine: true });
}

function receiptOf(root) {
  return join(root, 'node_modules', '.package-lock.json');
}

// A lock file from a clock ahead of ours would make every run install again.
function outdate(root) {
  const { mtime } = statSync(join(root, 'package-lock.json'));
  if (needsInstall(root)) utimesSync(receiptOf(root), mtime, new Date(mtime.getTime() + 1));
}

// Under npm run, npm's own script is run by this Node: npm itself may not be on the path.
function npm(root, args) {
  const script = process.env.npm_execpath ?? '';
  // npm run hands its own folder's setting on as a variable, which would go before the .npmrc of another one (peers).
  const { npm_config_engine_strict: _, ...env } = process.env;
  if (/npm-cli\.js$/.test(script)) return runQuietly(process.execPath, [script, ...args], { cwd: root, env });
  return runQuietly('npm', args, { cwd: root, env, shell: process.platform === 'win32' });
}
