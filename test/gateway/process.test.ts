import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { askOver as ask, startGatewayProcess, workersOf } from '../support/gatewayProcess.ts';
import { openProcessPlace, type ProcessPlace } from '../support/processPlace.ts';

const { build } = await import(join(import.meta.dirname, '../../scripts/build.mjs'));
const { alone } = await import(join(import.meta.dirname, '../../scripts/lock.mjs'));

const children: ChildProcess[] = [];
let place: ProcessPlace;

beforeAll(async () => {
  const root = join(import.meta.dirname, '../..');
  await alone(root, () => build(root));
  place = await openProcessPlace();
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
});
afterAll(() => place.close());

async function start(more: Record<string, string> = {}) {
  const running = await startGatewayProcess({ ...place.settings, ...more });
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
    const finish = await place.slowAsked();
    child.kill('SIGTERM');
    await eventually(async () => ((await readiness(url))[0] === 503 ? true : undefined));
    expect(await readiness(url)).toEqual([503, { status: 'draining' }]);
    expect(await ask(url, '{ always }', agent)).toMatchObject({
      ...{ body: { data: { always: 'yes' } }, connection: 'close' },
    });
    await eventually(() =>
      fetch(url).then(
        () => undefined,
        () => true,
      ),
    );
    finish();
    expect(await underWay).toMatchObject({ body: { data: { slow: 'at last' } }, connection: 'close' });
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
    const underWay = ask(url, '{ slow }').catch(() => 'cut off');
    await place.slowAsked();
    child.kill('SIGTERM');
    expect(await underWay).toBe('cut off');
    expect(await exited).toEqual([0, null]);
  });
});

describe('a gateway of several workers', () => {
  test('replaces one that dies, adds up the figures of all, and drains all', async () => {
    const limited = { REQUESTS_PER_MINUTE_OF_NETWORK: '6', TRUSTED_PROXIES: '1' };
    const { url, child, exited, output } = await start({ WORKERS: '2', METRICS_PORT: '0', ...limited });
    expect(output()).toContain(`2 workers serve ${url}`);
    const from = { 'x-forwarded-for': '192.0.2.1' };
    const statuses = [];
    // Connections of their own go to the workers in turn.
    for (let count = 0; count < 10; count += 1)
      statuses.push((await ask(url, 'query Always { always }', new Agent(), from)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429, 429, 429]);
    const figuresAt = /figures at (\S+)/.exec(output())?.[1] ?? '';
    const figures = async () => (await fetch(figuresAt)).text();
    const text = await figures();
    expect(text).toContain('gateway_requests_total{operation="Always",outcome="ok"} 6');
    expect(text).toContain('gateway_subgraph_calls_total{subgraph="sail",operation="Always",outcome="answered"} 6');
    expect(text).toContain('gateway_worker_deaths_total 0');

    const [one, other] = workersOf(child);
    process.kill(one ?? 0, 'SIGKILL');
    await eventually(() => !workersOf(child).includes(one ?? 0) && workersOf(child).length === 2);
    expect(workersOf(child)).toContain(other);
    await eventually(() => output().includes('ALARM: a worker died'));
    await eventually(async () => (await figures()).includes('gateway_worker_deaths_total 1') || undefined);

    const underWay = ask(url, '{ slow }');
    const finish = await place.slowAsked();
    child.kill('SIGTERM');
    spawnSync('pkill', ['-TERM', '-P', String(child.pid)]); // as to a whole group; some have ended already
    await eventually(() =>
      fetch(url).then(
        () => undefined,
        () => true,
      ),
    );
    finish();
    expect((await underWay).body).toEqual({ data: { slow: 'at last' } });
    expect(await exited).toEqual([0, null]);
  });

  test('renews them one by one, and no request is lost', async () => {
    const { url, child, exited, output } = await start({ WORKERS: '2', DRAIN_DELAY_MS: '1500' });
    const old = workersOf(child);
    let isOver = false;
    const send = async () => {
      const [agent, statuses] = [new Agent({ keepAlive: true, maxSockets: 1 }), [] as unknown[]];
      while (!isOver) statuses.push((await ask(url, '{ always }', agent)).status);
      agent.destroy();
      return statuses;
    };
    const clients = [send(), send(), send(), send()];
    child.kill('SIGHUP');
    await eventually(() => output().includes('the workers were renewed'));
    expect(workersOf(child).filter((pid) => old.includes(pid))).toEqual([]);
    expect(workersOf(child)).toHaveLength(2);
    isOver = true;
    const statuses = (await Promise.all(clients)).flat();
    expect(statuses.length).toBeGreaterThan(8);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(output()).not.toContain('ALARM');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  test('says why the first ones did not start', async () => {
    const wrong = {
      ...place.settings,
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
