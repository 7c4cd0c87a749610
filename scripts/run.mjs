import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { runChild } from './child.mjs';
import { install } from './install.mjs';
import { alone } from './lock.mjs';
import { nodeComplaint } from './nodeVersion.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SERVERS = {
  start: 'start/main.js',
  'start:gateway': 'gateway/main.js',
  'start:subgraph': 'subgraphs/main.js',
};
const USAGE = `node scripts/run.mjs ${Object.keys(SERVERS).join('|')}|test|test:peers|check|peers|script <name> [arguments]`;

const [command = '', ...rest] = process.argv.slice(2);
process.chdir(ROOT);
await main().catch((error) => {
  // A wrong setting is the reader's to mend and needs no stack.
  console.error(isOneLine(error) ? error.message : error);
  process.exitCode = 1;
});

async function main() {
  const complaint = nodeComplaint(ROOT);
  if (complaint) throw oneLine(complaint);
  process.setSourceMapsEnabled(true);
  if (command in SERVERS) return serve(SERVERS[command]);
  if (command === 'test') return test(rest);
  if (command === 'test:peers') return testPeers();
  if (command === 'check') return check();
  if (command === 'peers') return peers();
  if (command === 'script' && /^(?:bench\/)?[A-Za-z]+$/.test(rest[0] ?? '')) return script();
  throw oneLine(USAGE);
}

// In this process, so that Ctrl-C and kill reach the servers and nothing stands between.
async function serve(entry) {
  await prepare({ playground: command !== 'start:subgraph' });
  await load(entry, rest);
}

async function script() {
  const [name, ...args] = rest;
  await prepare({ playground: false });
  if (!existsSync(join(ROOT, 'dist/scripts', `${name}.js`))) throw oneLine(`there is no script ${name}`);
  await load('scripts/runScript.js', [name, ...args]);
}

async function testPeers() {
  await peers();
  await prepare({ playground: false }); // another gateway signs its calls by our own code
  process.env.PEERS = 'yes';
  await test(['test/peers', ...rest]);
  if (process.exitCode) return;
  process.env.JOURNEYS_ON_HIVE = 'rust';
  await test(['test/journeys/(netherlands|norway|finland|severalSignIns)', ...rest]);
}

async function test(chosen) {
  await alone(ROOT, () => install(ROOT));
  process.exitCode = await runChild(process.execPath, ['node_modules/jest/bin/jest.js', ...chosen]);
}

async function check() {
  await alone(ROOT, () => install(ROOT));
  const { main: run } = await import('./check.mjs');
  process.exitCode = await run(rest);
}

// Other gateways weigh half a gigabyte: only who asks for them gets them.
async function peers() {
  await alone(ROOT, async () => {
    await install(ROOT);
    await install(join(ROOT, 'peers'));
    if (rest[0] === 'measured') await install(join(ROOT, 'peers', 'measured'));
  });
}

async function prepare({ playground }) {
  await alone(ROOT, async () => {
    await install(ROOT);
    await build(ROOT);
    if (!playground) return;
    const { buildPlayground } = await import('./buildPlayground.mjs');
    const { buildInsightPage } = await import('./buildInsightPage.mjs');
    await buildPlayground();
    await buildInsightPage();
  });
}

async function load(entry, args) {
  const path = join(ROOT, 'dist', entry);
  process.argv = [process.argv[0], path, ...args];
  return import(pathToFileURL(path).href);
}

function oneLine(message) {
  return Object.assign(new Error(message), { oneLine: true });
}

function isOneLine(error) {
  return error?.oneLine === true || ['SettingError', 'EmbeddedPostgresError'].includes(error?.name);
}
