import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseRange } from '../../../subgraphs/insight/domain/export/byteRange.ts';
import { csvCell } from '../../../subgraphs/insight/operations/export/cells.ts';
import { renewToldLibraries } from '../../../subgraphs/insight/storage/records/toldLibraries.ts';
import { injections } from '../../support/injections.ts';
import { ANALYST, testInsight } from '../../support/insight.ts';
import { wholeDatabase } from '../../support/snapshot.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { many, PROTECTED, takeIn } from '../records/world.ts';
import { type ExportServer, exportServer, heldBytes, KEY, release, sha256 } from './exportServer.ts';

const FORMATS = ['csv', 'ndjson', 'parquet'];
const MEGABYTE = 1_048_576;
const SINCE = '2026-11-20T10:00:00.000Z';

let on: TestSubgraph;
let server: ExportServer;
let folder: string;
beforeAll(async () => {
  on = await testInsight();
  server = await exportServer(on);
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  await on.rows(`INSERT INTO analyst VALUES ('staff', 'analyst.two'), ('staff', 'analyst.three')`);
  await takeIn(on, [
    ...many('netherlands', 60, { through: '2027-03-31' }),
    ...many('norway', 9, { kind: '=1+1', library: '0999', region: '11,"x"' }),
    ...many('finland', 21, { library: 'C1', region: 'FI-18' }),
  ]);
  await on.database.transaction((tx) => renewToldLibraries(tx, 50));
});
afterAll(async () => {
  server.close();
  await on.close();
  await rm(folder, { recursive: true });
});

const file = (format: string, more = '') => `memberships.${format}?purpose=RESEARCH${more}`;
const outcomes = () =>
  on.rows(`SELECT actor, purpose, outcome FROM audit WHERE action = 'exportMemberships' ORDER BY seq`);

describe('an export before there is a release', () => {
  test('is for later, and is no release when nothing is told', async () => {
    const answer = await server.get(file('csv'));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
    expect((await on.run('{ membershipExport { id } }', {}, ANALYST))['membershipExport']).toBeNull();
    const sweep = on.subgraph.sweeps.find(({ name }) => name === 'exportRelease');
    expect(await sweep?.isDue?.()).toBe(true);
    expect(await sweep?.run()).toBe(90);
    expect(await sweep?.isDue?.()).toBe(false);
    on.clock.advance(24 * 3_600_000);
    expect(await sweep?.isDue?.()).toBe(true);
    on.clock.set(SINCE);
    await on.rows('DELETE FROM export_release');
    await release(on);
  });
});

describe('[A28] who may have it', () => {
  test.each([
    ['nobody', '', 401],
    ['somebody without a role here', 'desk.rana', 403],
  ])('%s may not, and changes nothing', async (_who, subject, status) => {
    const before = await wholeDatabase(on);
    expect((await server.get(file('csv'), {}, subject)).status).toBe(status);
    expect(await wholeDatabase(on)).toEqual(before);
  });

  test.each([
    ['without a purpose', 'memberships.csv', 400],
    ['for a purpose that is none', 'memberships.csv?purpose=CURIOSITY', 400],
    ['for a purpose that every object has', 'memberships.csv?purpose=toString', 400],
    ['for two purposes', 'memberships.csv?purpose=RESEARCH&purpose=QUALITY', 400],
    ['of a release that is none', file('csv', '&release=1'), 400],
    ['of a release that is gone', file('csv', '&release=00000000-0000-4000-8000-000000000000'), 404],
    ['in another format', 'memberships.xlsx?purpose=RESEARCH', 404],
    ['in a format that every object has', 'memberships.toString?purpose=RESEARCH', 404],
  ])('an analyst may not %s', async (_what, path, status) => {
    const before = await wholeDatabase(on);
    expect((await server.get(path)).status).toBe(status);
    expect(await wholeDatabase(on)).toEqual(before);
  });

  test('[A61] text in a parameter or header is a value and nothing more', async () => {
    const before = await wholeDatabase(on);
    for (const text of injections(12)) {
      const value = encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'));
      expect((await server.get(`memberships.csv?purpose=${value}`)).status).toBe(400);
      expect((await server.get(file('csv', `&release=${value}`))).status).toBe(400);
      expect((await server.get(`memberships.${value}x?purpose=RESEARCH`)).status).toBeGreaterThanOrEqual(400);
    }
    expect(await wholeDatabase(on)).toEqual(before);
  });
});

