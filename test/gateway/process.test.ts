import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { compose } from '../../scripts/schema/compose.ts';
import { askOver as ask, freePort, startGatewayProcess, until, workersOf } from '../support/gatewayProcess.ts';

const { build } = await import(join(import.meta.dirname, '../../scripts/build.mjs'));
const { alone } = await import(join(import.meta.dirname, '../../scripts/lock.mjs'));

const SUPERGRAPH = compose([{ name: 'sail', typeDefs: 'type Query { always: String slow: String }' }]).supergraph;
// Writes down every host that the process connects to, before it does anything else.
const WATCH = `import net from 'node:net'; const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) { const [first] = given.flat();
console.error('CONNECTS ' + (first.host ?? first.path ?? 'localhost')); return connect.apply(this, given); };`;

const children: ChildProcess[] = [];
let folder: string;
let settings: Record<string, string>;
let answerSlow: (() => void) | undefined;

const subgraph = createServer(async (incoming, response) => {
  const body = Buffer.concat(await incoming.toArray()).toString('utf8');
  response.setHeader('content-type', 'application/json');
  if (incoming.url === '/health/ready') response.end('{}');
  else if (!body.includes('slow')) response.end('{"data":{"always":"yes"}}');
  else answerSlow = () => void response.end('{"data":{"slow":"at last"}}');
});

beforeAll(async () => {
  const root = join(import.meta.dirname, '../..');
  await alone(root, () => build(root));
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(join(tmpdir(), 'gateway-process-'));
  await writeFile(join(folder, 'supergraph.sdl'), SUPERGRAPH);
  await writeFile(join(folder, 'always.graphql'), 'query Always { always }');
  await writeFile(join(folder, 'watch.mjs'), WATCH);
  settings = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    NODE_OPTIONS: `--import ${join(folder, 'watch.mjs')}`,
    SUPERGRAPH: join(folder, 'supergraph.sdl'),
    TRUSTED_DOCUMENTS: folder,
    TRUSTED_ISSUERS: '[]',
    PORT: '0',
    LOG_LEVEL: 'info',
    SUBGRAPH_URL_SAIL: `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}`,
    ASSERTION_KEY_SAIL: Buffer.alloc(32, 's').toString('base64'),
  };
}, 120_000);
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
});
afterAll(async () => {
  subgraph.closeAllConnections();
  await new Promise((resolve) => subgraph.close(resolve));
  await rm(folder, { recursive: true });
});

async function start(more: Record<string, string> = {}) {
  const running = await startGatewayProcess({ ...settings, ...more });
  children.push(running.child);
  return running;
}

const readiness = async (url: string) => {
  const answer = await fetch(`${url}/health/ready`);
  return [answer.status, await answer.json()];
};

describe('a gateway that is told to stop', () => {
  test('says so first, takes requests for a while, finishes what is under way, and ends', async () => {
    const { url, child, exited, output } = await start({ DRAIN_DELAY_MS: '300', NODE_ENV: 'production' });
    const agent = new Agent({ keepAlive: true });
    expect(await readiness(url)).toEqual([200, { status: 'ok', waitingFor: [] }]);
    expect((await ask(url, '{ always }', agent)).connection).toBe('keep-alive');
    const underWay = ask(url, '{ slow }');
    const finish = await until(() => answerSlow);
    child.kill('SIGTERM');
    await until(async () => ((await readiness(url))[0] === 503 ? true : undefined));
    expect(await readiness(url)).toEqual([503, { status: 'draining' }]);
    expect(await ask(url, '{ always }', agent)).toEqual({ body: { data: { always: 'yes' } }, connection: 'close' });
    await until(() =>
      fetch(url).then(
        () => undefined,
        () => true,
      ),
    );
    finish();
    expect((await underWay).body).toEqual({ data: { slow: 'at last' } });
    expect(await exited).toEqual([0, null]);
    agent.destroy();
    expect(new Set(output().match(/CONNECTS .*/g))).toEqual(new Set(['CONNECTS 127.0.0.1'])); // [A36] nobody else is told anything
    const lines = output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ msg }) => msg === 'request')).toHaveLength(3);
  });

  test('does not wait for ever', async () => {
    const { url, child, exited } = await start({ DRAIN_GRACE_MS: '100' });
    answerSlow = undefined;
    const underWay = ask(url, '{ slow }').catch(() => 'cut off');
    await until(() => answerSlow);
    child.kill('SIGTERM');
    expect(await underWay).toBe('cut off');
    expect(await exited).toEqual([0, null]);
  });
});

describe('a gateway of several workers', () => {
  test('replaces one that dies, adds up the figures of all, and drains all', async () => {
    const port = await freePort();
    const { url, child, exited, output } = await start({ WORKERS: '2', METRICS_PORT: String(port) });
    expect(output()).toContain(`2 workers serve ${url}`);
    for (let count = 0; count < 6; count += 1) await ask(url, 'query Always { always }');
    const figures = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const text = await figures();
    expect(text).toContain('gateway_requests_total{operation="Always",outcome="ok"} 6');
    expect(text).toContain('gateway_subgraph_calls_total{subgraph="sail",operation="Always",outcome="answered"} 6');
    expect(text).toContain('gateway_worker_deaths_total 0');

    const [one, other] = workersOf(child);
    process.kill(one ?? 0, 'SIGKILL');
    await until(() => !workersOf(child).includes(one ?? 0) && workersOf(child).length === 2);
    expect(workersOf(child)).toContain(other);
    await until(() => output().includes('ALARM: a worker died'));
    await until(async () => (await figures()).includes('gateway_worker_deaths_total 1') || undefined);

    answerSlow = undefined;
    const underWay = ask(url, '{ slow }');
    const finish = await until(() => answerSlow);
    child.kill('SIGTERM');
    spawnSync('pkill', ['-TERM', '-P', String(child.pid)]); // as to a whole group; some have ended already
    await until(() =>
      fetch(url).then(
        () => undefined,
        () => true,
      ),
    );
    finish();
    expect((await underWay).body).toEqual({ data: { slow: 'at last' } });
    expect(await exited).toEqual([0, null]);
  });

  test('says why the first ones did not start', async () => {
    const wrong = {
      ...settings,
      WORKERS: '2',
      SUBGRAPH_URL_SAIL: 'http://127.0.0.1:1',
      PORT: '1',
      HOST: '203.0.113.1',
    };
    const child = spawn(process.execPath, ['dist/gateway/main.js'], { env: wrong, stdio: 'pipe' });
    children.push(child);
    let text = '';
    child.stderr.on('data', (chunk) => (text += chunk));
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(text).toContain('Cannot start: the workers did not start.');
  });
});
