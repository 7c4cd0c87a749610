import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openAuditAnchor } from '../../subgraphs/shared/runtime/auditAnchor.ts';
import { checkpointSweep } from '../../subgraphs/shared/runtime/auditCheckpoint.ts';
import { ASSERTION_HEADER, assertCall, NETWORK_HEADER } from '../../subgraphs/shared/runtime/callAssertion.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { type GuardedSubgraph, serveSubgraph } from '../../subgraphs/shared/runtime/serveSubgraph.ts';
import { trustIssuers } from '../../subgraphs/shared/runtime/trustedIssuers.ts';
import { AT, COUNTRY, SECRET, type TestTrail, testTrail } from '../support/auditTrail.ts';
import { boatSubgraph, sailSchema } from '../support/boatSubgraphs.ts';

const KEY = Buffer.alloc(32, 'assertion');
const HOUR_MS = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'anchor-'));
const said: string[] = [];

let on: TestTrail;
let served: GuardedSubgraph;
let after: number;
beforeEach(async () => {
  on = await testTrail();
  after = 0;
  said.length = 0;
  const log = openLog('test', 'silent');
  const noted = {
    ...log,
    error: (_fields: object, text: string) => void said.push(text),
    warn: (text: string) => void said.push(text),
  };
  const anchor = openAuditAnchor({ database: on.database, log: noted as never, now, limitMinutes: 60 });
  const subgraph = { ...boatSubgraph('sail', sailSchema(), on.database, []), anchor };
  served = await serveSubgraph({ subgraph, issuers: trustIssuers([]), assertionKey: KEY, log });
});
afterEach(async () => {
  await served.close();
  await on.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const now = () => new Date(AT.getTime() + after);
const sign = (file?: string) =>
  checkpointSweep({ country: COUNTRY, secret: SECRET, database: on.database, now, file }).run();

async function ask(): Promise<number> {
  const body = JSON.stringify({ query: '{ whoami }' });
  const call = { subgraph: 'sail', body, authorization: '', language: 'en', network: 'home' };
  const headers = { 'content-type': 'application/json', 'accept-language': 'en', [NETWORK_HEADER]: 'home' };
  const signed = () => ({ ...headers, [ASSERTION_HEADER]: assertCall(KEY, call, Date.now()) });
  const answer = await fetch(`${served.url}/graphql`, { method: 'POST', headers: signed(), body });
  const { status } = await served.answer({ headers: signed(), body });
  expect(status).toBe(answer.status); // a gateway in the process is told the same
  return status;
}

async function health(): Promise<[number, string]> {
  const answer = await fetch(`${served.url}/health/ready`);
  const { status } = (await answer.json()) as { status: string };
  return [answer.status, status];
}

describe('[A72] a country whose trail nobody signs', () => {
  test('answers nothing from the limit on, to the millisecond, and again after the next checkpoint', async () => {
    await on.write('s1');
    after = HOUR_MS - 1;
    expect(await ask()).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1));
    after = HOUR_MS + 5_000; // what was seen a moment ago is believed for five seconds
    expect([await ask(), await health()]).toEqual([503, [503, 'audit trail not signed']]);
    expect(said).toEqual(['no checkpoint of the audit trail can be written: nothing is answered']);
    expect(await sign()).toBe(1);
    expect([await ask(), await health()]).toEqual([200, [200, 'ok']]);
    expect(said.at(-1)).toBe('checkpoints of the audit trail are written again: open');
  });

  test('closes at the limit exactly', async () => {
    await on.write('s1');
    after = HOUR_MS;
    expect(await ask()).toBe(503);
  });

  test('is closed by a file that cannot be written: its checkpoints do not count', async () => {
    await on.write('s1');
    await expect(sign(join(folder, 'none', 'file'))).rejects.toThrow('ENOENT');
    after = HOUR_MS;
    expect(await ask()).toBe(503);
    expect(await sign(join(folder, 'file'))).toBe(1);
    expect(await ask()).toBe(200);
  });

  test('stays open for ever where the trail does not grow', async () => {
    after = 1_000 * HOUR_MS;
    expect(await ask()).toBe(200);
    after = 0;
    await on.write('s1');
    await sign();
    after = 2_000 * HOUR_MS;
    expect(await ask()).toBe(200);
  });

  test('counts from the first line that nobody signed, not from the last', async () => {
    await on.write('s1');
    await sign();
    await on.query(`INSERT INTO audit (at, actor, action, outcome) VALUES ($1, 'a', 'b', 'c'), ($2, 'a', 'b', 'c')`, [
      new Date(AT.getTime() + HOUR_MS),
      new Date(AT.getTime() + 2 * HOUR_MS),
    ]);
    after = 2 * HOUR_MS - 1;
    expect(await ask()).toBe(200);
    after = 2 * HOUR_MS + 5_000;
    expect(await ask()).toBe(503);
  });
});