describe('what is in it', () => {
  const expected = () => {
    const name = (country: string, id: string) =>
      `m${createHmac('sha256', KEY).update(`${country}|${id}`).digest('hex').slice(0, 32)}`;
    const digits = (n: number) => String(n).padStart(4, '0');
    const rows = [
      ...Array.from({ length: 60 }, (_, n) => [name('netherlands', `netherlands-${digits(n)}`), 'netherlands']),
      ...Array.from({ length: 9 }, (_, n) => [name('norway', `norway-${digits(n)}`), 'norway']),
      ...Array.from({ length: 21 }, (_, n) => [name('finland', `finland-${digits(n)}`), 'finland']),
    ];
    return rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  };

  test('[A64] CSV: the watermark alone in its column, no cell that begins a formula, and a line for each record', async () => {
    const answer = await server.get(file('csv'));
    expect(answer.headers.get('x-total-rows')).toBe('90');
    const lines = (await answer.text()).split('\n');
    expect(lines[0]).toBe('record,country,kind,status,library,region,since,through,watermark');
    const id = answer.headers.get('x-export-release');
    expect(lines[1]).toBe(`,,,,,,,,release=${id}; caller=staff|analyst.one; purpose=RESEARCH; at=${SINCE}`);
    expect(lines.slice(2, -1).map((line) => line.split(',').slice(0, 2))).toEqual(expected());
    expect(lines.at(-1)).toBe('');
    const of = (country: string) => lines.find((line) => line.includes(country))?.replace(/^\w+/, '');
    expect(of('netherlands')).toBe(',netherlands,STANDARD,ACTIVE,0301,03,2024-01,2027-03,');
    expect(of('norway')).toBe(`,norway,'=1+1,ACTIVE,,"11,""x""",2024-01,,`);
    expect(of('finland')).toBe(',finland,STANDARD,ACTIVE,,,2024-01,,');
  });

  test.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
    '[A64] a cell that begins with %j is text',
    (sign) => {
      expect(csvCell(`${sign}HYPERLINK("x")`).replaceAll('"', '')).toMatch(/^'/);
    },
  );

  test('NDJSON: the watermark first, then an object for each record', async () => {
    const lines = (await (await server.get(file('ndjson'))).text()).trimEnd().split('\n');
    const [mark, ...rows] = lines.map((line) => JSON.parse(line));
    expect(mark).toEqual({ watermark: expect.objectContaining({ caller: 'staff|analyst.one', purpose: 'RESEARCH' }) });
    expect(rows.map(({ record, country }) => [record, country])).toEqual(expected());
    expect(rows.find(({ country }) => country === 'norway')).toMatchObject({
      kind: '=1+1',
      library: null,
      region: '11,"x"',
    });
  });

  test('Parquet: read by DuckDB, with the watermark among its metadata', async () => {
    const path = join(folder, 'memberships.parquet');
    await writeFile(path, Buffer.from(await (await server.get(file('parquet'))).arrayBuffer()));
    const connection = await (await DuckDBInstance.create()).connect();
    const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    expect(await read(`SELECT record, country FROM read_parquet('${path}')`)).toEqual(expected());
    expect(
      await read(`SELECT DISTINCT library, region, through FROM read_parquet('${path}') WHERE country = 'finland'`),
    ).toEqual([[null, null, null]]);
    const [[mark]] = (await read(`SELECT decode(value) FROM parquet_kv_metadata('${path}')`)) as [[string]];
    expect(JSON.parse(mark)).toMatchObject({ caller: 'staff|analyst.one', purpose: 'RESEARCH', at: SINCE });
    connection.closeSync();
  });

  test('[A43] another release has other names in another order, and the key of none is kept', async () => {
    const order = async () => {
      const rows = (await (await server.get(file('csv'))).text()).split('\n').slice(2, -1);
      return rows.map((row) => row.slice(0, 33));
    };
    const first = await order();
    on.clock.advance(1_000);
    await release(on, Buffer.alloc(32, 'of another'));
    const second = await order();
    expect(second.filter((name) => first.includes(name))).toEqual([]);
    const countries = (await (await server.get(file('csv'))).text()).split('\n').map((row) => row.split(',')[1]);
    expect(countries).not.toEqual(['country', '', ...expected().map(([, country]) => country), undefined]);
    const kept = Object.values(await wholeDatabase(on))
      .flat()
      .join();
    expect(kept).not.toContain(Buffer.alloc(32, 'of another').toString('hex'));
    await on.rows(`DELETE FROM export_release WHERE made_at > $1`, [SINCE]);
    on.clock.set(SINCE);
  });
});

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

  test.each([
    ['bytes=0-', { from: 0, to: 9 }],
    ['bytes=9-', { from: 9, to: 9 }],
    ['bytes=10-', 'UNSATISFIABLE'],
    ['bytes=3-4', { from: 3, to: 4 }],
    ['bytes=3-99', { from: 3, to: 9 }],
    ['bytes=4-3', undefined],
    ['bytes=-3', { from: 7, to: 9 }],
    ['bytes=-99', { from: 0, to: 9 }],
    ['bytes=-0', 'UNSATISFIABLE'],
    ['bytes=-', undefined],
    ['bytes=1-2,4-5', undefined],
    ['rows=1-2', undefined],
    [undefined, undefined],
  ])('of ten bytes %s is %j', (header, range) => {
    expect(parseRange(header, 10)).toEqual(range);
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
    const answer = await narrow.get(file('csv'));
    expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([429, 14 * 3_600]);
    expect(await few.rows(`SELECT outcome FROM audit WHERE action = 'exportMemberships'`)).toEqual([
      { outcome: 'RATE_LIMITED' },
    ]);
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
    expect(heldBytes() - before).toBeLessThan(40 * MEGABYTE);
    expect((await server.get(file('csv'))).status).toBe(429);
    expect(
      (
        await on.rows(`SELECT count(*)::int AS busy FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%'`)
      )[0].busy,
    ).toBe(0);
    for (const socket of sockets) socket.destroy();
    let status = 429;
    for (let tries = 0; status === 429 && tries < 100; tries += 1) {
      const answer = await server.get(file('csv'), { range: 'bytes=0-9' });
      status = answer.status;
      await answer.arrayBuffer();
    }
    expect(status).toBe(206);
  });

  test('breaks off where its release is deleted, and does not end as if it were whole', async () => {
    const answer = await server.get(file('csv'));
    const reading = (async () => {
      for await (const _piece of answer.body ?? []) await on.rows('DELETE FROM export_release');
    })();
    await expect(reading).rejects.toThrow();
  });
});
