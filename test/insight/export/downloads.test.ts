import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insight } from '../../../subgraphs/insight/main.ts';
import { renewToldLibraries } from '../../../subgraphs/insight/storage/records/toldLibraries.ts';
import { openLog } from '../../../subgraphs/shared/runtime/log.ts';
import { eventually } from '../../support/eventually.ts';
import { INSIGHT_SETTINGS, testInsight } from '../../support/insight.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { many, PROTECTED, takeIn } from '../records/world.ts';
import { type ExportServer, exportServer, heldBytes, release, sha256 } from './exportServer.ts';

const FORMATS = ['csv', 'ndjson', 'parquet'];
const MEGABYTE = 1_048_576;
const SINCE = '2026-11-20T10:00:00.000Z';

let on: TestSubgraph;
let server: ExportServer;
const said: string[] = [];
beforeAll(async () => {
  on = await testInsight();
  const note = (_fields: object, text: string) => void said.push(text);
  const log = { ...openLog('insight', 'silent'), error: note, warn: note } as never;
  const parts = { settings: INSIGHT_SETTINGS, database: on.database, log, now: on.clock.now };
  server = await exportServer({ ...on, subgraph: await insight.open(parts) });
  await on.rows(`INSERT INTO analyst VALUES ('staff', 'analyst.two'), ('staff', 'analyst.three')`);
  await takeIn(on, [
    ...many('netherlands', 60, { through: '2027-03-31' }),
    ...many('norway', 9, { kind: '=1+1', library: '0999', region: '11,"x"' }),
    ...many('finland', 21, { library: 'C1', region: 'FI-18' }),
  ]);
  await on.database.transaction((tx) => renewToldLibraries(tx, 50));
  await release(on);
});
afterAll(async () => {
  server.close();
  await on.close();
});

const file = (format: string, more = '') => `memberships.${format}?purpose=RESEARCH${more}`;
const outcomes = () =>
  on.rows(`SELECT actor, purpose, outcome FROM audit WHERE action = 'exportMemberships' ORDER BY seq`);

describe('a download that is cut off', () => {
  test.each(FORMATS)('goes on where it stopped, byte for byte: %s', async (format) => {
    const whole = Buffer.from(await (await server.get(file(format))).arrayBuffer());
    const cuts = [1, 60, Math.floor(whole.length / 2), whole.length - 1];
    for (const cut of cuts) {
      const rest = await server.get(file(format), { range: `bytes=${cut}-` });
      expect([rest.status, rest.headers.get('content-range')]).toEqual([
        206,
        `bytes ${cut}-${whole.length - 1}/${whole.length}`,
      ]);
      const joined = Buffer.concat([whole.subarray(0, cut), Buffer.from(await rest.arrayBuffer())]);
      expect(sha256(joined)).toBe(sha256(whole));
    }
    const middle = await server.get(file(format), { range: 'bytes=10-19' });
    expect(Buffer.from(await middle.arrayBuffer())).toEqual(whole.subarray(10, 20));
    expect((await server.get(file(format), { range: `bytes=${whole.length}-` })).status).toBe(416);
  });

  test('begins anew where the file is another: of another purpose, release or analyst', async () => {
    const etag = (await server.get(file('csv'))).headers.get('etag') ?? '';
    const going = { range: 'bytes=5-', 'if-range': etag };
    expect((await server.get(file('csv'), going)).status).toBe(206);
    expect((await server.get('memberships.csv?purpose=QUALITY', going)).status).toBe(200);
    expect((await server.get(file('ndjson'), going)).status).toBe(200);
    expect((await server.get(file('csv'), going, 'analyst.two')).status).toBe(200);
    on.clock.advance(60_000);
    expect((await server.get(file('csv'), going)).status).toBe(206);
  });
});

describe('[A42] how much of it one may have', () => {
  test('a release is counted once for each analyst, in every format, and each time is on record with its purpose', async () => {
    await on.rows(`DELETE FROM row_budget; DELETE FROM export_download`);
    const before = (await outcomes()).length;
    for (const format of FORMATS) await (await server.get(file(format), {}, 'analyst.three')).arrayBuffer();
    await (await server.get('memberships.csv?purpose=QUALITY', {}, 'analyst.three')).arrayBuffer();
    expect(await on.rows('SELECT caller, list, rows::int FROM row_budget')).toEqual([
      { caller: 'staff|analyst.three', list: 'export', rows: 90 },
    ]);
    expect((await outcomes()).slice(before)).toEqual(
      ['RESEARCH', 'RESEARCH', 'RESEARCH', 'QUALITY'].map((purpose) => ({
        ...{ actor: 'staff|analyst.three', purpose, outcome: 'DONE' },
      })),
    );
  });

  test('a release that is more than a day’s rows is refused on record, and looking at it takes nothing', async () => {
    const few = await testInsight({ INSIGHT_EXPORTED_ROWS_PER_DAY: '89' });
    await takeIn(few, many('norway', 90));
    await release(few);
    const narrow = await exportServer(few);
    const head = await fetch(`${narrow.url}/export/${file('csv')}`, {
      method: 'HEAD',
      headers: { 'x-subject': 'analyst.one' },
    });
    expect([head.status, head.headers.get('x-total-rows')]).toEqual([200, '90']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(90 * 33);
    for (const again of [file('csv'), file('csv'), file('parquet'), 'memberships.csv?purpose=QUALITY']) {
      const answer = await narrow.get(again, { range: 'bytes=0-9' });
      expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([429, 14 * 3_600]);
    }
    expect(await few.rows(`SELECT outcome FROM audit WHERE action = 'exportMemberships'`)).toEqual([
      { outcome: 'RATE_LIMITED' },
    ]);
    expect(await few.rows('SELECT FROM export_download')).toEqual([]);
    narrow.close();
    await few.close();
  });

  test('nobody takes it after two days, and the night deletes it', async () => {
    const [{ count: before }] = await on.rows('SELECT count(*)::int FROM export_chunk');
    on.clock.set(new Date(Date.parse(SINCE) + 48 * 3_600_000 - 1).toISOString());
    expect((await server.get(file('csv'))).status).toBe(200);
    on.clock.advance(1);
    expect((await server.get(file('csv'))).status).toBe(503);
    on.clock.advance(1);
    await on.subgraph.retention?.sweep.run();
    const left = await on.rows(
      'SELECT (SELECT count(*) FROM export_chunk)::int AS chunks, (SELECT count(*) FROM export_download)::int AS downloads',
    );
    expect([before, left]).toEqual([3, [{ chunks: 0, downloads: 0 }]]);
    on.clock.set(SINCE);
  });
});

test('[A8] protected persons change no byte of any format', async () => {
  const bytes = async () => {
    await on.rows('DELETE FROM export_release');
    await release(on);
    const chunks = await on.rows('SELECT format, n, first_byte, bytes FROM export_chunk ORDER BY 1, 2');
    return chunks.map((chunk) => [chunk.format, chunk.n, chunk.first_byte, sha256(chunk.bytes)].join(' '));
  };
  const before = await bytes();
  await takeIn(on, PROTECTED);
  expect(await bytes()).toEqual(before);
  await takeIn(on, [{ country: 'norway', membership: 'norway-0003', happened: 'MOVED', undisclosed: true }]);
  expect(await on.rows('SELECT rows::int FROM export_release')).toEqual([{ rows: 90 }]);
  await bytes();
  expect(await on.rows('SELECT rows::int FROM export_release')).toEqual([{ rows: 89 }]);
});

describe('a file of 64 MB', () => {
  beforeAll(async () => {
    await on.rows(`INSERT INTO export_chunk SELECT id, 'csv', n, n * ${MEGABYTE}::bigint, convert_to(repeat('x', ${MEGABYTE}), 'UTF8')
      FROM export_release, generate_series(0, 63) n ON CONFLICT (release, format, n) DO UPDATE SET bytes = excluded.bytes`);
  });

  test('waits for slow clients, holding a few pieces for each, two at once, and is let go of when they go away', async () => {
    const { port } = new URL(server.url);
    const open = () => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(`GET /export/${file('csv')} HTTP/1.1\r\nHost: x\r\nX-Subject: analyst.one\r\n\r\n`);
      return new Promise<typeof socket>((resolve) => socket.once('readable', () => resolve(socket)));
    };
    const before = heldBytes();
    const sockets = [await open(), await open()];
    await new Promise((resolve) => setTimeout(resolve, 300)); // as long as it takes to read them whole
    // What was sent is garbage, and freed in its own time; what waits to be sent would stay.
    const most = before + 40 * MEGABYTE;
    await eventually(() => heldBytes() < most);
    expect((await server.get(file('csv'))).status).toBe(429);
    const busy = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
    expect(await on.rows(busy)).toEqual([]);
    for (const socket of sockets) socket.destroy();
    const status = await eventually(async () => {
      const answer = await server.get(file('csv'), { range: 'bytes=0-9' });
      await answer.arrayBuffer();
      return answer.status !== 429 && answer.status;
    });
    expect(status).toBe(206);
    expect(said).toEqual([]); // who goes away is no fault
  });

  test('breaks off where its release is deleted, and does not end as if it were whole', async () => {
    const answer = await server.get(file('csv'));
    const reading = (async () => {
      for await (const _piece of answer.body ?? []) await on.rows('DELETE FROM export_release');
    })();
    await expect(reading).rejects.toThrow();
    await eventually(async () => said.length > 0);
    expect(said).toEqual(['an export was broken off']);
  });
});

test('a fault of ours is a failure with a reference, and the log has it', async () => {
  await on.rows('ALTER TABLE analyst RENAME TO gone');
  const answer = await server.get(file('csv'));
  await on.rows('ALTER TABLE gone RENAME TO analyst');
  const reference = expect.stringMatching(/^[0-9a-f-]{36}$/);
  expect([answer.status, await answer.json()]).toEqual([
    500,
    { errors: [{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL', reference } }] },
  ]);
  expect(said.at(-1)).toBe('export failed');
});
